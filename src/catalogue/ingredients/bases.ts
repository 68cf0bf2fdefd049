import type { Ingredient } from '../ingredient.js';
import { ingredient, is } from './facts.js';

/** A maker's ready base: cannot pass the screening until the supplier's composition is loaded. */
function proprietaryBase(id: string, name: string, synonyms: readonly string[] = []): Ingredient {
  return ingredient({
    id,
    name,
    synonyms,
    roles: ['base'],
    composition: 'unknown',
    source: 'supplier-not-loaded',
    density: '0.97 g/mL',
  });
}

/** Cream and ointment bases that a prescription can ask for, and the mixtures inside them. */
export const BASES: readonly Ingredient[] = [
  ingredient({
    id: 'cetomacrogol-cream',
    name: 'cetomacrogol cream',
    synonyms: [
      'cetomacrogol cream A',
      'cetomacrogol cream formula A',
      'cetomacrogol cream BP formula A',
      'non-ionic cream',
    ],
    roles: ['base'],
    composition: ['cetomacrogol-emulsifying-ointment', 'chlorocresol', 'purified-water'],
    source: 'bp-formula',
    density: '0.97 g/mL',
  }),
  ingredient({
    id: 'cetomacrogol-cream-b',
    name: 'cetomacrogol cream formula B',
    synonyms: ['cetomacrogol cream B', 'cetomacrogol cream BP formula B'],
    roles: ['base'],
    composition: [
      'cetomacrogol-emulsifying-ointment',
      'benzyl-alcohol',
      'methylparaben',
      'propylparaben',
      'purified-water',
    ],
    source: 'bp-formula',
    density: '0.97 g/mL',
  }),
  ingredient({
    id: 'aqueous-cream',
    name: 'aqueous cream',
    synonyms: ['aqueous cream BP'],
    roles: ['base'],
    composition: ['emulsifying-ointment', 'phenoxyethanol', 'purified-water'],
    source: 'bp-formula',
    density: '0.97 g/mL',
  }),
  ingredient({
    id: 'hydrophilic-ointment',
    name: 'hydrophilic ointment',
    synonyms: ['hydrophilic ointment USP'],
    roles: ['base'],
    composition: [
      'methylparaben',
      'propylparaben',
      'sodium-lauryl-sulfate',
      'propylene-glycol',
      'stearyl-alcohol',
      'white-soft-paraffin',
      'purified-water',
    ],
    source: 'usp-formula',
    density: '0.97 g/mL',
  }),
  ingredient({
    id: 'emulsifying-ointment',
    name: 'emulsifying ointment',
    synonyms: ['emulsifying ointment BP', 'anhydrous washable base'],
    // Without water: the anhydrous base of the catalogue.
    roles: ['base'],
    composition: ['emulsifying-wax', 'white-soft-paraffin', 'liquid-paraffin'],
    source: 'bp-formula',
    density: '0.90 g/mL',
  }),
  ingredient({
    id: 'white-soft-paraffin',
    name: 'white soft paraffin',
    synonyms: ['white petrolatum', 'petrolatum', 'white petroleum jelly', 'Vaseline'],
    roles: ['base'],
    allergens: is('paraffin'),
    density: '0.86 g/mL',
  }),
  ingredient({
    id: 'macrogol-ointment',
    name: 'macrogol ointment',
    synonyms: ['polyethylene glycol ointment', 'PEG ointment'],
    roles: ['base'],
    composition: ['macrogol-3350', 'macrogol-400'],
    source: 'usp-formula',
    density: '1.12 g/mL',
  }),
  ingredient({
    id: 'cetomacrogol-emulsifying-ointment',
    name: 'cetomacrogol emulsifying ointment',
    synonyms: ['cetomacrogol emulsifying ointment BP', 'non-ionic emulsifying ointment'],
    roles: ['base'],
    composition: ['cetomacrogol-emulsifying-wax', 'liquid-paraffin', 'white-soft-paraffin'],
    source: 'bp-formula',
    density: '0.90 g/mL',
  }),
  ingredient({
    id: 'cetomacrogol-emulsifying-wax',
    name: 'cetomacrogol emulsifying wax',
    synonyms: ['non-ionic emulsifying wax'],
    roles: ['emulsifier'],
    composition: ['cetostearyl-alcohol', 'cetomacrogol-1000'],
    source: 'bp-formula',
  }),
  ingredient({
    id: 'emulsifying-wax',
    name: 'emulsifying wax',
    synonyms: ['emulsifying wax BP', 'anionic emulsifying wax'],
    roles: ['emulsifier'],
    composition: ['cetostearyl-alcohol', 'sodium-lauryl-sulfate', 'purified-water'],
    source: 'bp-formula',
  }),
  proprietaryBase('xematop', 'XemaTop', ['Xema Top', 'XemaTop base']),
  proprietaryBase('lipoderm', 'Lipoderm', ['Lipoderm base', 'Lipoderm cream']),
  proprietaryBase('versabase', 'VersaBase', ['Versa Base', 'VersaBase cream']),
  proprietaryBase('plo-gel-kit', 'PLO gel kit', ['PLO', 'PLO gel', 'pluronic lecithin organogel', 'PLO kit']),
  proprietaryBase('cleoderm', 'Cleoderm', ['Cleoderm cream']),
  proprietaryBase('micosolle', 'Micosolle'),
];
