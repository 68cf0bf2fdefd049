import type { Ingredient } from '../ingredient.js';
import { contains, derivedFrom, DRY, ingredient, is, packedAt, type IngredientFacts } from './facts.js';

/** Hypromellose 2208: forms a gel matrix that slows release, so it is a filler only in order to be refused. */
function matrixHypromellose(viscosity: string, unii: string, trade: string): Ingredient {
  return ingredient({
    id: `hypromellose-2208-${viscosity}`,
    name: `hypromellose 2208 (${viscosity} mPa·s)`,
    synonyms: [
      `hypromellose 2208 ${viscosity} mPa.s`,
      `HPMC 2208 ${viscosity} mPa.s`,
      `hypromellose ${trade}`,
      `HPMC ${trade}`,
      `Methocel ${trade}`,
    ],
    roles: ['filler', 'thickener'],
    unii,
    releaseModifying: 'yes',
    allergens: is('cellulose'),
    storage: DRY,
    ...packedAt('0.45'),
  });
}

/** Hypromellose 2910 of low viscosity: films and shells. Not offered as a fill. */
function filmHypromellose(viscosity: string, unii: string, trade: string): Ingredient {
  return ingredient({
    id: `hypromellose-2910-${viscosity}`,
    name: `hypromellose 2910 (${viscosity} mPa·s)`,
    synonyms: [
      `hypromellose 2910 ${viscosity} mPa.s`,
      `HPMC 2910 ${viscosity} mPa.s`,
      `hypromellose ${trade}`,
      `HPMC ${trade}`,
      `Methocel ${trade}`,
    ],
    roles: ['coating', 'binder'],
    unii,
    allergens: is('cellulose'),
    storage: DRY,
  });
}

/** Polymers that slow release by coating or matrix. They can be asked for as a filler and are refused by name. */
function releaseModifier(facts: IngredientFacts): Ingredient {
  return ingredient({ storage: DRY, releaseModifying: 'yes', ...packedAt('0.45'), ...facts });
}

