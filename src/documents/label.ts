import type { LabelStock } from '../pharmacies/label-stocks.js';
import { Refusal } from '../refusals/refusal.js';
import type { LabelText } from '../planning/plan.types.js';
import type { Stability } from '../stability/stability.types.js';
import { drawCode, makeCode, type Code } from './barcode.js';
import type { DocumentFacts } from './document-facts.js';
import { labelBlocks, labelHead, type TypeSizes } from './label-text.js';
import { layLabels, type Block, type LabelFrame, type PlacedLine } from './label-layout.js';
import {
  drawLabelLine,
  LABEL_MARGIN as MARGIN,
  measureLabel as measure,
  STOCK_SIZES,
} from './label-stock.js';
import { closePdf, openPdf, type Pdf } from './pdf.js';

interface Stock {
  readonly width: number;
  readonly height: number;
  /** Tried in turn; the last has the least sizes the label rules allow. */
  readonly sizes: readonly TypeSizes[];
}

/** Patient, drug and dose 12 pt at least, nothing under 10 pt (label rules 1 and 2). */
const LEAST: TypeSizes = { critical: 12, text: 10, gap: 0 };
const SMALL: readonly TypeSizes[] = [{ ...LEAST, gap: 3 }, LEAST];
const LARGE: readonly TypeSizes[] = [
  { critical: 15, text: 12, gap: 8 },
  { critical: 13, text: 11, gap: 6 },
  LEAST,
];

const MOST_LABELS = 4;

function stockOf(name: LabelStock): Stock {
  const [width, height] = STOCK_SIZES[name];
  return { width, height, sizes: name === '4x6in' ? LARGE : SMALL };
}

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

function codeFor(facts: DocumentFacts, stability: Stability): Code | undefined {
  if (!facts.order) return undefined;
  return makeCode({
    expiresOn: stability.beyondUseDate,
    lot: facts.order.number,
    serial: facts.order.rxNumber,
  });
}

/**
 * The patient's labels, a page for each physical label; of a kit those of each strength after another. Refuses text
 * that needs more labels than a person would read.
 */
export function drawLabels(
  facts: DocumentFacts,
  texts: readonly LabelText[],
  stability: Stability,
): Promise<Uint8Array> {
  const stock = stockOf(facts.labelStock);
  const code = codeFor(facts, stability);
  // All are laid out before any is drawn: a kit with one label too long has none.
  const laid = texts.map((text) => lay(facts, text, stock, code?.side ?? 0));
  const pdf = openPdf({
    title: `Label ${facts.order?.number ?? ''}`.trim(),
    size: [stock.width, stock.height],
    dated: facts.plan.basis.compoundedOn,
  });
  for (const one of laid) drawLaid(pdf, one, code);
  return closePdf(pdf);
}

function drawLaid(pdf: Pdf, { labels, frame }: Laid, code: Code | undefined): void {
  labels.forEach((lines, i) => {
    pdf.addPage();
    for (const placed of lines) drawLabelLine(pdf, placed);
    if (code && i === 0)
      drawCode(pdf, code, {
        x: MARGIN.x + frame.width - code.side,
        y: MARGIN.y + frame.height - code.side,
      });
  });
}
