import type { Catalogue } from '../catalogue/ingredient.js';
import type { Allergen } from './allergens/allergen.js';
import { vocabularyOf, type Vocabulary } from './allergens/vocabulary.js';
import { readAllergyWords, type WordsRead } from './allergy-words.js';
import { avoidedIn, readNegative } from './negative-statements.js';
import type { AllergyEntry, AllergyKind, Coding } from './screening.types.js';

/** One entry of the allergy list, understood as far as it can be. */
export interface AllergyReading {
  readonly entry: AllergyEntry;
  /** As entered; the display of the code when the text is empty. */
  readonly label: string;
  /** Why it does not count, although it stays visible: refuted, resolved, a statement of absence. */
  readonly silent?: string;
  readonly allergens: readonly Allergen[];
  readonly corrections: WordsRead['corrections'];
  /** Why not every component can be answered for: words nobody knows, text and code that disagree. */
  readonly open?: string;
  readonly kind: AllergyKind;
  readonly isSevere: boolean;
  readonly isUnconfirmed: boolean;
}

const NO_KNOWN_ALLERGY_SNOMED = '716186003';

function word(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase();
}

function silencedBy(entry: AllergyEntry): string | undefined {
  const verification = word(entry.verificationStatus);
  if (verification === 'refuted') return 'refuted, so it does not count';
  if (verification === 'entered-in-error') return 'entered in error, so it does not count';
  const clinical = word(entry.clinicalStatus);
  if (clinical === 'inactive' || clinical === 'resolved') return `${clinical}, so it does not count today`;
  return undefined;
}

function isSnomed(system: string): boolean {
  return /snomed\.info\/sct|2\.16\.840\.1\.113883\.6\.96/u.test(system);
}

function isUnii(system: string): boolean {
  return /unii|fdasis|2\.16\.840\.1\.113883\.4\.9(?!\d)/iu.test(system);
}

interface Source extends WordsRead {
  readonly negative?: string;
  readonly partial?: string;
}

const NOTHING: WordsRead = { allergens: [], corrections: [], unread: [] };

function readText(text: string, vocabulary: Vocabulary): Source {
  const negative = readNegative(text);
  if (negative?.says === 'all') return { ...NOTHING, negative: 'no known allergies' };
  if (negative?.says === 'some') {
    return {
      ...NOTHING,
      partial: `"no known ${negative.field} allergy" does not say that excipients were asked about`,
    };
  }
  if (negative) {
    const rest = readAllergyWords(negative.rest, vocabulary);
    if (rest.unread.length === 0 && rest.allergens.length > 0) {
      const names = rest.allergens.map(({ name }) => name).join(', ');
      return { ...NOTHING, negative: `tolerated: ${names}` };
    }
  }
  const avoided = negative ? undefined : avoidedIn(text);
  const whole = readAllergyWords(text, vocabulary);
  return avoided !== undefined && whole.unread.length > 0 ? readAllergyWords(avoided, vocabulary) : whole;
}

function readCoding(coding: Coding, vocabulary: Vocabulary): readonly Source[] {
  const shownWords = word(coding.display) === '' ? [] : [readText(coding.display ?? '', vocabulary)];
  if (isSnomed(coding.system) && coding.code === NO_KNOWN_ALLERGY_SNOMED) {
    return [{ ...NOTHING, negative: 'no known allergies' }, ...shownWords];
  }
  const byCode = isSnomed(coding.system)
    ? [vocabulary.bySnomed(coding.code)].filter((found) => found !== undefined)
    : isUnii(coding.system)
      ? vocabulary.byUnii(coding.code)
      : [];
  return byCode.length > 0 ? [{ ...NOTHING, allergens: byCode }, ...shownWords] : shownWords;
}

/** Two sources agree when they name something in common, or things that the same ingredients answer to. */
function agree(one: Source, other: Source): boolean {
  if ((one.negative !== undefined) !== (other.negative !== undefined)) return false;
  if (one.allergens.length === 0 || other.allergens.length === 0) return true;
  const [a, b] = [one, other].map(({ allergens }) => ({
    ids: new Set(allergens.map(({ id }) => id)),
    classes: new Set<string>(
      allergens.flatMap(({ matches, ingredients = [] }) => [
        ...matches.map((match) => match.class),
        ...ingredients.map(({ id }) => `ingredient ${id}`),
      ]),
    ),
  })) as [{ ids: Set<string>; classes: Set<string> }, { ids: Set<string>; classes: Set<string> }];
  if (a.classes.size === 0 && b.classes.size === 0) return true;
  return [...a.ids].some((id) => b.ids.has(id)) || [...a.classes].some((name) => b.classes.has(name));
}

function openReason(sources: readonly Source[]): string | undefined {
  const [first, ...others] = sources;
  if (!first) return 'it has no words and no code that is known';
  const partial = sources.find((source) => source.partial !== undefined)?.partial;
  if (partial !== undefined) return partial;
  if (others.some((other) => !agree(first, other))) return 'its text and its code say different things';
  const unread = [...new Set(sources.flatMap((source) => source.unread))];
  if (unread.length > 0) {
    if (sources.every(({ allergens }) => allergens.length === 0)) return 'it is not understood';
    return `it is not understood as a whole ("${unread.join(' ').slice(0, 80)}" names no allergen that is known)`;
  }
  if (sources.every(({ allergens, negative }) => allergens.length === 0 && negative === undefined)) {
    return 'it names no allergen that is known';
  }
  return undefined;
}

const ANAPHYLAXIS = /anaphyla|life[\s-]*threatening|angio-?o?edema/iu;

/** The stricter reading wins: an "intolerance" with anaphylaxis is an allergy, an unknown kind is an allergy. */
function kindOf(entry: AllergyEntry): AllergyKind {
  const words = [entry.text, ...entry.coding.map(({ display }) => display ?? '')].join(' ');
  if (ANAPHYLAXIS.test(words)) return 'allergy';
  if (entry.kind !== 'unknown') return entry.kind;
  if (/\bintoleran/iu.test(words) && !/\ballerg/iu.test(words)) return 'intolerance';
  if (/\bcontact\b|\bpatch test/iu.test(words)) return 'contact';
  return 'unknown';
}

/** Reads text and codes of an entry. Never throws for odd words; what cannot be read is left open. */
export function readAllergy(entry: AllergyEntry, catalogue: Catalogue): AllergyReading {
  const vocabulary = vocabularyOf(catalogue);
  const text = entry.text.trim();
  const sources = [
    ...(text === '' ? [] : [readText(text, vocabulary)]),
    ...entry.coding.flatMap((coding) => readCoding(coding, vocabulary)),
  ];
  const allergens = [...new Set(sources.flatMap((source) => source.allergens))];
  const display = entry.coding.map((coding) => (coding.display ?? '').trim()).find((shown) => shown !== '');
  const open = openReason(sources);
  const negative = open === undefined ? sources[0]?.negative : undefined;
  const silent = silencedBy(entry) ?? negative;
  const isSevere = word(entry.criticality) === 'high' || ANAPHYLAXIS.test(entry.text);
  return {
    entry,
    label: text === '' ? (display ?? '(no text)') : entry.text,
    ...(silent === undefined ? {} : { silent }),
    allergens,
    corrections: sources.flatMap((source) => source.corrections),
    ...(open === undefined || silent !== undefined ? {} : { open }),
    kind: kindOf(entry),
    isSevere,
    isUnconfirmed: word(entry.verificationStatus) === 'unconfirmed',
  };
}
