import type { LabelStock } from '../pharmacies/label-stocks.js';
import { widthOf } from './fonts.js';
import { asDrawn } from './glyphs.js';
import type { PlacedLine } from './label-layout.js';
import type { Measure } from './lines.js';
import { drawRule, drawText, type Pdf } from './pdf.js';

const INCH = 72;
const MM = 72 / 25.4;

/** Width and height in points. */
export const STOCK_SIZES: Readonly<Record<LabelStock, readonly [width: number, height: number]>> = {
  '4x2in': [4 * INCH, 2 * INCH],
  '100x50mm': [100 * MM, 50 * MM],
  '4x6in': [4 * INCH, 6 * INCH],
};

/** Printers of labels leave the outermost millimetre white. */
export const LABEL_MARGIN = { x: 3 * MM, y: 2 * MM };

export const measureLabel: Measure = (text, weight, size) => widthOf(asDrawn(text), weight, size);

/** Draws a laid-out line; `left` is where the frame begins. */
export function drawLabelLine(pdf: Pdf, placed: PlacedLine, left = LABEL_MARGIN.x): void {
  const x = left + placed.x;
  const y = LABEL_MARGIN.y + placed.y;
  for (const piece of placed.line.pieces) {
    if ('rule' in piece) drawRule(pdf, { x: x + piece.x, y: y + 1.5 }, piece.width);
    else drawText(pdf, piece.text, { x: x + piece.x, y }, { weight: piece.weight, size: placed.size });
  }
}
