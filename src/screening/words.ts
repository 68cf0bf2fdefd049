/**
 * How recorded words are read. Vocabulary and patient text go through the same folding, so "E 102", "e-102" and "E102",
 * "Sulphites" and "sulfite", or a Cyrillic "сasein" and "casein" are the same words. Matching is by whole word only:
 * "nut" is not in "nutmeg".
 */

/** Letters of other scripts that look like a Latin one. Capitals first, since some look alike only there. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АВЕКМНОРСТХУІЈЅ', 'ABEKMHOPCTXYIJS'],
    ['аеорсухіѕјкмтԁһӏ', 'aeopcyxisjkmtdhl'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['αειοκρτυχν', 'aeiokptuxv'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, at) => [letter, to.charAt(at)])),
);

const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
const APOSTROPHES = /['’‘`´ʼ]/gu;

/** A word that mixes scripts, or is made of lookalikes only, becomes Latin. A word with letters of its own stays. */
function unmask(word: string): string {
  const latin = word.replace(/./gsu, (letter) => LOOKALIKES[letter] ?? letter);
  return /[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}]/u.test(latin) ? word : latin;
}

const GREEK_NAMES: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma' };

function plainLetters(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/(?<!\p{L})[αβγ](?!\p{L})/gu, (letter) => GREEK_NAMES[letter] ?? letter)
    .replace(/\S+/gu, (word) => (/[\u0370-\u052F]/u.test(word) ? unmask(word) : word))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(APOSTROPHES, '');
}

/** Names that carry signs and numbers, brought to one word. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/\bf\.?\s*d\.?\s*(?:&|and|\+|\/)?\s*c\b\.?/gu, ' fdc '],
  [/\bd\.?\s*(?:&|and|\+)\s*c\b\.?/gu, ' dc '],
  [/\b(?:c\.?\s?i\.?|colou?r index)\s*(?:no\.?|number)?\s*(\d{5})\b/gu, ' ci$1 '],
  [/(?<!vitamin\s*)\b(?:e|ins)[\s.:-]*(\d{3,4})(?:\s?\(?i{1,3}\)?|[a-f])?\b/gu, ' e$1 '],
  [/\b(red|yellow|blue|green|orange|violet)\s*(?:no\b\.?|number|nr\b\.?)?\s*#?\s*(\d{1,2})\b/gu, ' $1$2 '],
  [
    /\b(pegs?|macrogols?|polyethylene glycols?|polysorbates?|tween|poloxamers?|pluronic|povidone|polyoxyl|carbowax|ceteareth|ceteth|steareth|laureth|hypromellose|k)[\s-]*k?\d+\b/gu,
    '$1',
  ],
];

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/sulph/u, 'sulf'],
  [/^coeli/u, 'celi'],
  [/^oestr/u, 'estr'],
  [/oedem/u, 'edem'],
  [/^haem/u, 'hem'],
  [/anaesth/u, 'anesth'],
  [/colour/u, 'color'],
  [/flavour/u, 'flavor'],
  [/odour/u, 'odor'],
  [/^fibre/u, 'fiber'],
  [/^mould/u, 'mold'],
  [/aluminium/u, 'aluminum'],
  [/yogh?ourt|yoghurt/u, 'yogurt'],
  [/^glycerine?$/u, 'glycerol'],
  [/^ciclospor/u, 'cyclospor'],
  [/^simethicone/u, 'simeticone'],
];

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|o)es$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function foldWord(word: string): string {
  if (!/^[a-z]+$/u.test(word)) return word;
  return singular(SPELLINGS.reduce((folded, [from, to]) => folded.replace(from, to), word));
}

/** Signs and words that end one name and begin another: "milk, sugar" is not "milk sugar". */
const BREAKS = /[,;:/+|&•·\n\r\t\\]|\b(?:and|or|plus)\b/u;

/** The words of a text, folded, in the parts that separators cut it into. */
export function readParts(text: string): readonly (readonly string[])[] {
  const rewritten = REWRITES.reduce((line, [from, to]) => line.replace(from, to), plainLetters(text));
  return rewritten
    .split(BREAKS)
    .map((part) => (part.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord))
    .filter((part) => part.length > 0);
}

/** All the words of a name in one line, for the vocabulary's index. */
export function phraseOf(name: string): string {
  return readParts(name).flat().join(' ');
}

/** The same with its parts kept apart: "starch, corn" → `starch , corn`. */
export function partedPhraseOf(parts: readonly (readonly string[])[]): string {
  return parts.map((part) => part.join(' ')).join(' , ');
}

/** Distance by letters put in, left out, changed or swapped is at most one. */
export function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
