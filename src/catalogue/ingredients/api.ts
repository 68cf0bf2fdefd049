import type { Ingredient } from '../ingredient.js';
import { DARK, ingredient, is, packedAt } from './facts.js';

/**
 * Bulk naltrexone. The hydrochloride is one ingredient whatever its water: the two bulk forms carry one substance code
 * and one strength in the NDC file, so only the lot's certificate tells which it is.
 */
export const API: readonly Ingredient[] = [
  ingredient({
    id: 'naltrexone-hydrochloride',
    name: 'naltrexone hydrochloride',
    synonyms: [
      'naltrexone HCl',
      'naltrexone hydrochloride anhydrous',
      'anhydrous naltrexone hydrochloride',
      'naltrexone HCl anhydrous',
      'anhydrous naltrexone HCl',
      'naltrexone hydrochloride dihydrate',
      'naltrexone HCl dihydrate',
      'naltrexone hydrochloride monohydrate',
      'naltrexone HCl monohydrate',
      'naltrexone hydrochloride powder',
      'naltrexone HCl powder',
    ],
    roles: ['API'],
    unii: 'Z6375YW9SF',
    source: 'openfda-naltrexone',
    allergens: is('naltrexone', 'opioid-antagonist'),
    storage: DARK,
    api: { salt: 'hydrochloride', forms: ['anhydrous', 'dihydrate', 'monohydrate'] },
    ...packedAt('0.60', 'worked-example-fill'),
  }),
  ingredient({
    id: 'naltrexone',
    name: 'naltrexone',
    synonyms: ['naltrexone base', 'naltrexone free base', 'naltrexone base powder'],
    roles: ['API'],
    allergens: is('naltrexone', 'opioid-antagonist'),
    storage: DARK,
    api: { salt: 'base', forms: ['base'] },
    ...packedAt('0.60', 'worked-example-fill'),
  }),
];
