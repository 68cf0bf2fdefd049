import type { MedicationEntry } from '../screening.types.js';
import { NearWords } from '../near-words.js';
import { phraseOf, readParts } from '../words.js';
import { COMMON_MEDICINES } from './common-medicines.js';
import { EXACT_ONLY, NOT_OPIOIDS, OPIOID_ENDING, OPIOID_NAMES, OPIOID_RXNORM } from './opioid-names.js';
import { ANTAGONISTS, FORM_WORDS, IMMUNOSUPPRESSANTS, THYROID_HORMONES } from './other-medicines.js';

export type MedicineKind = 'opioid' | 'antagonist' | 'thyroid' | 'immunosuppressant' | 'other';

export interface NamedMedicine {
  readonly kind: MedicineKind;
  /** As it stands in the vocabulary: `percocet`. */
  readonly name: string;
  /** For an opioid: `oxycodone`. */
  readonly generic: string;
}

export interface MedicineReading {
  readonly entry: MedicationEntry;
  /** The words a person sees: the text, else the first display. Empty when the entry has no words at all. */
  readonly label: string;
  readonly named: readonly NamedMedicine[];
  /** True when a part of the words names nothing that is known. */
  readonly unread: boolean;
}

function split(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim());
}

const LINES: readonly NamedMedicine[] = [
  ...OPIOID_NAMES.map(({ name, generic }) => ({ kind: 'opioid' as const, name, generic })),
  ...split(ANTAGONISTS).map((name) => ({ kind: 'antagonist' as const, name, generic: name })),
  ...split(THYROID_HORMONES).map((name) => ({ kind: 'thyroid' as const, name, generic: name })),
  ...split(IMMUNOSUPPRESSANTS).map((name) => ({ kind: 'immunosuppressant' as const, name, generic: name })),
  ...[...COMMON_MEDICINES, ...NOT_OPIOIDS].map((name) => ({ kind: 'other' as const, name, generic: name })),
];

const BY_PHRASE = new Map<string, NamedMedicine[]>();
for (const line of LINES) {
  const phrase = phraseOf(line.name);
  const known = BY_PHRASE.get(phrase);
  if (known) known.push(line);
  else BY_PHRASE.set(phrase, [line]);
}
const LONGEST_PHRASE = Math.max(...[...BY_PHRASE.keys()].map((phrase) => phrase.split(' ').length));
const KNOWN_WORDS: ReadonlySet<string> = new Set(
  [...BY_PHRASE.keys()].flatMap((phrase) => phrase.split(' ')),
);
const FORM: ReadonlySet<string> = new Set(phraseOf(FORM_WORDS).split(' '));

/** How a name sounds: "kodein" and "codeine", "morfin" and "morphine", "oxikodon" and "oxycodone" come close. */
function soundOf(word: string): string {
  return word
    .replace(/ph/gu, 'f')
    .replace(/th/gu, 't')
    .replace(/[yj]/gu, 'i')
    .replace(/[kq]|ck/gu, 'c')
    .replace(/(.)\1+/gu, '$1');
}

const BY_SOUND = new Map<string, NamedMedicine>();
for (const [phrase, [line]] of BY_PHRASE) {
  if (line?.kind === 'opioid' && /^[a-z]{6,}$/u.test(phrase) && !EXACT_ONLY.has(phrase)) {
    BY_SOUND.set(soundOf(phrase), line);
  }
}
const NEAR_OPIOIDS = new NearWords(BY_SOUND.keys());

function opioidByLikeness(word: string): NamedMedicine | undefined {
  if (word.length < 6 || KNOWN_WORDS.has(word) || FORM.has(word) || !/^[a-z]+$/u.test(word)) return undefined;
  const sound = soundOf(word);
  const near = BY_SOUND.has(sound) ? sound : NEAR_OPIOIDS.near(sound)[0];
  if (near !== undefined) return BY_SOUND.get(near);
  return OPIOID_ENDING.test(word) ? { kind: 'opioid', name: word, generic: word } : undefined;
}

interface Word {
  readonly word: string;
  readonly part: number;
}

function longestPhraseAt(
  words: readonly Word[],
  at: number,
): { lines: readonly NamedMedicine[]; length: number } {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const phrase = words
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(' ');
    const lines = BY_PHRASE.get(phrase);
    if (lines) return { lines, length };
  }
  return { lines: [], length: 1 };
}

const LONGEST_TEXT = 2000;

function readWords(text: string): { named: NamedMedicine[]; unread: boolean } {
  const words = readParts(text.slice(0, LONGEST_TEXT)).flatMap((part, index) =>
    part.map((word): Word => ({ word, part: index })),
  );
  const named: NamedMedicine[] = [];
  const readPart = new Set<number>();
  for (let at = 0; at < words.length;) {
    const { lines, length } = longestPhraseAt(words, at);
    const like = lines.length > 0 ? undefined : opioidByLikeness(words[at]?.word ?? '');
    named.push(...lines, ...(like ? [like] : []));
    if (lines.length > 0 || like) for (const { part } of words.slice(at, at + length)) readPart.add(part);
    at += length;
  }
  const unread = words.some(
    ({ word, part }) => !readPart.has(part) && !FORM.has(word) && /\p{L}/u.test(word),
  );
  return { named, unread: unread || named.length === 0 || text.length > LONGEST_TEXT };
}

function opioidByCode(entry: MedicationEntry): NamedMedicine[] {
  return entry.coding.flatMap(({ system, code }) => {
    const generic = /rxnorm/iu.test(system) ? OPIOID_RXNORM[code] : undefined;
    return generic === undefined ? [] : [{ kind: 'opioid' as const, name: generic, generic }];
  });
}

/** Every medicine that an entry names, in its text and in the words of its codes. */
export function readMedicine(entry: MedicationEntry): MedicineReading {
  const texts = [entry.text, ...entry.coding.map(({ display }) => display ?? '')]
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const readings = texts.map(readWords);
  const byCode = opioidByCode(entry);
  const named = [...readings.flatMap((reading) => reading.named), ...byCode];
  return {
    entry,
    label: texts[0] ?? byCode[0]?.generic ?? '',
    named: named.filter(
      (one, at) =>
        named.findIndex((other) => other.generic === one.generic && other.kind === one.kind) === at,
    ),
    unread: readings.some((reading) => reading.unread),
  };
}

/** Every name, for the allergy vocabulary: an "allergy" to codeine is no allergy to naltrexone. */
export const MEDICINE_LINES = LINES;
