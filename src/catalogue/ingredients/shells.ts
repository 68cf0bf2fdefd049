import { CAPSULE_SIZES, type Ingredient } from '../ingredient.js';
import { DRY, ingredient, mayContain, type IngredientFacts } from './facts.js';

function shell(facts: Omit<IngredientFacts, 'roles'> & { readonly material: string }): Ingredient {
  const { material, ...rest } = facts;
  return ingredient({
    roles: ['shell'],
    storage: DRY,
    source: 'shell-maker',
    shell: { material, sizes: CAPSULE_SIZES },
    ...rest,
  });
}

/** Gelling aids that some makers of plant shells use and others do not. */
const PLANT_SHELL_GELLING = mayContain('shell-maker', 'carrageenan', 'gellan');
const GELATIN_PROCESSING = mayContain('shell-maker', 'sulfate');

/**
 * Empty hard shells, by material. A shell asked for by its material alone is the clear one; coloured shells are asked
 * for by name, because their pigments are screened too.
 */
export const SHELLS: readonly Ingredient[] = [
  shell({
    id: 'hypromellose-shell',
    name: 'hypromellose capsule shell',
    synonyms: [
      'hypromellose',
      'HPMC',
      'hydroxypropyl methylcellulose',
      'hypromellose shell',
      'HPMC shell',
      'HPMC capsule',
      'HPMC capsule shell',
      'hypromellose capsule',
      'hypromellose capsules',
      'clear hypromellose shell',
      'vegetable capsule',
      'vegetarian capsule',
      'veggie capsule',
      'vegetable cellulose capsule',
    ],
    composition: ['hypromellose-2910', 'purified-water'],
    allergens: PLANT_SHELL_GELLING,
    material: 'hypromellose',
  }),
  shell({
    id: 'hypromellose-shell-white-opaque',
    name: 'hypromellose capsule shell, white opaque',
    synonyms: ['white hypromellose shell', 'white HPMC capsule', 'white opaque HPMC capsule shell'],
    composition: ['hypromellose-2910', 'purified-water', 'titanium-dioxide'],
    allergens: PLANT_SHELL_GELLING,
    material: 'hypromellose',
  }),
  shell({
    id: 'gelatin-shell',
    name: 'gelatin capsule shell, species not stated',
    synonyms: [
      'gelatin',
      'gelatine',
      'gelatin shell',
      'gelatin capsule shell',
      'gelatin capsule',
      'gelatin capsules',
      'hard gelatin capsule',
      'gelatine capsule',
      'clear gelatin shell',
    ],
    composition: ['gelatin-unspecified', 'purified-water'],
    allergens: GELATIN_PROCESSING,
    material: 'gelatin',
  }),
  shell({
    id: 'gelatin-shell-bovine',
    name: 'bovine gelatin capsule shell',
    synonyms: [
      'bovine gelatin',
      'bovine gelatine',
      'bovine gelatin shell',
      'beef gelatin capsule',
      'gelatin bovine',
      'bovine gelatin capsule',
    ],
    composition: ['gelatin-bovine', 'purified-water'],
    allergens: GELATIN_PROCESSING,
    material: 'bovine gelatin',
  }),
  shell({
    id: 'gelatin-shell-porcine',
    name: 'porcine gelatin capsule shell',
    synonyms: [
      'porcine gelatin',
      'porcine gelatine',
      'porcine gelatin shell',
      'pork gelatin capsule',
      'gelatin porcine',
      'porcine gelatin capsule',
    ],
    composition: ['gelatin-porcine', 'purified-water'],
    allergens: GELATIN_PROCESSING,
    material: 'porcine gelatin',
  }),
  shell({
    id: 'gelatin-shell-fish',
    name: 'fish gelatin capsule shell',
    synonyms: ['fish gelatin', 'fish gelatine', 'fish gelatin shell', 'gelatin fish', 'fish gelatin capsule'],
    composition: ['gelatin-fish', 'purified-water'],
    allergens: GELATIN_PROCESSING,
    material: 'fish gelatin',
  }),
  shell({
    id: 'gelatin-shell-white-opaque',
    name: 'gelatin capsule shell, white opaque',
    synonyms: ['white gelatin shell', 'white gelatin capsule', 'white opaque gelatin capsule shell'],
    composition: ['gelatin-unspecified', 'purified-water', 'titanium-dioxide'],
    allergens: GELATIN_PROCESSING,
    material: 'gelatin',
  }),
  shell({
    id: 'gelatin-shell-red-opaque',
    name: 'gelatin capsule shell, red opaque',
    synonyms: ['red gelatin shell', 'red gelatin capsule', 'red opaque gelatin capsule shell'],
    composition: ['gelatin-unspecified', 'purified-water', 'fdc-red-40', 'titanium-dioxide'],
    allergens: GELATIN_PROCESSING,
    material: 'gelatin',
  }),
  shell({
    id: 'pullulan-shell',
    name: 'pullulan capsule shell',
    synonyms: ['pullulan', 'pullulan shell', 'pullulan capsule', 'pullulan capsules'],
    composition: ['pullulan', 'purified-water'],
    allergens: mayContain('shell-maker', 'carrageenan'),
    material: 'pullulan',
  }),
];
