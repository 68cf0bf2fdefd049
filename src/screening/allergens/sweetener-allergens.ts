import { related, same, strictly, terms, type Allergen } from './allergen.js';

/** Sugars, sweeteners, and the diseases in which they are avoided. */
export const SWEETENER_ALLERGENS: readonly Allergen[] = [
  {
    id: 'saccharin',
    name: 'saccharin',
    terms: terms('saccharin, saccharine, sodium saccharin, saccharin sodium, sweet n low, e954'),
    matches: same('saccharin'),
    source: 'Sweetener',
  },
  {
    id: 'aspartame',
    name: 'aspartame',
    terms: terms('aspartame, nutrasweet, equal sweetener, canderel, e951'),
    matches: same('aspartame'),
    source: 'EU excipient guideline, aspartame',
  },
  {
    id: 'phenylketonuria',
    name: 'phenylketonuria',
    terms: terms('phenylketonuria, pku, phenylalanine, hyperphenylalaninemia, hyperphenylalaninaemia'),
    matches: strictly('aspartame'),
    alwaysKind: 'disease',
    source: 'EU excipient guideline, aspartame: a source of phenylalanine, threshold zero',
  },
  {
    id: 'sweetener',
    name: 'artificial sweeteners',
    terms: terms('artificial sweetener, sweetener, sugar substitute, non nutritive sweetener'),
    matches: [
      ...same('aspartame', 'saccharin', 'sucralose', 'acesulfame'),
      ...related('sorbitol', 'mannitol', 'xylitol', 'maltitol'),
    ],
    source: 'An unspecified sweetener is taken for all of them',
  },
  {
    id: 'sugar',
    name: 'sugar',
    terms: terms('sugar, sucrose, saccharose, cane sugar, beet sugar, table sugar, sugar sensitivity, syrup'),
    matches: same('sugar'),
    inDisease: 'review',
    source: 'Own rule',
  },
  {
    id: 'glucose',
    name: 'glucose',
    terms: terms('glucose, dextrose, maltodextrin, maltose'),
    matches: [...same('dextrose'), ...related('sugar', 'corn')],
    inDisease: 'review',
    source: 'Own rule',
  },
  {
    id: 'diabetes',
    name: 'diabetes',
    terms: terms('diabetes, diabetes mellitus, diabetic, type 2 diabetes, type 1 diabetes'),
    matches: same('sugar'),
    alwaysKind: 'disease',
    inDisease: 'review',
    source: 'Avoidance of sugar; the amount matters',
  },
  {
    id: 'fructose',
    name: 'fructose and sorbitol',
    terms: terms('fructose, fruit sugar, levulose, fructose malabsorption, hereditary fructose, hfi'),
    matches: [...same('fructose', 'sorbitol'), ...related('sugar', 'mannitol')],
    source: 'EU excipient guideline, sorbitol and fructose: hereditary fructose intolerance',
  },
  {
    id: 'sorbitol',
    name: 'sorbitol',
    terms: terms('sorbitol, e420, glucitol, polyol, sugar alcohol, fodmap, isomalt'),
    matches: [...same('sorbitol'), ...related('fructose', 'mannitol', 'xylitol', 'maltitol')],
    notMatches: [
      { class: 'polysorbate', because: 'polysorbate only sounds like sorbitol' },
      { class: 'sorbate', because: 'sorbate only sounds like sorbitol' },
    ],
    source: 'EU excipient guideline, sorbitol',
  },
  {
    id: 'mannitol',
    name: 'mannitol',
    terms: terms('mannitol, e421, manna sugar'),
    matches: [...same('mannitol'), ...related('sorbitol')],
    source: 'Anaphylaxis to mannitol is described; laxative at high dose',
  },
];
