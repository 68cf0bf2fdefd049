import { chainOf } from '../intermediates/achieved.js';
import type { IntermediateLine } from '../intermediates/intermediates.types.js';
import { stepMark } from '../intermediates/step-mark.js';
import { strengthInWords } from '../intermediates/strength-words.js';
import type { LabelStock } from '../pharmacies/label-stocks.js';
import { Refusal } from '../refusals/refusal.js';
import { drawCode, makeLotCode } from './barcode.js';
import type { DrawnText } from './glyphs.js';
import { layLabels, type Block, type PlacedLine } from './label-layout.js';
import { drawLabelLine, LABEL_MARGIN, measureLabel, STOCK_SIZES } from './label-stock.js';
import type { TypeSizes } from './label-text.js';
import { closePdf, drawText, openPdf, type Pdf } from './pdf.js';
import { drawStepShape } from './step-shape.js';
import { dayInWords } from './words.js';

export interface IntermediateLabelFacts {
  readonly line: IntermediateLine;
  /** All of the order, to find what it goes back to. */
  readonly lines: readonly IntermediateLine[];
  readonly orderNumber: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly labelStock: LabelStock;
}

/** Side of the shape, and the column it stands in. */
const SHAPE = 72;
const COLUMN = SHAPE + 8;
const NAME_SIZE = 26;

/** For people of the pharmacy only: smaller than a patient's label may be, where the stock is small. */
const SIZES: readonly TypeSizes[] = [
  { critical: 13, text: 11, gap: 6 },
  { critical: 12, text: 10, gap: 3 },
  { critical: 12, text: 10, gap: 0 },
  { critical: 11, text: 9, gap: 0 },
];

const FURTHER = 'For further compounding only. Not for a patient.';

function rootName({ line, lines }: IntermediateLabelFacts): string {
  return chainOf(line, lines)[0]?.from ?? line.from;
}

function blocksOf(facts: IntermediateLabelFacts, sizes: TypeSizes): readonly Block[] {
  const { line, orderNumber, madeOn } = facts;
  const { text: size, critical, gap } = sizes;
  const bold = (subject: string, text: string, more: Partial<Block> = {}): Block => ({
    subject,
    runs: [{ text, weight: 'bold' }],
    size,
    ...more,
  });
  const plain = (subject: string, text: string, more: Partial<Block> = {}): Block => ({
    subject,
    runs: [{ text }],
    size,
    ...more,
  });
  const from = line.apiLot ? `lot ${line.apiLot.lot}` : line.from;
  return [
    bold('the strength', strengthInWords(line.strength), { size: critical }),
    bold('the drug name', rootName(facts)),
    bold('the use', FURTHER, { gapBefore: gap }),
    plain('the next step', `Goes into ${line.usedIn ?? 'the batch'}: ${line.planned.taken}`),
    bold('the date', `Use by ${dayInWords(line.useBy)}`, { gapBefore: gap }),
    bold('the lot number', `Lot ${line.lot}`),
    plain('the parents', `From ${from} in ${line.diluent}, lot ${line.diluentLot.lot}; ${line.total}`),
    plain('the maker', `Made ${dayInWords(madeOn)} by ${line.madeBy}, order ${orderNumber}`),
  ];
}

/** More than one only where lot numbers or names are very long. */
const MOST_LABELS = 3;

function lay(facts: IntermediateLabelFacts, codeSide: number): readonly (readonly PlacedLine[])[] {
  const [width, height] = STOCK_SIZES[facts.labelStock];
  const frame = { width: width - 2 * LABEL_MARGIN.x - COLUMN, height: height - 2 * LABEL_MARGIN.y, codeSide };
  let tooLong = '';
  for (let most = 1; most <= MOST_LABELS; most += 1) {
    for (const sizes of SIZES) {
      const layout = layLabels(() => [], blocksOf(facts, sizes), frame, most, measureLabel);
      if ('labels' in layout) return layout.labels;
      tooLong = layout.tooLong;
    }
  }
  throw new Refusal('refused', `The label of ${facts.line.name} has no room: shorten ${tooLong}.`);
}

function drawCentred(pdf: Pdf, text: string, y: number, size: number): void {
  const x = LABEL_MARGIN.x + (SHAPE - measureLabel(text, 'bold', size)) / 2;
  drawText(pdf, text, { x, y }, { weight: 'bold', size });
}

/** Shape, name and word of the step: a kit's strength stands over the name. */
function drawMark(pdf: Pdf, line: IntermediateLine): void {
  const mark = stepMark(line.step);
  const [, strength, name = line.name] = /^(.+) (T\d+)$/u.exec(line.name) ?? [];
  const top = LABEL_MARGIN.y + 2;
  drawStepShape(pdf, mark, { x: LABEL_MARGIN.x, y: top }, SHAPE);
  // The triangle has its room low.
  drawCentred(pdf, name, top + SHAPE * (mark.shape === 'triangle' ? 0.84 : 0.62), NAME_SIZE);
  const words = mark.word.toUpperCase().split(' ');
  words.forEach((word, index) => drawCentred(pdf, word, top + SHAPE + 14 + index * 12, 10.5));
  if (strength) drawCentred(pdf, strength, top + SHAPE + 14 + words.length * 12 + 3, 12);
}

/**
 * Its name and shape large at the left, what it is at the right, its lot number as text and as a code that a scanner
 * types. One page where the text has room on one.
 */
export function drawIntermediateLabel(facts: IntermediateLabelFacts): Promise<Uint8Array> {
  const { line } = facts;
  const code = makeLotCode(line.lot);
  const [width, height] = STOCK_SIZES[facts.labelStock];
  const labels = lay(facts, code.side);
  const pdf = openPdf({ title: `Label ${line.lot}`, size: [width, height], dated: facts.madeOn });
  labels.forEach((lines, i) => {
    pdf.addPage();
    drawMark(pdf, line);
    for (const placed of lines) drawLabelLine(pdf, placed, LABEL_MARGIN.x + COLUMN);
    const corner = { x: width - LABEL_MARGIN.x - code.side, y: height - LABEL_MARGIN.y - code.side };
    if (i === 0) drawCode(pdf, code, corner);
  });
  return closePdf(pdf);
}

/** Every text from outside that the label draws, by field. */
export function textsOfIntermediate(facts: IntermediateLabelFacts): readonly DrawnText[] {
  const { line } = facts;
  return [
    { path: 'intermediates.lot', text: line.lot },
    { path: 'intermediates.apiLot', text: line.apiLot?.lot ?? '' },
    { path: 'intermediates.diluentLot', text: line.diluentLot.lot },
    { path: 'intermediates.madeBy', text: line.madeBy },
  ];
}
