/** Sentences that several master formulation records share. */

export const NO_OPIOIDS = 'Do not take with opioid pain, cough or diarrhea medicines.';
/** For a cream, which is applied, not taken. */
export const NO_OPIOIDS_WITH_CREAM = 'Do not use with opioid pain, cough or diarrhea medicines.';
export const TELL_CLINICIANS = 'Tell everyone who treats you that you take naltrexone.';
export const KEEP_FROM_CHILDREN = 'Keep out of reach of children.';
export const PROTECT_FROM_LIGHT = 'Protect from light.';
export const REFRIGERATE = 'Store in a refrigerator. Do not freeze.';
export const ORAL_SYRINGE = 'Use the oral syringe supplied.';
export const COMPOUNDED = 'This is a compounded preparation, made for you by our pharmacy.';
/** Ultra-low dose: micrograms, in words. */
export const MICROGRAMS = 'Ultra-low dose. Contains MICROGRAMS.';
export const NOT_LDN = 'Do not exchange with low-dose naltrexone.';
/** Ultra-low dose may be ordered beside an opioid, which milligrams never may: the label must not forbid it. */
export const OPIOIDS_AS_DIRECTED =
  'If you take an opioid medicine, take both only as your prescriber directed and do not change either by yourself.';

export const WEAR_PROTECTION =
  'Wear gloves and a mask and weigh in a powder enclosure: naltrexone dust can bring on withdrawal in a person who takes opioids.';
export const READ_CERTIFICATE =
  'Read hydrate form, assay, basis of the assay and water from the certificate of the lot and compare them with the worksheet before weighing.';
export const CLEAN_FIRST =
  'Clear and clean the work surface and the equipment; record the allergen changeover if the last preparation held another filler, base or dye.';
export const WEIGH_WITNESSED =
  'Weigh the naltrexone hydrochloride first and alone. A second person reads the balance display and signs.';
export const ULDN_CLASS_CHECK =
  'Read class, dose and unit from the prescription aloud: ultra-low dose, micrograms. A second pharmacist confirms in the record that no milligram is meant.';
export const DILUTIONS_ARE_LOTS =
  'Label it at once as a lot of its own: name, strength in micrograms, date, and the colour of its step. It is scanned wherever it is used: T1 taken for T2 is a hundredfold overdose.';

export const POTENCY_CHECK = {
  check: 'Label potency, by outside assay on the pharmacy’s schedule',
  expected: '90.0–110.0 % of the labelled naltrexone hydrochloride',
};
export const YIELD_CHECK = {
  check: 'Yield: actual divided by theoretical',
  expected: '95–102 %; investigate outside',
};

export const POTENCY_SOURCE =
  'Strength is in naltrexone hydrochloride, anhydrous; label potency 90.0–110.0 %: USP naltrexone tablets and compounded cream';
export const CALCULATION_SOURCE =
  'Quantities: dose × units × potency factor of the lot (assay and water), rounded once at the balance; derivation printed on the worksheet';
export const ULDN_CALCULATION_SOURCE =
  'Quantities: dose × units × potency factor of the lot; the way down from a weighable amount by serial trituration or dilution, every weighing at or above the balance’s minimum, worst-case error from the first weighing on, printed on the worksheet';
export const DILUTION_SOURCE =
  'Serial trituration and dilution: aliquot method and least weighable quantity of pharmaceutical calculation; geometric dilution, at most 1 in 100 a step';
export const ULDN_SOURCE =
  'Ultra-low dose: 1 microgram twice daily in guides for prescribers; a trial product held 1 microgram a tablet. It is ordered beside opioids, with the prescriber’s statement; the class is what the prescriber wrote and is never inferred';
export const LIQUID_STUDY =
  'Published stability study 1997, PMID 9391680: 1 mg/mL with ascorbic acid 0.5 %, sodium benzoate 0.1 %, glycerol 20 %, in the dark';
