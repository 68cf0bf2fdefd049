import type { Weight } from './fonts.js';
import type { Line, Run } from './lines.js';
import { drawRule } from './pdf.js';
import { INK, LEADING, linesOf, TYPE, type Sheet } from './page.js';

export interface Column {
  readonly title: string;
  /** Share of the width; shares are summed up, so any scale will do. */
  readonly share: number;
  readonly align?: 'right';
}

export interface CellText {
  readonly text: string;
  readonly weight?: Weight;
  readonly size?: number;
  readonly colour?: string;
}

/** Small and grey: what stands under the text that counts. */
export function quiet(text: string): CellText {
  return { text, size: TYPE.small, colour: INK.quiet };
}

/** Paragraphs under each other, or an empty box to write in. */
export type Cell = string | readonly CellText[] | 'box';

export interface Row {
  readonly cells: readonly Cell[];
  readonly leastHeight?: number;
  /** Ruled heavily on the left and above and below: the row that counts. */
  readonly marked?: boolean;
}

interface CellLine {
  readonly line: Line;
  readonly size: number;
  readonly colour: string;
}

interface SetRow {
  readonly cells: readonly (readonly CellLine[] | 'box')[];
  readonly height: number;
  readonly marked: boolean;
}

const PAD = 4;
const GAP = 8;

interface Place {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}

function placesOf(columns: readonly Column[], sheet: Sheet): readonly Place[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = sheet.left;
  return columns.map((column) => {
    const width = (sheet.width * column.share) / shares;
    const place = { column, x, width };
    x += width;
    return place;
  });
}

function linesOfCell(cell: Cell, width: number): readonly CellLine[] | 'box' {
  if (cell === 'box') return 'box';
  const texts: readonly CellText[] = typeof cell === 'string' ? [{ text: cell }] : cell;
  return texts.flatMap(({ text, weight = 'regular', size = TYPE.text, colour = INK.text }) =>
    linesOf([{ text, weight }], size, width - GAP).map((line) => ({ line, size, colour })),
  );
}

function heightOf(cells: SetRow['cells'], least: number): number {
  const heights = cells.map((cell) =>
    cell === 'box' ? 0 : cell.reduce((sum, each) => sum + each.size * LEADING, 0),
  );
  return Math.max(least, ...heights) + 2 * PAD;
}

/** The row, or its slices where it is taller than a page. */
function setRow(row: Row, places: readonly Place[], most: number): readonly SetRow[] {
  const cells = places.map((place, i) => linesOfCell(row.cells[i] ?? '', place.width));
  const marked = row.marked ?? false;
  const whole = { cells, height: heightOf(cells, row.leastHeight ?? 0), marked };
  if (whole.height <= most) return [whole];
  const fit = Math.max(1, Math.floor((most - 2 * PAD) / (TYPE.text * LEADING)));
  const lines = Math.max(...cells.map((cell) => (cell === 'box' ? 0 : cell.length)));
  return Array.from({ length: Math.ceil(lines / fit) }, (_, i) => {
    const slice = cells.map((cell) => (cell === 'box' ? cell : cell.slice(i * fit, (i + 1) * fit)));
    return { cells: slice, height: heightOf(slice, 0), marked };
  });
}

function drawCell(sheet: Sheet, cell: readonly CellLine[], place: Place): void {
  let y = sheet.y + PAD;
  for (const { line, size, colour } of cell) {
    const x = place.column.align === 'right' ? place.x + place.width - GAP - line.width : place.x;
    sheet.draw(line, { x, y: y + size }, size, colour);
    y += size * LEADING;
  }
}

function drawBox(sheet: Sheet, place: Place, height: number): void {
  sheet.pdf
    .lineWidth(0.75)
    .strokeColor(INK.quiet)
    .rect(place.x, sheet.y + PAD / 2, place.width - PAD, height - PAD)
    .stroke();
}

function drawRow(sheet: Sheet, row: SetRow, places: readonly Place[], last: boolean): void {
  row.cells.forEach((cell, i) => {
    const place = places[i];
    if (!place) return;
    if (cell === 'box') drawBox(sheet, place, row.height);
    else drawCell(sheet, cell, place);
  });
  const { left, width, pdf, y } = sheet;
  if (row.marked) {
    for (const edge of [y, y + row.height])
      drawRule(pdf, { x: left, y: edge }, width, { thickness: 1.5, colour: INK.strong });
  } else if (!last) drawRule(pdf, { x: left, y: y + row.height }, width, { colour: INK.line });
  sheet.y += row.height;
}

/** Draws the table over as many pages as it needs; the column titles stand on each. */
export function drawTable(sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): void {
  const places = placesOf(columns, sheet);
  const titles = setRow(
    {
      cells: columns.map(({ title }) => [
        { text: title, weight: 'bold', size: TYPE.small, colour: INK.quiet },
      ]),
    },
    places,
    sheet.height,
  );
  const titleHeight = titles.reduce((sum, row) => sum + row.height, 0);
  const drawTitles = (): void => {
    for (const row of titles) drawRow(sheet, row, places, true);
    drawRule(sheet.pdf, { x: sheet.left, y: sheet.y }, sheet.width, { thickness: 1, colour: INK.quiet });
  };
  const set = rows.flatMap((row) => setRow(row, places, sheet.height - titleHeight));
  sheet.ensure(titleHeight + (set[0]?.height ?? 0));
  drawTitles();
  set.forEach((row, i) => {
    if (sheet.room < row.height) {
      sheet.newPage();
      drawTitles();
    }
    drawRow(sheet, row, places, i === set.length - 1);
  });
  sheet.y += 4;
}

/** What stands beside a name: text, or runs with a blank to write on. */
export type Fact = readonly [name: string, value: string | readonly Run[]];

const NAME_WIDTH = { 1: 118, 2: 92 } as const;

interface SetFact {
  readonly names: readonly Line[];
  readonly values: readonly Line[];
  readonly x: number;
}

/**
 * Names on the left, what they are on the right, nothing ruled. `across` pairs stand beside each other; they read
 * row by row.
 */
export function drawFacts(sheet: Sheet, facts: readonly Fact[], across: 1 | 2 = 1): void {
  const pitch = TYPE.text * LEADING + 1;
  const width = sheet.width / across;
  const set = facts.map(([name, value], i): SetFact => {
    const runs = typeof value === 'string' ? [{ text: value }] : value;
    return {
      names: linesOf([{ text: name }], TYPE.text, NAME_WIDTH[across] - GAP),
      values: linesOf(runs, TYPE.text, width - NAME_WIDTH[across] - GAP),
      x: sheet.left + (i % across) * width,
    };
  });
  for (let i = 0; i < set.length; i += across) {
    const row = set.slice(i, i + across);
    const lines = Math.max(...row.map(({ names, values }) => Math.max(names.length, values.length)));
    for (let j = 0; j < lines; j += 1) {
      sheet.ensure(pitch);
      const y = sheet.y + TYPE.text;
      for (const { names, values, x } of row) {
        const [left, right] = [names[j], values[j]];
        if (left) sheet.draw(left, { x, y }, TYPE.text, INK.quiet);
        if (right) sheet.draw(right, { x: x + NAME_WIDTH[across], y }, TYPE.text, INK.text);
      }
      sheet.y += pitch;
    }
  }
}
