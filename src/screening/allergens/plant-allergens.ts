import { SNOMED, related, same, severe, strictly, terms, type Allergen } from './allergen.js';

const NOT_GLUTEN = 'it is free of wheat, barley and rye';

/** Nuts, legumes, grains and other plants that excipients are made from. */
export const PLANT_ALLERGENS: readonly Allergen[] = [
  {
    id: 'peanut',
    name: 'peanut',
    terms: terms(
      'peanut, peanuts, ground nut, groundnut, arachis, arachis oil, peanut oil, peanut butter, peanut protein, monkey nut, goober',
    ),
    codes: [{ system: SNOMED, code: '91935009', display: 'Allergy to peanut' }],
    matches: [...strictly('peanut'), ...related('soy')],
    notMatches: [{ class: 'tree-nut', because: 'peanut is a legume; tree nuts are recorded apart' }],
    source: 'EMA/CHMP/302620/2017, arachis oil; UKMi Q&A 427.2 on soya',
  },
  {
    id: 'tree-nut',
    name: 'tree nuts',
    terms: terms(
      'tree nut, treenut, almond, almond oil, sweet almond oil, prunus amygdalus dulcis oil, walnut, pecan, pecan nut, cashew, cashew nut, pistachio, hazelnut, filbert, brazil nut, macadamia, macadamia nut, pine nut, chestnut, almond milk, nut oil, nut milk',
    ),
    codes: [{ system: SNOMED, code: '48821000119104', display: 'Allergy to tree nut' }],
    matches: [...strictly('tree-nut'), ...related('coconut')],
    source: 'Nut oils in cream bases; coconut is for a pharmacist to judge',
  },
  {
    id: 'nut',
    name: 'nuts',
    terms: terms(
      'nut, nut product, mixed nut, nut allergy, nuts all kinds, shea, shea butter, shea nut, argan, argan oil',
    ),
    matches: [...strictly('tree-nut', 'peanut'), ...related('coconut', 'soy')],
    source: 'An unspecified nut is taken for tree nuts and peanut',
  },
  {
    id: 'soy',
    name: 'soy',
    terms: terms(
      'soy, soya, soybean, soyabean, soya bean, soy bean, soy protein, soya protein, soy lecithin, soya lecithin, soybean lecithin, lecithin, e322, soy milk, soya milk, soy sauce, soya sauce, soybean oil, soya oil, soy oil, tofu, edamame, glycine max, glycine soja',
    ),
    matches: [...severe('soy'), ...related('peanut')],
    source:
      'Soy lecithin is usually tolerated, case reports exist (AAAAI 2019); own rule: severe reaction blocks',
  },
  {
    id: 'coconut',
    name: 'coconut',
    terms: terms(
      'coconut, coconut oil, coconut milk, cocos nucifera, copra, mct oil, medium chain triglyceride, cocamidopropyl betaine, cocamide',
    ),
    matches: same('coconut'),
    source: 'Medium-chain triglycerides and glycerol can come from coconut',
  },
  {
    id: 'palm',
    name: 'palm',
    terms: terms('palm, palm oil, palm kernel oil, palm fruit'),
    matches: same('palm'),
    source: 'Glycerol and stearates can come from palm',
  },
  {
    id: 'sesame',
    name: 'sesame',
    terms: terms('sesame, sesame oil, sesame seed, tahini, sesamum, seed, gingelly oil, benne'),
    matches: strictly('sesame'),
    source: 'Sesame oil is an oil vehicle',
  },
  {
    id: 'wheat',
    name: 'wheat',
    terms: terms(
      'wheat, wheat starch, wheat flour, wheat protein, wheat germ, triticum, durum, spelt, semolina, kamut, farina, bran, bread, flour',
    ),
    matches: [...same('wheat'), ...related('gluten')],
    notMatches: [
      { class: 'corn', because: NOT_GLUTEN },
      { class: 'rice', because: NOT_GLUTEN },
    ],
    source: 'EU excipient guideline, wheat starch; wheat allergy is not coeliac disease',
  },
  {
    id: 'coeliac',
    name: 'coeliac disease',
    terms: terms(
      'coeliac, coeliac disease, coeliac sprue, celiac, celiac disease, celiac sprue, gluten enteropathy, gluten sensitive enteropathy, dermatitis herpetiformis',
    ),
    codes: [{ system: SNOMED, code: '396331005', display: 'Coeliac disease' }],
    matches: strictly('gluten'),
    notMatches: [
      { class: 'corn', because: NOT_GLUTEN },
      { class: 'rice', because: NOT_GLUTEN },
      { class: 'potato', because: NOT_GLUTEN },
    ],
    alwaysKind: 'disease',
    source: 'EMA, wheat starch containing gluten; an unproven gluten status counts as gluten',
  },
  {
    id: 'gluten',
    name: 'gluten',
    terms: terms(
      'gluten, gluten protein, gliadin, barley, rye, malt, barley malt, malt extract, triticale, cereal, oat, oatmeal, avena, colloidal oatmeal',
    ),
    matches: [...strictly('gluten'), ...same('barley', 'rye', 'oat')],
    notMatches: [
      { class: 'corn', because: NOT_GLUTEN },
      { class: 'rice', because: NOT_GLUTEN },
      { class: 'potato', because: NOT_GLUTEN },
    ],
    source: 'EMA, wheat starch containing gluten',
  },
  {
    id: 'corn',
    name: 'corn (maize)',
    terms: terms(
      'corn, maize, sweetcorn, sweet corn, corn starch, cornstarch, maize starch, cornflour, corn flour, corn syrup, high fructose corn syrup, corn oil, corn sugar, corn protein, zein, zea mays, popcorn, corn meal, corn product, corn derivative, modified corn starch',
    ),
    matches: same('corn'),
    source: 'Starch, dextrose, maltodextrin, citric and ascorbic acid can come from corn; supplier letter',
  },
  {
    id: 'rice',
    name: 'rice',
    terms: terms('rice, rice flour, rice starch, rice protein, oryza sativa, rice milk'),
    matches: same('rice'),
    source: 'Rice flour and starch are fillers',
  },
  {
    id: 'potato',
    name: 'potato',
    terms: terms('potato, potato starch, white potato'),
    matches: same('potato'),
    source: 'Potato starch and sodium starch glycolate',
  },
  {
    id: 'tapioca',
    name: 'tapioca (cassava)',
    terms: terms('tapioca, tapioca starch, cassava, manioc, yuca'),
    matches: same('tapioca'),
    source: 'Tapioca starch is a filler',
  },
  {
    id: 'starch',
    name: 'starch',
    terms: terms(
      'starch, modified starch, pregelatinised starch, pregelatinized starch, sodium starch glycolate',
    ),
    matches: [...same('starch'), ...related('corn', 'wheat', 'rice', 'potato', 'tapioca')],
    source: 'Unspecified starch: any plant',
  },
  {
    id: 'yeast',
    name: 'yeast',
    terms: terms('yeast, brewers yeast, bakers yeast, saccharomyces, yeast extract'),
    matches: [...same('yeast'), ...related('xanthan')],
    source: 'Fermentation media; patient-reported',
  },
  {
    id: 'fragrance',
    name: 'fragrance and flavour',
    terms: terms(
      'fragrance, fragrance mix, perfume, parfum, scent, balsam of peru, balsam peru, myroxylon pereirae, vanillin, vanilla, geraniol, citral, linalool, limonene, eugenol, cinnamal, cinnamaldehyde, cinnamon, hydroxycitronellal, oak moss, essential oil, flavor, flavoring, food flavoring agent, artificial flavor, food flavoring, peppermint, peppermint oil, menthol, mint, spearmint, orange oil, lemon oil, cherry flavor, strawberry flavor, bubblegum flavor',
    ),
    matches: same('fragrance'),
    source: 'Fragrance mix and balsam of Peru: contact allergens',
  },
  {
    id: 'acacia',
    name: 'acacia (gum arabic)',
    terms: terms('acacia, gum arabic, acacia gum, arabic gum, e414'),
    matches: same('acacia'),
    source: 'Immediate allergy to acacia is known',
  },
  {
    id: 'carrageenan',
    name: 'carrageenan',
    terms: terms('carrageenan, irish moss, e407, seaweed, algae, kelp, agar'),
    matches: [...same('carrageenan'), ...related('mannitol')],
    source: 'Gelling agent of some hypromellose shells',
  },
  {
    id: 'xanthan',
    name: 'xanthan gum',
    terms: terms('xanthan, xanthan gum, e415'),
    matches: [...same('xanthan'), ...related('gellan')],
    source: 'Fermented on corn, wheat, soy or dairy media',
  },
  {
    id: 'latex',
    name: 'latex',
    terms: terms(
      'latex, natural rubber, natural rubber latex, rubber latex, rubber, hevea brasiliensis latex, hevea brasiliensis latex protein, latex glove',
    ),
    matches: strictly('latex'),
    reminder: 'use gloves, dropper bulbs and closures without natural rubber latex',
    source: 'Containers and gloves can hold latex; they are no ingredient and are checked by hand',
  },
  {
    id: 'gellan',
    name: 'gellan gum',
    terms: terms('gellan, gellan gum, e418'),
    matches: [...same('gellan'), ...related('xanthan')],
    source: 'Gelling agent of some shells',
  },
];
