/**
 * Where the catalogue's facts come from, one entry for each source. `docs/clinical-sources.md` says what each supports
 * and how sure it is; a test keeps the two in step.
 */
export const SOURCES = {
  identity: 'By what the substance is: its name and structure put it in the class',
  'dailymed-codes': 'FDA substance codes as found in ingredient entries of DailyMed labels',
  'openfda-naltrexone': 'openFDA label and NDC records for naltrexone',
  'general-knowledge': 'General pharmaceutical knowledge, no source read; pharmacist to confirm',
  'supplier-origin': 'Origin differs by supplier; the lot’s origin statement decides',
  'usp-naltrexone-cream': 'USP monograph for naltrexone hydrochloride compounded cream, 10 mg/g',
  'milk-in-lactose':
    'Case letter 2004: anaphylaxis to milk protein in pharmaceutical lactose; a review calls it rare',
  'lactose-tablet-uk': 'UK product information of the 50 mg film-coated tablet: 126.8 mg lactose monohydrate',
  'label-precision-dose': 'DailyMed label, setid 74087d2f-468d-4de1-a2fc-a489d0f2abef',
  'label-older-generic': 'Label text of a generic 50 mg film-coated tablet, maker not shown',
  'label-brand-type': 'Pharmacy page listing the brand-type 50 mg tablet',
  'label-contrave': 'DailyMed label, setid 485ff360-32c8-11df-928b-0002a5d5c51b (extended release)',
  'alpha-gal': 'alphagalinformation.org: gelatin, stearates and other excipients of mammalian origin',
  'soy-lecithin': 'aaaai.org 2019: soy lecithin holds 100–500 ppm protein',
  'ema-excipients': 'EMA annex on excipients with a recognised action, SANTE-2017-11668',
  'probiotic-fillers': 'LDN dosing guide 2021: acidophilus offered as filler; milk and soy traces',
  'ldn-fillers': 'Compounding pharmacy pages on LDN fillers; calcium carbonate advised against',
  'release-slowing': 'Matrix-forming or coating polymer; LDN is asked for as immediate release only',
  'shell-maker': 'Shell composition differs by maker; the maker’s declaration decides',
  'bp-formula': 'BP formula, general knowledge, pharmacist to confirm',
  'usp-formula': 'USP–NF formula, general knowledge, pharmacist to confirm',
  'supplier-not-loaded': 'Proprietary mixture; the supplier’s composition is not loaded',
  'nominal-fill': 'Nominal, from body volume × bulk density; measure your lot',
  'worked-example-fill': 'Worked packing-statistics example at 0.44 g/mL and 0.60 g/mL; measure your lot',
} as const satisfies Record<string, string>;

export type SourceTag = keyof typeof SOURCES;
