import type { AllergenClass, Catalogue, Ingredient } from '../../catalogue/ingredient.js';
import { MEDICINE_LINES } from '../medicines/medicine-reading.js';
import { NearWords } from '../near-words.js';
import { partedPhraseOf, phraseOf, readParts } from '../words.js';
import { related, SNOMED, type Allergen } from './allergen.js';
import { ANIMAL_ALLERGENS } from './animal-allergens.js';
import { COLOUR_ALLERGENS } from './colour-allergens.js';
import { EXCIPIENT_ALLERGENS } from './excipient-allergens.js';
import { IGNORABLE_WORDS, SALT_WORDS } from './ignorable-words.js';
import { MEDICINE_ALLERGENS, OPIOID_ALLERGEN } from './medicine-allergens.js';
import { PLANT_ALLERGENS } from './plant-allergens.js';
import { PRESERVATIVE_ALLERGENS } from './preservative-allergens.js';
import { SIMPLE_ALLERGENS } from './simple-allergens.js';
import { SWEETENER_ALLERGENS } from './sweetener-allergens.js';
import { UNCARRIED_ALLERGENS } from './uncarried-allergens.js';

/** Every recorded allergen that is known by itself, before the catalogue adds its ingredients. */
export const ALLERGENS: readonly Allergen[] = [
  ...ANIMAL_ALLERGENS,
  ...PLANT_ALLERGENS,
  ...EXCIPIENT_ALLERGENS,
  ...PRESERVATIVE_ALLERGENS,
  ...SWEETENER_ALLERGENS,
  ...SIMPLE_ALLERGENS,
  ...COLOUR_ALLERGENS,
  ...MEDICINE_ALLERGENS,
  ...UNCARRIED_ALLERGENS,
];

const OPIOIDS: Allergen = {
  ...OPIOID_ALLERGEN,
  terms: MEDICINE_LINES.filter(({ kind }) => kind === 'opioid').map(({ name }) => name),
};

function medicineAllergen(name: string): Allergen {
  const source = 'A medicine that no ingredient of the catalogue is';
  return { id: `medicine-${name}`, name, terms: [name], matches: [], source };
}

/** Finds what a phrase of folded words stands for, and unknown words that are one letter from a known one. */
export interface Vocabulary {
  readonly longestPhrase: number;
  /** Allergens that the phrase names; none for an unknown phrase. */
  readonly named: (phrase: string) => readonly Allergen[];
  /** The one known word at distance one; undefined for none, and when several would do. */
  readonly corrected: (word: string) => string | undefined;
  readonly bySnomed: (code: string) => Allergen | undefined;
  readonly byUnii: (unii: string) => readonly Allergen[];
}

class PhraseIndex {
  readonly byPhrase = new Map<string, Allergen[]>();

  add(allergen: Allergen): void {
    for (const term of allergen.terms) {
      const parts = readParts(term);
      for (const phrase of new Set([parts.flat().join(' '), partedPhraseOf(parts)])) {
        const known = this.byPhrase.get(phrase);
        if (!known) this.byPhrase.set(phrase, [allergen]);
        else if (!known.includes(allergen)) known.push(allergen);
      }
    }
  }

  /** Only under phrases that mean nothing else yet. */
  addWhereFree(allergen: Allergen): void {
    const free = allergen.terms.filter((term) => !this.byPhrase.has(phraseOf(term)));
    if (free.length > 0) this.add({ ...allergen, terms: free });
  }
}

const SHARED_BY_TOO_MANY: ReadonlySet<AllergenClass> = new Set<AllergenClass>([
  'dye',
  'sugar',
  'starch',
  'water',
  'sodium',
  'stearate',
  'animal',
  'mammalian',
]);

/** An ingredient of the catalogue as the allergen itself: it, its like, and what it is made of. */
function ingredientAllergen(ingredient: Ingredient, catalogue: Catalogue): Allergen {
  const classes = ingredient.allergens
    .filter(({ relation, class: name }) => relation === 'is' && !SHARED_BY_TOO_MANY.has(name))
    .map(({ class: name }) => name);
  const parts = partsOf(ingredient, catalogue).filter(
    ({ id }) => id !== ingredient.id && !id.endsWith('water'),
  );
  return {
    id: `ingredient-${ingredient.id}`,
    name: ingredient.name,
    terms: [ingredient.name, ...ingredient.synonyms],
    matches: related(...classes),
    ingredients: [
      { id: ingredient.id, how: 'same' },
      ...parts.map(({ id }) => ({ id, how: 'related' as const })),
    ],
    source: 'The ingredient itself is recorded',
  };
}

function partsOf(ingredient: Ingredient, catalogue: Catalogue): readonly Ingredient[] {
  try {
    return catalogue.unfold(ingredient.id).map((constituent) => constituent.ingredient);
  } catch {
    // Its own row of the screening says that it could not be unfolded; its name still counts.
    return [];
  }
}

function buildVocabulary(catalogue: Catalogue): Vocabulary {
  const index = new PhraseIndex();
  const ofIngredients = catalogue.ingredients.map((ingredient) => ingredientAllergen(ingredient, catalogue));
  for (const allergen of [...ALLERGENS, ...ofIngredients]) index.add(allergen);
  index.addWhereFree(OPIOIDS);
  for (const { kind, name } of MEDICINE_LINES)
    if (kind !== 'opioid') index.addWhereFree(medicineAllergen(name));
  const words = new Set([...index.byPhrase.keys()].flatMap((phrase) => phrase.split(' ')));
  const near = new NearWords(new Set([...words, ...IGNORABLE_WORDS]));
  const snomed = new Map(
    ALLERGENS.flatMap((allergen) =>
      (allergen.codes ?? [])
        .filter(({ system }) => system === SNOMED)
        .map(({ code }) => [code, allergen] as const),
    ),
  );
  return {
    longestPhrase: Math.max(...[...index.byPhrase.keys()].map((phrase) => phrase.split(' ').length)),
    named: (phrase) => index.byPhrase.get(phrase) ?? [],
    corrected: (word) => {
      if (words.has(word) || IGNORABLE_WORDS.has(word) || SALT_WORDS.has(word)) return undefined;
      const [only, ...others] = near.near(word);
      return others.length === 0 ? only : undefined;
    },
    bySnomed: (code) => snomed.get(code),
    byUnii: (unii) => ofIngredients.filter((_, at) => catalogue.ingredients[at]?.unii === unii),
  };
}

const BUILT = new WeakMap<Catalogue, Vocabulary>();

/** The vocabulary with the catalogue's own names; built once for each catalogue. */
export function vocabularyOf(catalogue: Catalogue): Vocabulary {
  const known = BUILT.get(catalogue);
  if (known) return known;
  const built = buildVocabulary(catalogue);
  BUILT.set(catalogue, built);
  return built;
}
