import type { AllergenClass } from '../../catalogue/ingredient.js';
import type { AllergyKind, Coding } from '../screening.types.js';

/**
 * How a recorded allergen answers to a class of ingredients.
 * `same`     the class is the allergen: an allergy blocks it;
 * `severe`   usually tolerated: a pharmacist decides, but a severe reaction on record blocks it;
 * `related`  cross-reaction or shared origin is possible: a pharmacist decides.
 */
export interface Match {
  readonly class: AllergenClass;
  readonly how: 'same' | 'severe' | 'related';
  /** `block` where even a residue that is only possible must not be taken. Otherwise `may-contain` is for a pharmacist. */
  readonly ifOnlyPossible?: 'block';
  /** Why a class of another name counts, as a clause: `which can carry cow's milk protein`. */
  readonly why?: string;
}

/** A class whose name or chemistry invites a false alarm, and why it is none. */
export interface NonMatch {
  readonly class: AllergenClass;
  readonly because: string;
}

/** Something people record as an allergy, and what it means for the ingredients of a preparation. Directional. */
export interface Allergen {
  readonly id: string;
  readonly name: string;
  /** Names, spellings, brand words, E and colour-index numbers; matched as whole words, folded. */
  readonly terms: readonly string[];
  readonly codes?: readonly Coding[];
  readonly matches: readonly Match[];
  readonly notMatches?: readonly NonMatch[];
  /** Ingredients of the catalogue that are this allergen by name. */
  readonly ingredients?: readonly { readonly id: string; readonly how: Match['how'] }[];
  /** What the words themselves say, whatever kind was ticked: coeliac disease is a disease, "vegan" a preference. */
  readonly alwaysKind?: AllergyKind;
  /** For avoidance because of a disease: `review` where the amount matters. Otherwise a disease blocks. */
  readonly inDisease?: 'review';
  /** What to mind beyond the ingredients; becomes an information line. */
  readonly reminder?: string;
  readonly source: string;
}

export const SNOMED = 'http://snomed.info/sct';

export function same(...classes: readonly AllergenClass[]): Match[] {
  return classes.map((name) => ({ class: name, how: 'same' }));
}

/** The same, and a residue that is only possible blocks too. */
export function strictly(...classes: readonly AllergenClass[]): Match[] {
  return classes.map((name) => ({ class: name, how: 'same', ifOnlyPossible: 'block' }));
}

export function severe(...classes: readonly AllergenClass[]): Match[] {
  return classes.map((name) => ({ class: name, how: 'severe' }));
}

export function related(...classes: readonly AllergenClass[]): Match[] {
  return classes.map((name) => ({ class: name, how: 'related' }));
}

export function since(why: string, matches: readonly Match[]): Match[] {
  return matches.map((match) => ({ ...match, why }));
}

/** `"a, b, c"` → the terms. */
export function terms(list: string): readonly string[] {
  return list
    .split(',')
    .map((term) => term.replace(/\s+/gu, ' ').trim())
    .filter((term) => term !== '');
}
