/**
 * What is usual, for the slip guard: a prescription that differs from it by a power of ten is asked back. None of these
 * forbids anything. Of two usual values none is ten times the other where that could be helped (0.25 and 2.5 mg are both
 * usual); a pharmacy that adds one should keep to that, or the guard cannot tell them apart.
 */
export const SLIP_SETTINGS = {
  usualLdnDoses: {
    kind: 'masses',
    default:
      '0.25 mg, 0.5 mg, 0.75 mg, 1 mg, 1.25 mg, 1.5 mg, 1.75 mg, 2 mg, 2.25 mg, 2.5 mg, 2.75 mg, 3 mg, 3.25 mg, 3.5 mg, 3.75 mg, 4 mg, 4.25 mg, 4.5 mg',
    meaning: 'Doses of class LDN that are taken as written.',
    source: 'LDN guides: 0.5–4.5 mg in steps of 0.25 to 1 mg, thyroid patients from 0.25 mg',
  },
  usualUldnDoses: {
    kind: 'masses',
    default: '1 mcg, 1.5 mcg, 2 mcg, 2.5 mcg, 3 mcg, 4 mcg, 5 mcg, 6 mcg',
    meaning: 'Doses of class ULDN that are taken as written.',
    source: 'ULDN guides: 1 mcg twice a day, trials with 2 mcg a day; above 2 mcg own default',
  },
  weightDose: {
    kind: 'mass/mass',
    default: '0.1 mg/kg',
    meaning: 'Daily dose by body weight, up to the usual daily dose: explains a dose that is not usual.',
    source: 'Paediatric Crohn’s disease pilot: 0.1 mg/kg a day, at most 4.5 mg',
  },
  mostDoseChange: {
    kind: 'count',
    default: '4',
    meaning:
      'A dose more than so many times the last one of the same class, or less than the same part of it, is asked back; so is a step of a titration.',
    source:
      'Doses go from 0.5 to 2 mg or from 1.5 to 4.5 mg at once; a slip is ten times or a tenth; own limit between',
  },
  usualLiquidStrengths: {
    kind: 'strengths',
    default: '1 mg/mL, 2 mg/mL, 5 mg/mL',
    meaning: 'Strengths of LDN oral liquids.',
    source: 'Published formula 1 mg/mL; a worksheet for 5 mg/mL; 2 mg/mL own default',
  },
  usualDropStrengths: {
    kind: 'strengths',
    default: '6 mg/mL, 10 mg/mL, 12 mg/mL',
    meaning: 'Strengths of LDN sublingual drops.',
    source: 'One drop for one step of 0.25 or 0.5 mg at 20 to 26 drops/mL',
  },
  usualCreamStrengths: {
    kind: 'strengths',
    default: '0.5 mg/mL, 5 mg/g, 9 mg/mL, 10 mg/g',
    meaning: 'Strengths of LDN creams.',
    source: 'USP monograph 10 mg/g; topical 0.5–1 %; pharmacies also 0.5 mg/mL',
  },
  usualUldnStrengths: {
    kind: 'strengths',
    default: '1 mcg/mL',
    meaning: 'Strengths of ULDN liquids.',
    source: 'Serial dilution to 1 mcg/mL',
  },
  usualLiquidVolumes: {
    kind: 'volumes',
    default: '0.1 mL, 10 mL',
    meaning: 'Least and most volume of one dose of an oral liquid.',
    source: 'Oral syringes of 1 to 10 mL; own limits',
  },
  usualDropVolumes: {
    kind: 'volumes',
    default: '0.03 mL, 2 mL',
    meaning: 'Least and most volume of one dose of sublingual drops.',
    source: 'From one drop to some 40 under the tongue; own limits',
  },
  usualCreamVolumes: {
    kind: 'volumes',
    default: '0.25 mL, 2 mL',
    meaning: 'Least and most volume of one application of cream.',
    source: 'One click of 0.25 mL to the application limit; own limits',
  },
  mostDrugInSupply: {
    kind: 'mass',
    default: '1 g',
    meaning: 'More drug than this for one prescription’s days is asked back.',
    source: '4.5 mg a day for 180 days is 0.81 g; own limit',
  },
  usualDays: {
    kind: 'counts',
    default:
      '7, 14, 15, 20, 21, 25, 28, 30, 31, 35, 40, 42, 45, 49, 50, 56, 60, 63, 77, 84, 90, 91, 98, 100, 105, 112, 120, 126, 168, 180, 182',
    meaning: 'Days of supply that are taken as written.',
    source: 'Weeks, months and packs of 25, 50 and 100; own list',
  },
  usualStepDays: {
    kind: 'counts',
    default: '5, 7, 10, 14, 15, 20, 21, 28, 30, 31, 35, 42, 56, 60, 84, 90',
    meaning:
      'Days of one step of a titration that are taken as written; a last step for the rest of the supply may have any.',
    source: 'Steps of one week to three months; own list',
  },
} as const;
