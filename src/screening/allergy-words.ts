import type { Allergen } from './allergens/allergen.js';
import { IGNORABLE_WORDS, SALT_WORDS } from './allergens/ignorable-words.js';
import type { Vocabulary } from './allergens/vocabulary.js';
import { partedPhraseOf, readParts } from './words.js';

/** What the words of one text say. */
export interface WordsRead {
  readonly allergens: readonly Allergen[];
  /** Words corrected by one letter: `penicilin` was read as `penicillin`. */
  readonly corrections: readonly (readonly [written: string, readAs: string])[];
  /** Words that mean nothing known. */
  readonly unread: readonly string[];
}

const LONGEST_TEXT = 1000;

interface Found {
  readonly allergens: readonly Allergen[];
  readonly length: number;
}

function phraseAt(words: readonly string[], at: number, vocabulary: Vocabulary): Found | undefined {
  for (let length = Math.min(vocabulary.longestPhrase, words.length - at); length > 0; length -= 1) {
    const allergens = vocabulary.named(words.slice(at, at + length).join(' '));
    if (allergens.length > 0) return { allergens, length };
  }
  return undefined;
}

function isMedicine(allergens: readonly Allergen[]): boolean {
  return allergens.length > 0 && allergens.every(({ id }) => id.startsWith('medicine-') || id === 'opioid');
}

/** A name with a comma in it ("starch, corn"), where it is the whole text but for words without meaning before it. */
function wholeName(parts: readonly (readonly string[])[], vocabulary: Vocabulary): readonly Allergen[] {
  const [first = [], ...others] = parts;
  if (others.length === 0) return [];
  const from = first.findIndex((word) => !IGNORABLE_WORDS.has(word));
  return vocabulary.named(partedPhraseOf([first.slice(Math.max(from, 0)), ...others]));
}

const NUMBER = /^[\p{N}]+(?:mg|mcg|ml|g)?$/u;

/** Reads a text whole: longest known phrase first; what is neither known nor without meaning stays unread. */
export function readAllergyWords(text: string, vocabulary: Vocabulary): WordsRead {
  const allergens = new Set<Allergen>();
  const corrections: [string, string][] = [];
  const unread: string[] = [];
  const parts = readParts(text.slice(0, LONGEST_TEXT));
  const whole = wholeName(parts, vocabulary);
  for (const allergen of whole) allergens.add(allergen);
  for (const part of parts) {
    const words = part.map((word) => {
      const corrected = vocabulary.corrected(word);
      if (corrected !== undefined) corrections.push([word, corrected]);
      return corrected ?? word;
    });
    let afterMedicine = false;
    for (let at = 0; at < words.length;) {
      const word = words[at] ?? '';
      const found = afterMedicine && SALT_WORDS.has(word) ? undefined : phraseAt(words, at, vocabulary);
      for (const allergen of found?.allergens ?? []) allergens.add(allergen);
      const salt = afterMedicine && SALT_WORDS.has(word);
      if (!found && !salt && !IGNORABLE_WORDS.has(word) && !NUMBER.test(word)) unread.push(word);
      if (found) afterMedicine = isMedicine(found.allergens);
      at += found?.length ?? 1;
    }
  }
  if (text.length > LONGEST_TEXT) unread.push('…');
  return { allergens: [...allergens], corrections, unread: whole.length > 0 ? [] : unread };
}
