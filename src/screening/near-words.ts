import { isOneLetterOff } from './words.js';

const SHORTEST = 6;

function withOneLetterLess(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/**
 * Known words one letter away from an unknown one. Two words one letter apart always share a form with a letter
 * left out, so a look-up needs no walk through the vocabulary.
 */
export class NearWords {
  private readonly byForm = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST - 1) continue;
      for (const form of withOneLetterLess(word)) {
        const known = this.byForm.get(form);
        if (known) known.push(word);
        else this.byForm.set(form, [word]);
      }
    }
  }

  /** Each known word at distance one; none for words shorter than six letters, where one letter is another word. */
  near(word: string): readonly string[] {
    if (word.length < SHORTEST || word.length > 40) return [];
    const found = new Set<string>();
    for (const form of withOneLetterLess(word)) {
      for (const known of this.byForm.get(form) ?? []) if (isOneLetterOff(word, known)) found.add(known);
    }
    return [...found];
  }
}
