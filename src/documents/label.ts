import type { LabelStock } from '../pharmacies/label-stocks.js';
import { Refusal } from '../refusals/refusal.js';
import type { LabelText } from '../planning/plan.types.js';
import type { Stability } from '../stability/stability.types.js';
import { drawCode, makeCode, type Code } from './barcode.js';
import type { DocumentFacts } from './document-facts.js';
import { widthOf } from './fonts.js';
import { asDrawn } from './glyphs.js';
import { labelBlocks, labelHead, type TypeSizes } from './label-text.js';
import { layLabels, type Block, type LabelFrame, type PlacedLine } from './label-layout.js';
import type { Measure } from './lines.js';
import { closePdf, drawRule, drawText, openPdf, type Pdf } from './pdf.js';

const INCH = 72;
const MM = 72 / 25.4;

interface Stock {
  readonly width: number;
  readonly height: number;
  /** Tried in turn; the last has the least sizes the label rules allow. */
  readonly sizes: readonly TypeSizes[];
}

/** Patient, drug and dose 12 pt at least, nothing under 10 pt (label rules 1 and 2). */
const LEAST: TypeSizes = { critical: 12, text: 10, gap: 0 };
const SMALL: readonly TypeSizes[] = [{ ...LEAST, gap: 3 }, LEAST];

const STOCKS: Readonly<Record<LabelStock, Stock>> = {
  '4x2in': { width: 4 * INCH, height: 2 * INCH, sizes: SMALL },
  '100x50mm': { width: 100 * MM, height: 50 * MM, sizes: SMALL },
  '4x6in': {
    width: 4 * INCH,
    height: 6 * INCH,
    sizes: [{ critical: 15, text: 12, gap: 8 }, { critical: 13, text: 11, gap: 6 }, LEAST],
  },
};

/** Printers of labels leave the outermost millimetre white. */
const MARGIN = { x: 3 * MM, y: 2 * MM };
const MOST_LABELS = 4;

const measure: Measure = (text, weight, size) => widthOf(asDrawn(text), weight, size);

interface Laid {
  readonly labels: readonly (readonly PlacedLine[])[];
  readonly frame: LabelFrame;
}

/** Fewest labels first; then paragraphs kept whole rather than split; then the largest type. */
function lay(facts: DocumentFacts, label: LabelText, stock: Stock, codeSide: number): Laid {
  const frame = { width: stock.width - 2 * MARGIN.x, height: stock.height - 2 * MARGIN.y, codeSide };
  let tooLong = '';
  for (let total = 1; total <= MOST_LABELS; total += 1) {
    for (const keepWhole of [true, false]) {
      for (const sizes of stock.sizes) {
        const head = (number: number) => labelHead(facts, label, sizes, { number, total });
        const blocks = labelBlocks(facts, label, sizes);
        const layout = layLabels(head, keepWhole ? blocks.map(kept) : blocks, frame, total, measure);
        if ('labels' in layout) return { labels: layout.labels, frame };
        tooLong = layout.tooLong;
      }
    }
  }
  throw new Refusal('refused', `The text needs more than ${MOST_LABELS} labels: shorten ${tooLong}.`);
}

function kept(block: Block): Block {
  return { ...block, whole: true };
}

function drawLine(pdf: Pdf, placed: PlacedLine): void {
  const x = MARGIN.x + placed.x;
  const y = MARGIN.y + placed.y;
  for (const piece of placed.line.pieces) {
    if ('rule' in piece) drawRule(pdf, { x: x + piece.x, y: y + 1.5 }, piece.width);
    else drawText(pdf, piece.text, { x: x + piece.x, y }, { weight: piece.weight, size: placed.size });
  }
}

function codeFor(facts: DocumentFacts, stability: Stability): Code | undefined {
  if (!facts.order) return undefined;
  return makeCode({
    expiresOn: stability.beyondUseDate,
    lot: facts.order.number,
    serial: facts.order.rxNumber,
  });
}

/** The patient's label, a page for each physical label. Refuses text that needs more labels than a person would read. */
export function drawLabel(facts: DocumentFacts, label: LabelText, stability: Stability): Promise<Uint8Array> {
  const stock = STOCKS[facts.labelStock];
  const code = codeFor(facts, stability);
  const { labels, frame } = lay(facts, label, stock, code?.side ?? 0);
  const pdf = openPdf({
    title: `Label ${facts.order?.number ?? ''}`.trim(),
    size: [stock.width, stock.height],
    dated: facts.plan.basis.compoundedOn,
  });
  labels.forEach((lines, i) => {
    pdf.addPage();
    for (const placed of lines) drawLine(pdf, placed);
    if (code && i === 0)
      drawCode(pdf, code, {
        x: MARGIN.x + frame.width - code.side,
        y: MARGIN.y + frame.height - code.side,
      });
  });
  return closePdf(pdf);
}
