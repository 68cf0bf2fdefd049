import { Decimal } from 'decimal.js';

import {
  CAPSULE_SIZES,
  type AllergenClass,
  type AllergenFact,
  type CapsuleSize,
  type Ingredient,
} from '../ingredient.js';
import { SOURCES, type SourceTag } from '../sources.js';

/** How an ingredient is written down in these files: what is usual may be left out. */
export interface IngredientFacts extends Partial<Omit<Ingredient, 'source'>> {
  readonly id: string;
  readonly name: string;
  readonly roles: Ingredient['roles'];
  /** Left out: `dailymed-codes` with a UNII, else `general-knowledge`. */
  readonly source?: SourceTag;
}

export const TIGHT = '20–25 °C, tightly closed';
export const DRY = '20–25 °C, tightly closed, dry';
export const DARK = '20–25 °C, tightly closed, protected from light';

export function ingredient(facts: IngredientFacts): Ingredient {
  const tag = facts.source ?? (facts.unii === undefined ? 'general-knowledge' : 'dailymed-codes');
  return {
    synonyms: [],
    allergens: [],
    storage: TIGHT,
    releaseModifying: 'no',
    ...facts,
    source: SOURCES[tag],
  };
}

/** The ingredient belongs to these classes by what it is. */
export function is(...classes: readonly AllergenClass[]): readonly AllergenFact[] {
  return facts('is', 'identity', classes);
}

export function contains(source: SourceTag, ...classes: readonly AllergenClass[]): readonly AllergenFact[] {
  return facts('contains', source, classes);
}

export function mayContain(source: SourceTag, ...classes: readonly AllergenClass[]): readonly AllergenFact[] {
  return facts('may-contain', source, classes);
}

export function derivedFrom(
  source: SourceTag,
  ...classes: readonly AllergenClass[]
): readonly AllergenFact[] {
  return facts('derived-from', source, classes);
}

function facts(
  relation: AllergenFact['relation'],
  source: SourceTag,
  classes: readonly AllergenClass[],
): readonly AllergenFact[] {
  return classes.map((allergenClass) => ({ class: allergenClass, relation, source: SOURCES[source] }));
}

/** Names a colour or additive has by its European number: `E129`, `E 129`, `INS 129`. */
export function eNumber(number: string): readonly string[] {
  return [`E${number}`, `E ${number}`, `INS ${number}`];
}

/** Names a colour has by its Colour Index number. */
export function colourIndex(number: string): readonly string[] {
  return [`CI ${number}`, `C.I. ${number}`, `CI${number}`];
}

/** mL of capsule body by size, for nominal fills only: makers differ slightly. */
const BODY_VOLUME_ML: Readonly<Record<CapsuleSize, string>> = {
  '5': '0.13',
  '4': '0.21',
  '3': '0.30',
  '2': '0.37',
  '1': '0.50',
  '0': '0.68',
  '00': '0.95',
  '000': '1.37',
};

/** Nominal mg that fill one capsule, from body volume × tapped density in g/mL; whole milligrams, halves up. */
export function packedAt(
  gramsPerMl: string,
  source: SourceTag = 'nominal-fill',
): Required<Pick<Ingredient, 'nominalPackStat' | 'nominalPackStatSource'>> {
  const fills = CAPSULE_SIZES.map((size) => {
    const mg = new Decimal(BODY_VOLUME_ML[size]).times(gramsPerMl).times(1000);
    return [size, `${mg.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed()} mg`] as const;
  });
  return {
    nominalPackStat: Object.fromEntries(fills),
    nominalPackStatSource: SOURCES[source],
  };
}
