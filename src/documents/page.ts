import { widthOf, type Weight } from './fonts.js';
import { asDrawn } from './glyphs.js';
import { breakLines, type Line, type Measure, type Run } from './lines.js';
import { closePdf, drawRule, drawText, openPdf, type Pdf } from './pdf.js';

export const PAPERS = { letter: [612, 792], a4: [595.28, 841.89] } as const;
export type Paper = keyof typeof PAPERS;

export const INK = { text: '#111111', quiet: '#50565e', line: '#b8bec6', strong: '#111111' } as const;
export const TYPE = { title: 18, heading: 11.5, text: 9.5, small: 8.5 } as const;
export const LEADING = 1.35;

const MARGIN = 44;
/** Between the lines of the head and the text. */
const UNDER_HEAD = 20;
const FOOT = 26;

/** Text that stands on every page. */
export interface PageFacts {
  readonly title: string;
  readonly paper: Paper;
  readonly dated: string;
  /** Order number, or undefined: then a blank to write it on. */
  readonly orderNumber: string | undefined;
  readonly patient: { readonly name: string; readonly born: string };
  /** Stands on every page in bold: `DRAFT — not for release`. */
  readonly banner?: string;
}

const measure: Measure = (text, weight, size) => widthOf(asDrawn(text), weight, size);

/** Lines of `runs` no wider than `width`. */
export function linesOf(runs: readonly Run[], size: number, width: number): readonly Line[] {
  return breakLines(runs, size, () => width, measure);
}

/** Pages that text flows down, with head and foot stamped on at the end, when their number is known. */
export class Sheet {
  readonly pdf: Pdf;
  readonly left = MARGIN;
  readonly width: number;
  private readonly head: readonly Line[];
  private readonly top: number;
  private readonly bottom: number;
  y = 0;

  constructor(private readonly facts: PageFacts) {
    const [width, height] = PAPERS[facts.paper];
    this.pdf = openPdf({
      title: [facts.title, facts.orderNumber].filter(Boolean).join(' '),
      size: [width, height],
      dated: facts.dated,
    });
    this.width = width - 2 * MARGIN;
    this.head = this.headLines();
    this.top = MARGIN + this.head.length * TYPE.small * LEADING + UNDER_HEAD;
    this.bottom = height - MARGIN - FOOT;
    this.newPage();
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = this.top;
  }

  /** Height of an empty page. */
  get height(): number {
    return this.bottom - this.top;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  /** Starts a new page when less than `height` is left on this one. */
  ensure(height: number): void {
    if (this.room < height && this.y > this.top) this.newPage();
  }

  /** Draws a line's pieces with the baseline at `y`. */
  draw(line: Line, at: { readonly x: number; readonly y: number }, size: number, colour: string): void {
    for (const piece of line.pieces) {
      const x = at.x + piece.x;
      if ('rule' in piece) drawRule(this.pdf, { x, y: at.y + 1.5 }, piece.width, { colour: INK.quiet });
      else drawText(this.pdf, piece.text, { x, y: at.y }, { weight: piece.weight, size, colour });
    }
  }

  /** Running text over the whole width, over pages where it must. */
  paragraph(
    runs: readonly Run[] | string,
    style: {
      readonly size?: number;
      readonly weight?: Weight;
      readonly colour?: string;
      readonly after?: number;
      readonly indent?: number;
      /** Stands before the first line, in the indent. */
      readonly mark?: string;
    } = {},
  ): void {
    const size = style.size ?? TYPE.text;
    const indent = style.indent ?? 0;
    const said = typeof runs === 'string' ? [{ text: runs, weight: style.weight ?? 'regular' }] : runs;
    const colour = style.colour ?? INK.text;
    linesOf(said, size, this.width - indent).forEach((line, i) => {
      this.ensure(size * LEADING);
      const y = this.y + size;
      if (i === 0 && style.mark)
        drawText(this.pdf, style.mark, { x: this.left, y }, { weight: 'regular', size, colour });
      this.draw(line, { x: this.left + indent, y }, size, colour);
      this.y += size * LEADING;
    });
    this.y += style.after ?? 0;
  }

  title(text: string, under?: string): void {
    this.paragraph(text, { size: TYPE.title, weight: 'bold' });
    if (under) this.paragraph(under, { size: TYPE.text, colour: INK.quiet });
    this.y += 6;
  }

  /** Framed over the whole width, so that nobody takes the sheet for a released one. */
  banner(text: string): void {
    const height = TYPE.title + 16;
    this.ensure(height);
    this.pdf.lineWidth(2).strokeColor(INK.strong).rect(this.left, this.y, this.width, height).stroke();
    const x = this.left + (this.width - measure(text, 'bold', TYPE.title)) / 2;
    const y = this.y + height / 2 + TYPE.title * 0.36;
    drawText(this.pdf, text, { x, y }, { weight: 'bold', size: TYPE.title });
    this.y += height + 10;
  }

  /** A heading, kept with at least `keep` points of what follows. */
  heading(text: string, keep = 48): void {
    this.y += 10;
    this.ensure(TYPE.heading * LEADING + keep);
    this.paragraph(text, { size: TYPE.heading, weight: 'bold', after: 3 });
  }

  /** Stamps head and foot on every page and gives the bytes. */
  finish(): Promise<Uint8Array> {
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      this.stampHead();
      this.stampFoot(page + 1, count);
    }
    return closePdf(this.pdf);
  }

  /** The patient's name, as many lines as it takes, beside the banner. */
  private headLines(): readonly Line[] {
    const { banner, patient } = this.facts;
    const bannerWidth = banner ? measure(banner, 'bold', TYPE.small) + 16 : 0;
    const who: readonly Run[] = [{ text: patient.name, weight: 'bold' }, { text: ` ${patient.born}` }];
    return linesOf(who, TYPE.small, this.width - bannerWidth);
  }

  private stampHead(): void {
    const { facts, pdf, left, width, head } = this;
    const banner = facts.banner ?? '';
    const x = left + width - measure(banner, 'bold', TYPE.small);
    drawText(pdf, banner, { x, y: MARGIN + 2 }, { weight: 'bold', size: TYPE.small });
    head.forEach((line, i) => {
      this.draw(line, { x: left, y: MARGIN + 2 + i * TYPE.small * LEADING }, TYPE.small, INK.text);
    });
    const under = MARGIN + 2 + (head.length - 1) * TYPE.small * LEADING + 7;
    drawRule(pdf, { x: left, y: under }, width, { colour: INK.line });
  }

  private stampFoot(page: number, pages: number): void {
    const { facts, pdf, left, width } = this;
    const y = this.bottom + FOOT - 4;
    drawRule(pdf, { x: left, y: y - 13 }, width, { colour: INK.line });
    const runs: readonly Run[] = facts.orderNumber
      ? [{ text: `Order ${facts.orderNumber} · ${facts.title}` }]
      : [{ text: 'Order ' }, { blank: 80 }, { text: ` · ${facts.title}` }];
    const [line] = linesOf(runs, TYPE.small, width * 0.75);
    if (line) this.draw(line, { x: left, y }, TYPE.small, INK.quiet);
    const number = `Page ${page} of ${pages}`;
    const x = left + width - measure(number, 'regular', TYPE.small);
    drawText(pdf, number, { x, y }, { weight: 'regular', size: TYPE.small, colour: INK.quiet });
  }
}
