import type { Ingredient } from '../ingredient.js';
import { contains, derivedFrom, ingredient, is, mayContain, TIGHT, type IngredientFacts } from './facts.js';

function macrogol(weight: string, unii: string): Ingredient {
  return ingredient({
    id: `macrogol-${weight}`,
    name: `macrogol ${weight}`,
    synonyms: [
      `PEG ${weight}`,
      `PEG${weight}`,
      `polyethylene glycol ${weight}`,
      `polyethylene glycol, ${weight}`,
      `PEG-${weight}`,
    ],
    // Only the liquid grade is a vehicle; none is offered as a cream base on its own.
    roles: weight === '400' ? ['vehicle', 'humectant'] : ['thickener', 'coating'],
    unii,
    allergens: is('peg'),
    ...(weight === '400' ? { density: '1.13 g/mL' } : {}),
  });
}

function fattyAlcohol(facts: Omit<IngredientFacts, 'roles'>): Ingredient {
  return ingredient({ roles: ['emulsifier', 'thickener'], ...facts });
}

/** Emulsifiers, macrogols, oils and fats that cream bases are made of. */
export const EMULSIFIERS: readonly Ingredient[] = [
  ingredient({
    id: 'macrogol',
    name: 'macrogol, molecular weight not stated',
    synonyms: [
      'macrogol',
      'PEG',
      'polyethylene glycol',
      'polyethylene glycols',
      'polyethylene glycol, unspecified',
      'polyethylene oxide',
      'E1521',
    ],
    roles: ['coating', 'thickener'],
    unii: '3WJQ0SDW1A',
    allergens: is('peg'),
  }),
  macrogol('400', 'B697894SGQ'),
  macrogol('3350', 'G2M7P15E5P'),
  macrogol('4000', '4R4HFI6D95'),
  macrogol('6000', '30IQX730WE'),
  macrogol('8000', 'Q662QK8M3B'),
  ingredient({
    id: 'polysorbate-80',
    name: 'polysorbate 80',
    synonyms: ['Tween 80', 'polyoxyethylene sorbitan monooleate', 'E433', 'E 433'],
    roles: ['emulsifier'],
    unii: '6OZP39ZG8H',
    allergens: is('polysorbate'),
  }),
  ingredient({
    id: 'polysorbate-20',
    name: 'polysorbate 20',
    synonyms: ['Tween 20', 'polyoxyethylene sorbitan monolaurate', 'E432', 'E 432'],
    roles: ['emulsifier'],
    unii: '7T1F30V5YH',
    allergens: is('polysorbate'),
  }),
  ingredient({
    id: 'poloxamer-407',
    name: 'poloxamer 407',
    synonyms: ['Pluronic F127', 'Kolliphor P407'],
    roles: ['emulsifier', 'thickener'],
    allergens: is('poloxamer'),
  }),
  ingredient({
    id: 'soy-lecithin',
    name: 'soybean lecithin',
    synonyms: ['lecithin', 'lecithin, soybean', 'soya lecithin', 'soy lecithin', 'E322'],
    roles: ['penetration-enhancer', 'emulsifier'],
    unii: '1DI56QDM62',
    allergens: contains('soy-lecithin', 'soy'),
  }),
  fattyAlcohol({
    id: 'cetyl-alcohol',
    name: 'cetyl alcohol',
    synonyms: ['hexadecanol', 'palmityl alcohol'],
    unii: '936JST6JCN',
    allergens: [...is('cetyl-alcohol'), ...derivedFrom('supplier-origin', 'palm', 'coconut')],
  }),
  fattyAlcohol({
    id: 'stearyl-alcohol',
    name: 'stearyl alcohol',
    synonyms: ['octadecanol'],
    allergens: [...is('stearyl-alcohol'), ...derivedFrom('supplier-origin', 'palm', 'coconut')],
  }),
  fattyAlcohol({
    id: 'cetostearyl-alcohol',
    name: 'cetostearyl alcohol',
    synonyms: ['cetearyl alcohol'],
    allergens: [
      ...is('cetostearyl-alcohol'),
      ...contains('identity', 'cetyl-alcohol', 'stearyl-alcohol'),
      ...derivedFrom('supplier-origin', 'palm', 'coconut'),
    ],
  }),
  ingredient({
    id: 'cetomacrogol-1000',
    name: 'cetomacrogol 1000',
    synonyms: ['macrogol cetostearyl ether', 'ceteareth-20', 'polyethylene glycol 1000 monocetyl ether'],
    roles: ['emulsifier'],
    // An ether of macrogol: a macrogol chain on a fatty alcohol.
    allergens: contains('identity', 'peg'),
  }),
  ingredient({
    id: 'sodium-lauryl-sulfate',
    name: 'sodium lauryl sulfate',
    synonyms: ['sodium laurilsulfate', 'sodium lauryl sulphate', 'sodium dodecyl sulfate', 'SLS', 'E487'],
    roles: ['emulsifier'],
    // A sulfate: neither a sulfite nor a sulfonamide.
    allergens: [...is('sulfate', 'sodium'), ...derivedFrom('supplier-origin', 'palm', 'coconut')],
  }),
  ingredient({
    id: 'lanolin',
    name: 'lanolin',
    synonyms: ['wool fat', 'wool wax', 'wool alcohols', 'E913'],
    roles: ['emulsifier'],
    allergens: [...is('lanolin'), ...contains('identity', 'animal'), ...mayContain('alpha-gal', 'mammalian')],
  }),
  ingredient({
    id: 'isopropyl-palmitate',
    name: 'isopropyl palmitate',
    roles: ['penetration-enhancer'],
    allergens: [...is('isopropyl-ester'), ...derivedFrom('supplier-origin', 'palm')],
    density: '0.85 g/mL',
  }),
  ingredient({
    id: 'hard-paraffin',
    name: 'hard paraffin',
    synonyms: ['paraffin', 'paraffin wax'],
    roles: ['thickener'],
    unii: 'I9O0E3H2ZE',
    allergens: is('paraffin'),
  }),
  ingredient({
    id: 'liquid-paraffin',
    name: 'liquid paraffin',
    synonyms: ['mineral oil', 'white mineral oil', 'paraffinum liquidum'],
    roles: ['vehicle'],
    allergens: is('paraffin'),
    density: '0.86 g/mL',
  }),
  ingredient({
    id: 'beeswax-white',
    name: 'white beeswax',
    synonyms: ['white wax', 'beeswax', 'E901'],
    roles: ['thickener'],
    allergens: [...is('beeswax'), ...contains('identity', 'animal', 'insect')],
  }),
  ingredient({
    id: 'carbomer-a',
    name: 'carbomer homopolymer type A',
    synonyms: ['carbomer', 'carbomer A'],
    roles: ['thickener'],
    unii: 'F68VH75CJC',
    allergens: is('carbomer'),
  }),
  ingredient({
    id: 'hydrolysed-hyaluronic-acid',
    name: 'hydrolysed hyaluronic acid',
    synonyms: [
      'hydrolyzed hyaluronic acid',
      'hyaluronic acid, hydrolysed',
      'hyaluronic acid',
      'low molecular weight hyaluronic acid',
    ],
    roles: ['humectant'],
    source: 'usp-naltrexone-cream',
    // Made by fermentation today, from rooster combs formerly.
    allergens: [...is('hyaluronic-acid'), ...mayContain('supplier-origin', 'animal')],
    storage: TIGHT,
  }),
];
