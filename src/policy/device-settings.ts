import { OWN, type SettingFacts } from './setting-facts.js';

/** How doses are measured by the patient, and how long a calibration stands. */
export const DEVICE_SETTINGS = {
  liquidOverfill: {
    kind: 'volume',
    default: '0 mL',
    meaning: 'Volume made beyond the doses, for what stays in bottle and syringe.',
    source: OWN,
  },
  liquidDoseRoundingTolerance: {
    kind: 'percent',
    default: '5 %',
    meaning: 'Largest difference between the dose and what the syringe graduation can measure.',
    source: OWN,
  },
  dropDoseTolerance: {
    kind: 'percent',
    default: '5 %',
    meaning: 'Largest difference between the dose and the nearest whole number of drops.',
    source: OWN,
  },
  dropperError: {
    kind: 'percent',
    default: '15 %',
    meaning: 'Volume error allowed to a calibrated dropper; no dose by drops is promised tighter.',
    source: 'USP <1101>',
  },
  clickDoseTolerance: {
    kind: 'percent',
    default: '5 %',
    meaning: 'Largest difference between the dose and the nearest whole number of applicator clicks.',
    source: OWN,
  },
  maximumApplicationVolume: {
    kind: 'volume',
    default: '2 mL',
    positive: true,
    meaning: 'Most cream applied at one time.',
    source: OWN,
  },
  doseErrorReviewAbove: {
    kind: 'percent',
    default: '20 %',
    mostPercent: 1000,
    meaning:
      'Worst-case error of one dose, from the first weighing to its measuring, above which a pharmacist decides; above preparationErrorTolerance it is only said.',
    source: OWN,
  },
  dropperCalibrationDays: {
    kind: 'days',
    default: '180',
    meaning: 'Age at which a dropper calibration is done again even when nothing changed.',
    source: OWN,
  },
  leastCalibrationDrops: {
    kind: 'count',
    default: '20',
    meaning: 'Fewest drops that are counted and weighed to calibrate a dropper.',
    source: 'Practice: 20–30 drops of the real product from the real dropper',
  },
  applicatorError: {
    kind: 'percent',
    default: '10 %',
    meaning: 'Volume error of one click where the calibration recorded none.',
    source: 'Metered devices differ from their stated volume: Int J Pharm Compd 2016 comparison; own figure',
  },
  calibrationNoticeDays: {
    kind: 'days',
    default: '30',
    meaning: 'Days before a calibration falls due from which the equipment register says so.',
    source: OWN,
  },
} as const satisfies Record<string, SettingFacts>;
