import { terms, type Allergen } from './allergen.js';

/** Known allergens that no ingredient of the catalogue carries: understood, and answered for each component. */
const NAMES: Readonly<Record<string, readonly [name: string, terms: string]>> = {
  'grass-pollen': [
    'grass pollen',
    'grass pollen, grass, timothy grass, rye grass, ryegrass, bermuda grass, hay, hay fever, hayfever, seasonal allergic rhinitis, seasonal allergy, allergic rhinitis',
  ],
  'tree-pollen': [
    'tree pollen',
    'tree pollen, birch, birch pollen, silver birch pollen, oak, oak pollen, acorn, cedar, cedar pollen, mountain cedar, douglas fir pollen, olive pollen, hazel pollen, alder, ash tree, cypress, juniper, eucalyptus, tree',
  ],
  'weed-pollen': ['weed pollen', 'weed pollen, ragweed, mugwort, plantain weed, nettle, weed'],
  pollen: ['pollen', 'pollen, bee pollen'],
  mould: [
    'mould',
    'mould, mold, mold spore, mould spore, alternaria, aspergillus, cladosporium, penicillium, fungal spore, mildew',
  ],
  'dust-mite': [
    'house dust mite',
    'dust mite, house dust mite, house dust, dust, dust mite protein, mite, dermatophagoides',
  ],
  dander: [
    'animal dander',
    'dander, animal dander, dander animal, animal hair, animal fur, cat, cat dander, cat hair, dog, dog dander, dog hair, horse, horse dander, rabbit, rabbit dander, guinea pig, hamster, feather, bird feather, pet, pet dander',
  ],
  insect: [
    'insect sting or bite',
    'bee venom, wasp venom, bee, wasp, bee sting, wasp sting, hornet, yellow jacket, insect bite, insect sting, insect venom, fire ant, ant, mosquito, mosquito bite, cockroach, tick, hymenoptera venom, bed bug, flea',
  ],
  adhesive: [
    'adhesive',
    'adhesive, adhesive tape, adhesive agent, tape, plaster, bandage adhesive, colophony, rosin, micropore, surgical tape, band aid',
  ],
  metal: [
    'contact metals',
    'nickel, cobalt, chromium, chromate, metal, jewelry, jewellery, gold, silver, mercury',
  ],
  fruit: [
    'fruit',
    'fruit, apple, apricot, avocado, banana, blueberry, cherry, cranberry, fig, grape, kiwi, kiwi fruit, kiwifruit, mango, melon, watermelon, papaya, passion fruit, peach, pear, pineapple, plum, pomegranate, raspberry, strawberry, blackberry, stone fruit, nectarine, rosaceae',
  ],
  vegetable: [
    'vegetables',
    'vegetable, asparagus, aubergine, eggplant, egg plant, beetroot, broccoli, cabbage, carrot, cauliflower, celery, courgette, cucumber, garlic, leek, lettuce, mushroom, onion, pepper, bell pepper, pumpkin, radish, spinach, squash, sweet potato, tomato, yam, zucchini, nightshade',
  ],
  legume: [
    'peas, beans and lentils',
    'pea, bean, lentil, chickpea, kidney bean, pulse, pulse vegetable, legume, lupin, lupine, fenugreek, green bean',
  ],
  spice: [
    'spices',
    'spice, nutmeg, mustard, coriander, cumin, curry, paprika, saffron, ginger, clove, cardamom, chili, chilli, black pepper, basil, oregano, thyme, rosemary, parsley, dill, fennel, anise',
  ],
  seeds: [
    'seeds',
    'sunflower seed, sunflower, sunflower oil, poppy seed, flax, flaxseed, linseed, chia, hemp seed, pumpkin seed, cottonseed, canola, rapeseed, quinoa, buckwheat, millet, sorghum',
  ],
  poultry: ['poultry', 'poultry, chicken, chicken meat, turkey meat, turkey, duck, goose'],
  stimulant: ['coffee, tea and cocoa', 'coffee, tea, cocoa, chocolate, cacao, cocoa butter, cola'],
  additive: [
    'food additives',
    'monosodium glutamate, msg, glutamate, e621, nitrite, nitrate, sodium nitrate, sodium nitrite, histamine, tyramine',
  ],
  environment: [
    'surroundings',
    'smoke, cigarette smoke, tobacco, sun, sunlight, cold, heat, cold air, chlorine, bleach, detergent, laundry detergent, soap, poison ivy, poison oak, poison sumac, sunscreen, nail polish',
  ],
  serum: ['animal serum', 'horse serum, horse serum protein, antivenom, antivenin'],
  honey: ['honey', 'honey, royal jelly'],
};

export const UNCARRIED_ALLERGENS: readonly Allergen[] = Object.entries(NAMES).map(([id, [name, list]]) => ({
  id,
  name,
  terms: terms(list),
  matches: [],
  source: 'No ingredient of the catalogue carries it',
}));
