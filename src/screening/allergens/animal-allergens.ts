import { SNOMED, related, same, since, severe, strictly, terms, type Allergen } from './allergen.js';

const LACTOSE_AND_MILK =
  'Pharmaceutical lactose can carry milk protein (Nowak-Wegrzyn 2004; Santoro, Acta Biomedica); own rule: milk allergy blocks lactose';
const ALPHA_GAL = 'alphagalinformation.org: mammalian gelatin and other mammal-derived excipients';

/** Milk, gelatin, meat, fish, egg and the rules of eating that leave animals out. */
export const ANIMAL_ALLERGENS: readonly Allergen[] = [
  {
    id: 'milk',
    name: "cow's milk protein",
    terms:
      terms(`milk, cow milk, cows milk, milk protein, cow milk protein, cows milk protein, cmpa, cmpi, dairy, dairy product, dairy food, milk product,
      skim milk, skimmed milk, whole milk, nonfat dry milk, milk powder, milk solid, dried milk, cow milk fat, milk fat, milkfat, butterfat, goat milk, sheep milk, bovine milk, buttermilk, butter, ghee, cream milk, cheese, yogurt, ice cream,
      casein, caseinate, sodium caseinate, potassium caseinate, calcium caseinate, whey, whey protein, whey powder, whey protein hydrolysate, lactalbumin, alpha lactalbumin, alpha lactalbumin bovine,
      lactoglobulin, beta lactoglobulin, lactoperoxidase, lactoperoxidase bovine, lactoferrin, curd, probiotic milk`),
    codes: [{ system: SNOMED, code: '782555009', display: "Allergy to cow's milk protein" }],
    matches: [...strictly('milk'), ...since("which can carry cow's milk protein", strictly('lactose'))],
    source: LACTOSE_AND_MILK,
  },
  {
    id: 'lactose',
    name: 'lactose',
    terms: terms(
      'lactose, milk sugar, lactose monohydrate, lactose anhydrous, anhydrous lactose, spray dried lactose, lactosum, lactase deficiency, lactose malabsorption, hypolactasia, fast flo lactose',
    ),
    matches: same('lactose'),
    inDisease: 'review',
    source:
      'Enzyme deficiency: the amount matters, a capsule holds 0.1–0.2 g (EU excipient guideline, lactose)',
  },
  {
    id: 'gelatin',
    name: 'gelatin',
    terms: terms(
      'gelatin, gelatine, gelatin capsule, hard gelatin, soft gelatin, bovine gelatin, porcine gelatin, pork gelatin, beef gelatin, animal gelatin, e441, collagen, softgel',
    ),
    matches: strictly('gelatin-mammalian', 'gelatin-fish'),
    source: 'Gelatin is among the commonest excipients in immediate reactions (Caballero 2021)',
  },
  {
    id: 'alpha-gal',
    name: 'alpha-gal syndrome',
    terms: terms(
      'alpha gal, alpha gal syndrome, alphagal, galactose alpha 1 3 galactose, mammalian meat allergy, mammalian product, tick bite meat allergy',
    ),
    matches: [...strictly('gelatin-mammalian'), ...related('mammalian', 'lactose', 'milk')],
    notMatches: [{ class: 'gelatin-fish', because: 'fish gelatin holds no alpha-gal' }],
    source: ALPHA_GAL,
  },
  {
    id: 'mammal-meat',
    name: 'beef, pork and other red meat',
    terms: terms(
      'beef, pork, red meat, lamb, mutton, meat, mammal meat, bovine, porcine, venison, pig, veal, ham, bacon, cow, cattle',
    ),
    matches: [...same('bovine', 'porcine'), ...related('gelatin-mammalian', 'mammalian')],
    notMatches: [{ class: 'gelatin-fish', because: 'fish gelatin is not from mammals' }],
    source: ALPHA_GAL,
  },
  {
    id: 'fish',
    name: 'fish',
    terms: terms(
      'fish, finned fish, fin fish, cod, salmon, tuna, mackerel, haddock, hake, trout, herring, sardine, anchovy, tilapia, fish gelatin, fish oil, cod liver oil, fish protein',
    ),
    matches: same('gelatin-fish', 'fish'),
    notMatches: [{ class: 'gelatin-mammalian', because: 'mammalian gelatin is not from fish' }],
    source: 'Fish gelatin differs from mammalian gelatin; species on the supplier statement',
  },
  {
    id: 'seafood',
    name: 'seafood',
    terms: terms('seafood, sea food'),
    matches: [...same('gelatin-fish', 'fish', 'shellfish'), ...related('calcium-carbonate')],
    source: 'Fish gelatin shells; calcium carbonate can be made from oyster shell',
  },
  {
    id: 'shellfish',
    name: 'shellfish',
    terms: terms(
      'shellfish, shell fish, crustacean, marine crustacean, mollusk, mollusc, marine mollusk, prawn, shrimp, crab, lobster, crayfish, oyster, mussel, clam, scallop, squid, octopus, calamari, abalone, abalone canned in brine, snail, chitin, chitosan',
    ),
    matches: [...same('shellfish'), ...related('calcium-carbonate')],
    source: 'Calcium carbonate can be made from oyster shell; ask the supplier',
  },
  {
    id: 'egg',
    name: 'egg',
    terms: terms(
      'egg, hen egg, chicken egg, egg white, egg yolk, egg protein, egg edible, edible egg, ovalbumin, albumen, egg lecithin, lysozyme',
    ),
    codes: [{ system: SNOMED, code: '213020009', display: 'Allergy to egg protein' }],
    matches: strictly('egg'),
    source: 'Egg lecithin and other ingredients from egg',
  },
  {
    id: 'carmine',
    name: 'carmine (cochineal)',
    terms: terms(
      'carmine, carmin, cochineal, cochineal extract, cochineal carmine, carminic acid, dactylopius coccus, dactylopius coccus colorant, ci natural red 4, c.i. natural red 4, natural red 4, crimson lake, e120, ci 75470',
    ),
    matches: same('carmine'),
    source: 'Cochineal extract and carmine, 21 CFR 73.100',
  },
  {
    id: 'lanolin',
    name: 'lanolin (wool alcohols)',
    terms: terms(
      'lanolin, wool fat, wool, wool alcohol, wool wax, wool grease, eucerin base, amerchol, adeps lanae, sheep wool',
    ),
    matches: same('lanolin'),
    source: 'EU excipient guideline, wool fat: local skin reactions',
  },
  {
    id: 'vegan',
    name: 'no animal products',
    terms: terms(
      'vegan, vegan diet, animal product, animal derived ingredient, animal derived, plant based diet',
    ),
    matches: same(
      'animal',
      'insect',
      'milk',
      'lactose',
      'gelatin-mammalian',
      'gelatin-fish',
      'mammalian',
      'carmine',
      'lanolin',
    ),
    alwaysKind: 'preference',
    source: 'Preference, honoured by default',
  },
  {
    id: 'vegetarian',
    name: 'no slaughtered animals',
    terms: terms('vegetarian, vegetarian diet, lacto vegetarian, ovo lacto vegetarian, hindu diet, jain'),
    matches: same('gelatin-mammalian', 'gelatin-fish', 'bovine', 'porcine', 'fish', 'insect', 'carmine'),
    alwaysKind: 'preference',
    source: 'Preference, honoured by default',
  },
  {
    id: 'halal',
    name: 'halal',
    terms: terms('halal, halal diet, halal only, islamic diet, muslim diet, haram'),
    matches: same('gelatin-mammalian', 'mammalian', 'porcine', 'ethanol', 'insect', 'carmine'),
    alwaysKind: 'preference',
    source: 'Preference, honoured by default; species and slaughter on the supplier statement',
  },
  {
    id: 'kosher',
    name: 'kosher',
    terms: terms('kosher, kosher diet, kosher only, jewish diet, pareve'),
    matches: same(
      'gelatin-mammalian',
      'mammalian',
      'porcine',
      'insect',
      'carmine',
      'shellfish',
      'lactose',
      'milk',
    ),
    alwaysKind: 'preference',
    source: 'Preference, honoured by default; certificate of the supplier',
  },
  {
    id: 'probiotic',
    name: 'probiotics',
    terms: terms('probiotic, acidophilus, lactobacillus, bifidobacterium'),
    matches: severe('milk'),
    source: 'Probiotic powders can hold milk and soy traces; lactobacillus itself is not milk',
  },
];
