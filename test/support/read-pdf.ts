import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text as it stands on a page. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  /** From the lower edge. */
  readonly y: number;
  /** Points. */
  readonly size: number;
  /** PostScript name of the embedded font. */
  readonly font: string;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly drawn: readonly Drawn[];
  /** Lines from top to bottom, pieces of one baseline from left to right. */
  readonly lines: readonly string[];
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly fontName: string;
}

interface FontFacts {
  readonly name: string;
  /** Absent for a font that is not in the file. */
  readonly data?: Uint8Array;
}

function linesOf(drawn: readonly Drawn[]): readonly string[] {
  const byBaseline = new Map<number, Drawn[]>();
  for (const each of drawn) {
    const baseline = Math.round(each.y * 10);
    byBaseline.set(baseline, [...(byBaseline.get(baseline) ?? []), each]);
  }
  return [...byBaseline]
    .sort(([a], [b]) => b - a)
    .map(([, pieces]) =>
      pieces
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' ')
        .replace(/ ([,.])/gu, '$1'),
    );
}

/** Reads a finished document back with another library than the one that drew it. Throws for a font not embedded. */
export async function readPdf(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const file = await getDocument({ data: new Uint8Array(bytes), fontExtraProperties: true, verbosity: 0 })
    .promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    const drawn = (items as Item[])
      .filter(({ str }) => str.trim() !== '')
      .map(({ str, transform, fontName }): Drawn => {
        const font = page.commonObjs.get(fontName) as FontFacts;
        if (!font.data) throw new Error(`${font.name} is not embedded`);
        const [, , , size = 0, x = 0, y = 0] = transform;
        return { text: str, x, y, size, font: font.name };
      });
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({ width: right - left, height: top - bottom, drawn, lines: linesOf(drawn) });
  }
  await file.destroy();
  return pages;
}

/** All words of the document in reading order, spaces made one. */
export function textOf(pages: readonly ReadPage[]): string {
  return pages
    .flatMap(({ lines }) => lines)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}
