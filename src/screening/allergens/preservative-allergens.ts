import { related, same, strictly, terms, type Allergen } from './allergen.js';

const SULFA_IS_NOT =
  'sulfonamide medicines, sulfites, sulfates, sulfur and saccharin are different chemicals without cross-reaction';
const SULFA_SOURCE = 'University of Illinois drug information FAQ on sulfa; ASCIA on sulfites';

/** Preservatives, antioxidants, and the sulfur compounds that are taken for one another. */
export const PRESERVATIVE_ALLERGENS: readonly Allergen[] = [
  {
    id: 'paraben',
    name: 'parabens',
    terms: terms(
      'paraben, parahydroxybenzoate, para hydroxybenzoate, hydroxybenzoate, methylparaben, methyl paraben, ethylparaben, ethyl paraben, propylparaben, propyl paraben, butylparaben, butyl paraben, methyl hydroxybenzoate, propyl hydroxybenzoate, methyl parahydroxybenzoate, propyl parahydroxybenzoate, nipagin, nipasol, e214, e215, e216, e217, e218, e219',
    ),
    matches: same('paraben'),
    notMatches: [{ class: 'benzoate', because: 'benzoate is not an ester of para-hydroxybenzoic acid' }],
    source: 'EU excipient guideline, parahydroxybenzoates: possibly delayed reactions',
  },
  {
    id: 'benzoate',
    name: 'benzoates',
    terms: terms('benzoate, sodium benzoate, potassium benzoate, benzoic acid, e210, e211, e212, e213'),
    matches: [...same('benzoate'), ...related('benzyl-alcohol')],
    notMatches: [{ class: 'paraben', because: 'parabens are not benzoates' }],
    source: 'Benzyl alcohol becomes benzoic acid in the body',
  },
  {
    id: 'benzyl-alcohol',
    name: 'benzyl alcohol',
    terms: terms('benzyl alcohol, phenylmethanol, e1519'),
    matches: [...same('benzyl-alcohol'), ...related('benzoate')],
    source: 'EU excipient guideline, benzyl alcohol',
  },
  {
    id: 'paba',
    name: 'para-aminobenzoic acid (PABA)',
    terms: terms('paba, para aminobenzoic acid, aminobenzoic acid'),
    matches: [],
    notMatches: [
      { class: 'paraben', because: 'parabens are not PABA' },
      { class: 'benzoate', because: 'benzoate is not PABA' },
    ],
    source: 'Cashman and Warshaw 2005',
  },
  {
    id: 'ester-anaesthetic',
    name: 'ester anaesthetics and para-phenylenediamine',
    terms: terms(
      'benzocaine, procaine, novocaine, novocain, tetracaine, chloroprocaine, ester anaesthetic, para phenylenediamine, paraphenylenediamine, ppd, p phenylenediamine, hair dye',
    ),
    matches: related('paraben'),
    source: 'Cashman and Warshaw 2005; Dermatitis 2006;17:192: some of these patients react to parabens',
  },
  {
    id: 'sorbate',
    name: 'sorbates',
    terms: terms('sorbate, sorbic acid, potassium sorbate, calcium sorbate, e200, e201, e202, e203'),
    matches: same('sorbate'),
    notMatches: [
      { class: 'polysorbate', because: 'polysorbate only sounds like sorbate' },
      { class: 'sorbitol', because: 'sorbitol only sounds like sorbate' },
    ],
    source: 'EU excipient guideline, sorbic acid: local skin reactions',
  },
  {
    id: 'sulfite',
    name: 'sulfites',
    terms: terms(
      'sulfite, sulphite, sodium sulfite, bisulfite, sodium bisulfite, metabisulfite, meta bisulfite, sodium metabisulfite, potassium metabisulfite, sulfur dioxide, sulfiting agent, wine, e220, e221, e222, e223, e224, e225, e226, e227, e228',
    ),
    matches: strictly('sulfite'),
    notMatches: [{ class: 'sulfate', because: 'sulfates are not sulfites and do not matter here' }],
    source: SULFA_SOURCE,
  },
  {
    id: 'sulfate',
    name: 'sulfates',
    terms: terms(
      'sulfate, sulphate, sodium lauryl sulfate, sodium laurilsulfate, sodium dodecyl sulfate, sls, e487',
    ),
    matches: same('sulfate'),
    notMatches: [{ class: 'sulfite', because: 'sulfites are not sulfates' }],
    source: SULFA_SOURCE,
  },
  {
    id: 'sulfonamide',
    name: 'sulfonamide ("sulfa") medicines',
    terms: terms(
      'sulfa, sulpha, sulfa drug, sulfa antibiotic, sulfa medicine, sulfur drug, sulfonamide, sulphonamide, sulfonamide antibiotic, sulfamethoxazole, trimethoprim sulfamethoxazole, cotrimoxazole, co trimoxazole, bactrim, septra, septrin, sulfadiazine, silver sulfadiazine, silvadene, sulfasalazine, sulfisoxazole, sulfacetamide, sulfur, sulphur',
    ),
    matches: [],
    notMatches: [
      { class: 'sulfite', because: SULFA_IS_NOT },
      { class: 'sulfate', because: SULFA_IS_NOT },
      { class: 'saccharin', because: SULFA_IS_NOT },
    ],
    source: SULFA_SOURCE,
  },
];
