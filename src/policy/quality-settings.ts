import { OWN, type SettingFacts } from './setting-facts.js';

/** What the record checks a finished preparation against. */
export const QUALITY_SETTINGS = {
  fillWeightTolerance: {
    kind: 'percent',
    default: '10 %',
    meaning: 'Most that the net fill of one capsule may differ from its theoretical weight.',
    source: 'Older USP <795> text: 90–110 % of the theoretical weight',
  },
  meanFillTolerance: {
    kind: 'percent',
    default: '3 %',
    meaning: 'Most that the mean net fill of the sample may differ from its theoretical weight.',
    source: 'Practice of filler makers',
  },
  mostFillRsd: {
    kind: 'percent',
    default: '5 %',
    meaning: 'Most relative standard deviation of the net fills of the sample.',
    source: 'In-process limit published for pharmacy capsules',
  },
  leastYield: {
    kind: 'percent',
    default: '95 %',
    meaning: 'Yield below which the loss is looked into.',
    source: OWN,
  },
  mostYield: {
    kind: 'percent',
    default: '102 %',
    mostPercent: 200,
    meaning: 'Yield above which the gain is looked into.',
    source: OWN,
  },
  contentUniformityMass: {
    kind: 'mass',
    default: '25 mg',
    meaning: 'Capsules with less drug than this are judged by assay of single units, not by weight.',
    source: 'USP <905>',
  },
  contentUniformityShare: {
    kind: 'percent',
    default: '25 %',
    meaning:
      'Capsules with a smaller share of drug than this are judged by assay of single units, not by weight.',
    source: 'USP <905>',
  },
  contentUniformityDays: {
    kind: 'days',
    default: '180',
    meaning:
      'Days after which single capsules of a formula are assayed again, where weight cannot show an even dose; the first batch of a formula is always assayed.',
    source: OWN,
  },
  fillSampleCapsules: {
    kind: 'count',
    default: '10',
    meaning: 'Capsules of a batch that are weighed one by one; of a smaller batch every one.',
    source: 'Compared sampling plans of hospital pharmacies: 10 capsules',
  },
  leastPackStatCapsules: {
    kind: 'count',
    default: '10',
    meaning: 'Least capsules filled and weighed for a packing statistic.',
    source: 'Compounding practice: at least 10 filled shells',
  },
} as const satisfies Record<string, SettingFacts>;
