/** Longest text looked up; anything longer is no name of an ingredient. */
export const LONGEST_NAME = 200;

/**
 * One spelling for all ways a name is typed: case, accents, dashes, punctuation and repeated spaces make no difference.
 * Letters and digits of every script stay; `FD&C Red No. 40` and `fd&c red no 40` fold to the same.
 */
export function foldName(name: string): string {
  return name
    .slice(0, LONGEST_NAME + 1)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’'®™]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Least number of single-character changes that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = at(previous, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(at(previous, column) + 1, at(current, column - 1) + 1, substituted));
    }
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  const value = row[column];
  if (value === undefined) throw new RangeError(`column ${column} is outside the row`);
  return value;
}

/**
 * How alike two folded names are, 0 to 1: the better of shared words and of spelling. Shared words find
 * `cellulose` in `microcrystalline cellulose`; spelling finds `lactoze`.
 */
export function likeness(asked: string, name: string): number {
  if (asked === '' || name === '') return 0;
  const spelling = 1 - editDistance(asked, name) / Math.max(asked.length, name.length);
  return Math.max(spelling, 0.9 * sharedWords(asked, name));
}

function sharedWords(asked: string, name: string): number {
  const words = new Set(asked.split(' '));
  const others = new Set(name.split(' '));
  const shared = [...words].filter((word) => others.has(word)).length;
  return (2 * shared) / (words.size + others.size);
}
