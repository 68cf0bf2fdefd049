import { OWN, type SettingFacts } from './setting-facts.js';

/** What may be weighed and diluted, and how far off it may be. */
export const WEIGHING_SETTINGS = {
  balanceError: {
    kind: 'percent',
    default: '5 %',
    positive: true,
    mostPercent: 25,
    meaning:
      'Share of a weighing that one step of the balance may be at most: under readability / this share nothing is weighed, whatever minimum is entered.',
    source: 'Least weighable quantity = sensitivity / 5 % (class A balance: 6 mg / 5 % = 120 mg)',
  },
  preparationErrorTolerance: {
    kind: 'percent',
    default: '10 %',
    meaning:
      'Largest worst-case error of what is weighed and diluted, from the first weighing to the finished preparation.',
    source:
      'Label claim 90.0–110.0 %: USP monographs of naltrexone hydrochloride tablets and compounded cream',
  },
  triturationMostDilution: {
    kind: 'count',
    default: '100',
    meaning: 'Most parts that one part is diluted to in one step of a trituration or dilution.',
    source: 'Compounding practice: 1 in 100 by geometric dilution',
  },
  triturationMostPowder: {
    kind: 'mass',
    default: '50 g',
    positive: true,
    meaning: 'Most powder mixed in one step of a trituration.',
    source: OWN,
  },
  leastMeasuredVolume: {
    kind: 'volume',
    default: '1 mL',
    positive: true,
    meaning: 'Least volume of a stock solution that is measured.',
    source: OWN,
  },
  stockSolutionMostSolid: {
    kind: 'mass',
    default: '65 mg',
    positive: true,
    meaning: 'Most solid that is dissolved in 1 mL of a stock solution.',
    source:
      'USP solubility test of naltrexone hydrochloride: 650 mg dissolves in 10 mL of water; the same for other solids',
  },
  measuredVolumeError: {
    kind: 'percent',
    default: '1 %',
    mostPercent: 20,
    meaning: 'Most that one measured volume of a stock solution, or one filling to a mark, may be off.',
    source:
      'Class A pipettes from 1 mL, flasks from 10 mL and 100 mL cylinders are within 1 % (ASTM E969, E288, E1272; general knowledge)',
  },
  intermediatePeriod: {
    kind: 'days',
    default: '180',
    meaning:
      'Days a trituration or stock solution may be kept at most, where its class and what it was made from allow more.',
    source: OWN,
  },
  intermediateDating: {
    kind: 'choice',
    default: 'limits-the-preparation',
    choices: ['limits-the-preparation', 'step-of-the-make'],
    meaning:
      'Whether the last day of a trituration or stock solution bounds the preparation made from it, or it is a step of the make that is used up the same day and bounds nothing.',
    source:
      'USP <795>: a preparation made from others keeps no longer than the shortest of them; whether a dilution made for this make alone is one is for the pharmacist',
  },
  weighingTolerance: {
    kind: 'percent',
    default: '5 %',
    meaning: 'Largest difference between what is planned of a component and what was weighed or measured.',
    source: OWN,
  },
} as const satisfies Record<string, SettingFacts>;