export const POLYMERS: readonly Ingredient[] = [
  ingredient({
    id: 'hypromellose',
    name: 'hypromellose',
    synonyms: [
      'HPMC',
      'hydroxypropyl methylcellulose',
      'hydroxypropylmethylcellulose',
      'hypromelloses',
      'hypromellose, unspecified',
      'hypromellose unspecified',
      'E464',
      'E 464',
    ],
    roles: ['filler', 'coating', 'binder', 'thickener'],
    unii: '3NXW29V3WO',
    // Grade not stated: in a fill it may be the matrix grade, so a pharmacist reviews.
    releaseModifying: 'unspecified',
    allergens: is('cellulose'),
    storage: DRY,
    ...packedAt('0.45'),
  }),
  releaseModifier({
    id: 'hypromellose-2208',
    name: 'hypromellose 2208, viscosity not stated',
    synonyms: ['hypromellose 2208', 'HPMC 2208', 'hypromellose K type', 'HPMC K type', 'Methocel K'],
    roles: ['filler', 'thickener'],
    source: 'release-slowing',
    allergens: is('cellulose'),
  }),
  matrixHypromellose('100', 'B1QE5P712K', 'K100LV'),
  matrixHypromellose('4000', '39J80LT57T', 'K4M'),
  matrixHypromellose('15000', 'Z78RG6M2N2', 'K15M'),
  matrixHypromellose('100000', 'VM7F0B23ZI', 'K100M'),
  matrixHypromellose('200000', 'LJY3MA129D', 'K200M'),
  ingredient({
    id: 'hypromellose-2910',
    name: 'hypromellose 2910, viscosity not stated',
    synonyms: ['hypromellose 2910', 'HPMC 2910', 'hypromellose E type', 'HPMC E type'],
    roles: ['coating', 'binder'],
    allergens: is('cellulose'),
    storage: DRY,
  }),
  filmHypromellose('3', '0VUT3PMY82', 'E3'),
  filmHypromellose('5', 'R75537T0T4', 'E5'),
  filmHypromellose('6', '0WZ8WG20P6', 'E6'),
  filmHypromellose('15', '36SFW2JZ0W', 'E15'),
  filmHypromellose('50', '1IVH67816N', 'E50'),
  ingredient({
    id: 'hypromellose-2910-15000',
    name: 'hypromellose 2910 (15000 mPa·s)',
    synonyms: ['hypromellose 2910 15000 mPa.s', 'HPMC 2910 15000 mPa.s'],
    roles: ['thickener'],
    unii: '288VBX44JC',
    releaseModifying: 'unspecified',
    allergens: is('cellulose'),
    storage: DRY,
  }),
  releaseModifier({
    id: 'ethylcellulose',
    name: 'ethylcellulose',
    synonyms: ['ethyl cellulose', 'Ethocel', 'E462'],
    roles: ['filler', 'coating'],
    unii: '7Z8S9VYZ4B',
    allergens: is('cellulose'),
  }),
  releaseModifier({
    id: 'shellac',
    name: 'shellac',
    synonyms: ['lac resin', 'pharmaceutical glaze', 'confectioner’s glaze', 'E904', 'E 904'],
    roles: ['filler', 'coating'],
    unii: '46N107B71O',
    allergens: [...is('shellac'), ...contains('identity', 'animal', 'insect')],
  }),
  releaseModifier({
    id: 'methacrylic-acid-copolymer',
    name: 'methacrylic acid–ethyl acrylate copolymer',
    synonyms: [
      'methacrylates',
      'methacrylate copolymer',
      'methacrylic acid copolymer',
      'methacrylic acid - ethyl acrylate copolymer (1:1) type A',
      'Eudragit',
    ],
    roles: ['filler', 'coating'],
    unii: 'NX76LV5T8J',
    allergens: is('methacrylate'),
  }),
  ingredient({
    id: 'hydroxypropyl-cellulose',
    name: 'hydroxypropyl cellulose',
    synonyms: ['hydroxypropylcellulose', 'hyprolose', 'HPC', 'Klucel', 'E463'],
    roles: ['binder', 'coating', 'thickener'],
    releaseModifying: 'unspecified',
    source: 'label-precision-dose',
    allergens: is('cellulose'),
    storage: DRY,
  }),
  ingredient({
    id: 'croscarmellose-sodium',
    name: 'croscarmellose sodium',
    synonyms: ['croscarmellose', 'cross-linked carboxymethylcellulose', 'Ac-Di-Sol', 'E468'],
    roles: ['disintegrant'],
    unii: 'M28OL1HH48',
    allergens: is('cellulose', 'carboxymethylcellulose', 'sodium'),
    storage: DRY,
  }),
  ingredient({
    id: 'carboxymethylcellulose-sodium',
    name: 'carboxymethylcellulose sodium',
    synonyms: ['carmellose sodium', 'sodium carboxymethylcellulose', 'CMC sodium', 'CMC', 'E466', 'E 466'],
    roles: ['thickener'],
    unii: 'K679OBS311',
    allergens: is('cellulose', 'carboxymethylcellulose', 'sodium'),
    storage: DRY,
  }),
  ingredient({
    id: 'povidone',
    name: 'povidone',
    synonyms: ['polyvinylpyrrolidone', 'PVP', 'povidones', 'povidone, unspecified', 'E1201'],
    roles: ['binder'],
    unii: 'FZ989GH94E',
    allergens: is('povidone'),
    storage: DRY,
  }),
  ingredient({
    id: 'povidone-k30',
    name: 'povidone K30',
    synonyms: ['PVP K30', 'polyvinylpyrrolidone K30'],
    roles: ['binder'],
    unii: 'U725QWY32X',
    allergens: is('povidone'),
    storage: DRY,
  }),
  ingredient({
    id: 'crospovidone',
    name: 'crospovidone',
    synonyms: ['crospovidone, unspecified', 'cross-linked povidone', 'polyvinylpolypyrrolidone', 'E1202'],
    roles: ['disintegrant'],
    unii: '2S7830E561',
    allergens: is('povidone'),
    storage: DRY,
  }),
  ingredient({
    id: 'crospovidone-15',
    name: 'crospovidone (15 mPa·s at 5 %)',
    synonyms: ['crospovidone (15 mPa.s at 5%)'],
    roles: ['disintegrant'],
    unii: '68401960MK',
    allergens: is('povidone'),
    storage: DRY,
  }),
  ingredient({
    id: 'pullulan',
    name: 'pullulan polymer',
    synonyms: ['pullulan polysaccharide', 'E1204'],
    roles: ['coating', 'thickener'],
    allergens: [...is('pullulan'), ...derivedFrom('supplier-origin', 'starch', 'corn', 'tapioca')],
    storage: DRY,
  }),
];
