import PDFDocument from 'pdfkit';
import { asDrawn } from './glyphs.js';
import { faces, type Weight } from './fonts.js';

export type Pdf = PDFKit.PDFDocument;

export interface PdfFacts {
  /** Shown by the viewer; without patient data. */
  readonly title: string;
  /** Points: [width, height]. */
  readonly size: readonly [width: number, height: number];
  /** `YYYY-MM-DD`. Stands in for the moment of printing, so that the same facts give the same bytes. */
  readonly dated: string;
}

/** A new file without pages, both faces registered. Its date and id come from the facts, never from the clock. */
export function openPdf(facts: PdfFacts): Pdf {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: [...facts.size],
    margin: 0,
    // No default font: pdfkit would register Helvetica, which is not embedded.
    font: '',
    lang: 'en',
    pdfVersion: '1.7',
    displayTitle: true,
    info: {
      Title: facts.title,
      Creator: 'Galenic',
      Producer: 'Galenic',
      CreationDate: new Date(`${facts.dated}T00:00:00Z`),
    },
  });
  for (const weight of ['regular', 'bold'] as const) {
    // pdfkit takes a parsed font too; its types know only files and bytes.
    pdf.registerFont(weight, faces()[weight] as unknown as Buffer);
  }
  return pdf;
}

/** Ends the file and gives its bytes. */
export function closePdf(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
    pdf.end();
  });
}

/** Draws one line of text with its baseline at `y`. Nothing wraps here: what is drawn was measured before. */
export function drawText(
  pdf: Pdf,
  text: string,
  at: { readonly x: number; readonly y: number },
  style: { readonly weight: Weight; readonly size: number; readonly colour?: string },
): void {
  const drawn = asDrawn(text);
  if (drawn.trim() === '') return;
  pdf
    .font(style.weight)
    .fontSize(style.size)
    .fillColor(style.colour ?? 'black');
  pdf.text(drawn, at.x, at.y, { lineBreak: false, baseline: 'alphabetic' });
}

/** A thin line, to separate or to write on. */
export function drawRule(
  pdf: Pdf,
  from: { readonly x: number; readonly y: number },
  width: number,
  style: { readonly thickness?: number; readonly colour?: string } = {},
): void {
  pdf
    .lineWidth(style.thickness ?? 0.5)
    .strokeColor(style.colour ?? 'black')
    .moveTo(from.x, from.y)
    .lineTo(from.x + width, from.y)
    .stroke();
}
