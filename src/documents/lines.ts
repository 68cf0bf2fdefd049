import type { Weight } from './fonts.js';

/** A piece of running text, or a blank rule of `blank` points to write on. */
export type Run = { readonly text: string; readonly weight?: Weight } | { readonly blank: number };

/** Width in points of `text` set in `weight` at `size`. */
export type Measure = (text: string, weight: Weight, size: number) => number;

/** Part of a line: where it starts from the line's left edge, and what it is. */
export type Piece = { readonly x: number; readonly width: number } & (
  { readonly text: string; readonly weight: Weight } | { readonly rule: true }
);

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

type Part = { readonly width: number } & (
  { readonly text: string; readonly weight: Weight } | { readonly rule: true }
);

/** What stays together on a line, and the space before it. */
interface Word {
  readonly parts: readonly Part[];
  readonly width: number;
  readonly spaceBefore: number;
}

const NO_BREAK_SPACE = '\u00a0';
const UNIT = '(?:mg|mcg|g|kg|mL|L|%|°C|capsules?|tablets?|drops?|clicks?|days?|refills?)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/** Numbers stay on the line of their unit, dates on one line (label rule 16). */
export function keepTogether(text: string): string {
  return text
    .replace(new RegExp(`(\\d) (?=${UNIT}(?![\\p{L}\\d]))`, 'gu'), `$1${NO_BREAK_SPACE}`)
    .replace(
      new RegExp(`\\b(\\d{1,2}) (${MONTH}) (\\d{4})\\b`, 'gu'),
      `$1${NO_BREAK_SPACE}$2${NO_BREAK_SPACE}$3`,
    );
}

function joined(parts: readonly Part[], spaceBefore: number): Word {
  return { parts, spaceBefore, width: parts.reduce((sum, part) => sum + part.width, 0) };
}

/** Words of the runs; text of two runs that meet without a space is one word. */
function wordsOf(runs: readonly Run[], size: number, measure: Measure): readonly Word[] {
  const words: Word[] = [];
  let parts: Part[] = [];
  let space = 0;
  const close = (): void => {
    if (parts.length > 0) words.push(joined(parts, space));
    parts = [];
  };
  for (const run of runs) {
    if ('blank' in run) {
      parts.push({ rule: true, width: run.blank });
      continue;
    }
    const weight = run.weight ?? 'regular';
    const pieces = keepTogether(run.text).split(/[ \t\n]/u);
    pieces.forEach((text, i) => {
      if (i > 0) {
        close();
        space = measure(' ', weight, size);
      }
      if (text !== '') parts.push({ text, weight, width: measure(text, weight, size) });
    });
  }
  close();
  return words;
}

/** A letter with the marks on it; the smallest thing a break may leave whole. */
const LETTER = /\P{M}\p{M}*|\p{M}+/gu;

/** A word wider than the whole line, broken between letters so that nothing is lost. */
function broken(word: Word, width: number, size: number, measure: Measure): readonly Word[] {
  const pieces: Word[] = [];
  let parts: Part[] = [];
  let used = 0;
  const close = (): void => {
    pieces.push(joined(parts, pieces.length === 0 ? word.spaceBefore : 0));
    parts = [];
    used = 0;
  };
  for (const part of word.parts) {
    if ('rule' in part) {
      parts.push({ ...part, width: Math.min(part.width, width) });
      continue;
    }
    let text = '';
    for (const letter of part.text.match(LETTER) ?? []) {
      if (used + measure(text + letter, part.weight, size) > width && (text !== '' || parts.length > 0)) {
        if (text !== '') parts.push({ text, weight: part.weight, width: measure(text, part.weight, size) });
        close();
        text = '';
      }
      text += letter;
    }
    const rest = measure(text, part.weight, size);
    if (text !== '') parts.push({ text, weight: part.weight, width: rest });
    used += rest;
  }
  if (parts.length > 0) close();
  return pieces;
}

/** Neighbouring pieces of one weight are drawn as one text, spaces included, so that they read back whole. */
function lineOf(words: readonly Word[]): Line {
  const pieces: Piece[] = [];
  let x = 0;
  words.forEach((word, i) => {
    const gap = i === 0 ? 0 : word.spaceBefore;
    word.parts.forEach((part, j) => {
      const before = pieces.at(-1);
      const space = j === 0 ? gap : 0;
      if ('text' in part && before && 'text' in before && before.weight === part.weight) {
        const text = before.text + (space > 0 ? ' ' : '') + part.text;
        pieces[pieces.length - 1] = { ...before, text, width: x + space + part.width - before.x };
      } else {
        pieces.push({ ...part, x: x + space });
      }
      x += space + part.width;
    });
  });
  return { pieces, width: x };
}

/**
 * Fills lines with words, breaking at spaces; a word that alone is wider than its line is broken between letters.
 * `widthOfLine` gives the room of each line, so that text can run beside a picture.
 */
export function breakLines(
  runs: readonly Run[],
  size: number,
  widthOfLine: (line: number) => number,
  measure: Measure,
): readonly Line[] {
  const lines: Line[] = [];
  let words: Word[] = [];
  let used = 0;
  const close = (): void => {
    lines.push(lineOf(words));
    words = [];
    used = 0;
  };
  const waiting = [...wordsOf(runs, size, measure)];
  while (waiting.length > 0) {
    const word = waiting.shift() as Word;
    const width = widthOfLine(lines.length);
    const gap = words.length === 0 ? 0 : word.spaceBefore;
    if (used + gap + word.width <= width) {
      words.push(word);
      used += gap + word.width;
    } else if (words.length > 0) {
      close();
      waiting.unshift(word);
    } else {
      const [first, ...rest] = broken(word, width, size, measure);
      if (first) words.push(first);
      if (rest.length === 0 && first && first.width > width) close();
      else if (rest.length > 0) {
        close();
        waiting.unshift(...rest);
      }
      used = words.reduce((sum, each) => sum + each.width, 0);
    }
  }
  if (words.length > 0) close();
  return lines;
}
