import { breakLines, type Line, type Measure, type Run } from './lines.js';

/** Line distance: 25–30 % more than the type size (label rule 4). */
const LEADING = 1.25;
/** Room between text and what stands to its right. */
const GUTTER = 8;
/** Points by which sums of line heights may differ from the frame. */
const SLACK = 0.01;

/** A paragraph of the label. */
export interface Block {
  /** What a refusal calls it: `the directions`. */
  readonly subject: string;
  readonly runs: readonly Run[];
  readonly size: number;
  /** Stands at the right end of the last line where there is room, else on a line of its own. */
  readonly right?: { readonly runs: readonly Run[]; readonly size: number };
  readonly gapBefore?: number;
  /** Moves to the next label whole where it can. */
  readonly whole?: boolean;
}

export interface LabelFrame {
  /** Of the area inside the margins, in points. */
  readonly width: number;
  readonly height: number;
  /** Side of the square kept free at the bottom right of the first label for the code; 0 for none. */
  readonly codeSide: number;
}

/** A line with its place: `x` of its left edge and `y` of its baseline, from the top left of the frame. */
export interface PlacedLine {
  readonly line: Line;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export type Layout =
  | { readonly labels: readonly (readonly PlacedLine[])[] }
  /** Too much text; `tooLong` is what takes most of the room. */
  | { readonly tooLong: string };

interface Cursor {
  readonly frame: LabelFrame;
  readonly measure: Measure;
  readonly first: boolean;
  top: number;
}

function roomAt(cursor: Cursor, top: number, size: number): number {
  const { width, height, codeSide } = cursor.frame;
  const end = top + size * LEADING;
  // A line that ends below this label will stand on the next one, which has no code.
  const besideCode = cursor.first && codeSide > 0 && end > height - codeSide && end <= height + SLACK;
  return besideCode ? width - codeSide - GUTTER : width;
}

/** The block's lines from the cursor on, without looking at the label's lower end. Moves the cursor below them. */
function setBlock(block: Block, cursor: Cursor): readonly PlacedLine[] {
  const pitch = block.size * LEADING;
  const start = cursor.top + (block.gapBefore ?? 0);
  const room = (line: number): number => roomAt(cursor, start + line * pitch, block.size);
  const lines = breakLines(block.runs, block.size, room, cursor.measure);
  const placed = lines.map((line, i) => ({
    line,
    x: 0,
    y: start + i * pitch + block.size,
    size: block.size,
  }));
  cursor.top = start + lines.length * pitch;
  return block.right ? [...placed, ...setRight(block, block.right, placed, cursor)] : placed;
}

function setRight(
  block: Block,
  right: NonNullable<Block['right']>,
  placed: readonly PlacedLine[],
  cursor: Cursor,
): readonly PlacedLine[] {
  const last = placed.at(-1);
  const lastTop = cursor.top - block.size * LEADING;
  const room = roomAt(cursor, lastTop, block.size);
  const [line, ...more] = breakLines(right.runs, right.size, () => room, cursor.measure);
  if (!line) return [];
  if (last && more.length === 0 && last.line.width + GUTTER * 2 + line.width <= room)
    return [{ line, x: room - line.width, y: last.y, size: right.size }];
  return setBlock({ subject: block.subject, runs: right.runs, size: right.size }, cursor);
}

/** What takes most lines is what a person should shorten. */
function longest(blocks: readonly Block[], frame: LabelFrame, measure: Measure): string {
  const heights = blocks.map((block) => {
    const lines = breakLines(block.runs, block.size, () => frame.width, measure).length;
    return { subject: block.subject, height: lines * block.size };
  });
  const bySubject = new Map<string, number>();
  for (const { subject, height } of heights) bySubject.set(subject, (bySubject.get(subject) ?? 0) + height);
  return [...bySubject].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'the text';
}

/** The top of whatever follows this line. */
function endOf(placed: PlacedLine): number {
  return placed.y + placed.size * (LEADING - 1);
}

/** The lines moved up so that the first stands at `top`: the rest of a block that began on the label before. */
function movedTo(top: number, lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const up = Math.min(...lines.map((placed) => placed.y - placed.size)) - top;
  return lines.map((placed) => ({ ...placed, y: placed.y - up }));
}

/**
 * Flows the blocks over as many labels as they need, `mostLabels` at most. Each label begins with `head(number)`.
 * Nothing is truncated and no size is changed here, ever.
 */
export function layLabels(
  head: (label: number) => readonly Block[],
  blocks: readonly Block[],
  frame: LabelFrame,
  mostLabels: number,
  measure: Measure,
): Layout {
  const labels: PlacedLine[][] = [];
  const tooLong = (): Layout => ({ tooLong: longest([...head(1), ...blocks], frame, measure) });
  let cursor: Cursor = { frame, measure, first: true, top: 0 };
  let headOnly = true;
  const open = (): void => {
    headOnly = true;
    cursor = { frame, measure, first: labels.length === 0, top: 0 };
    labels.push(head(labels.length + 1).flatMap((block) => setBlock(block, cursor)));
  };
  const overflows = (placed: PlacedLine): boolean => endOf(placed) > frame.height + SLACK;
  open();
  for (const block of blocks) {
    let set = setBlock(block, cursor);
    if (block.whole && !headOnly && set.some(overflows)) {
      open();
      set = setBlock({ ...block, gapBefore: 0 }, cursor);
    }
    for (let cut = set.findIndex(overflows); cut >= 0; cut = set.findIndex(overflows)) {
      if (labels.length >= mostLabels) return tooLong();
      labels.at(-1)?.push(...set.slice(0, cut));
      open();
      set = movedTo(cursor.top, set.slice(cut));
      cursor.top = Math.max(...set.map(endOf));
    }
    labels.at(-1)?.push(...set);
    headOnly = false;
  }
  if (labels.length > mostLabels || labels.some((lines) => lines.some(overflows))) return tooLong();
  return { labels };
}
