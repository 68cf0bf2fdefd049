import type { Form, StabilityClass } from '../catalogue/formula.js';

/** Named policy profiles of a prescription's `standard`. */
export const STANDARDS = ['usp-795-2023', 'usp-795-2014', 'uk-extemporaneous', 'au-apf25'] as const;
export type Standard = (typeof STANDARDS)[number];

/** How long a preparation may be used at most, in days or calendar months. */
export type Period = { readonly days: number } | { readonly months: number };

export interface StandardProfile {
  readonly name: string;
  readonly source: string;
  /** The longest period for a class and form, with the words the table uses for it. */
  limitFor(stabilityClass: StabilityClass, form: Form): { readonly rule: string; readonly period: Period };
}

const CLASS_WORDS: Readonly<Record<StabilityClass, string>> = {
  AQ_NP: 'aqueous, not preserved',
  AQ_P: 'aqueous, preserved',
  NA_LIQ: 'non-aqueous oral liquid',
  NA_OTHER: 'non-aqueous',
};

/** What a stability class means, for readers. */
export function wordsOf(stabilityClass: StabilityClass): string {
  return CLASS_WORDS[stabilityClass];
}

const USP_2023_DAYS: Readonly<Record<StabilityClass, number>> = {
  AQ_NP: 14,
  AQ_P: 35,
  NA_LIQ: 90,
  NA_OTHER: 180,
};

const usp2023: StandardProfile = {
  name: 'USP <795>, official 1 November 2023',
  source: 'USP <795> (2023), table of default beyond-use dates',
  limitFor: (stabilityClass) => ({
    rule: `usp-795-2023 table, ${CLASS_WORDS[stabilityClass]}`,
    period: { days: USP_2023_DAYS[stabilityClass] },
  }),
};

const usp2014: StandardProfile = {
  name: 'USP <795>, 2014 revision',
  source: 'USP <795> (2014), in force until 31 October 2023',
  limitFor: (stabilityClass, form) => {
    const aqueous = stabilityClass === 'AQ_NP' || stabilityClass === 'AQ_P';
    if (!aqueous) return { rule: 'usp-795-2014, non-aqueous', period: { months: 6 } };
    if (form === 'oral-liquid') return { rule: 'usp-795-2014, water-containing oral', period: { days: 14 } };
    return { rule: 'usp-795-2014, water-containing topical or mucosal', period: { days: 30 } };
  },
};

const ukExtemporaneous: StandardProfile = {
  name: 'UK extemporaneous preparation',
  source: 'Langley & Belcher 2007; cream and capsule rows are general knowledge, to be confirmed',
  limitFor: (stabilityClass, form) => {
    if (form === 'capsule') return { rule: 'uk-extemporaneous, capsules', period: { months: 3 } };
    if (stabilityClass === 'AQ_NP') {
      return { rule: 'uk-extemporaneous, mixture without preservative', period: { days: 14 } };
    }
    return { rule: `uk-extemporaneous, ${form === 'cream' ? 'cream' : 'mixture'}`, period: { days: 28 } };
  },
};

const auApf25: StandardProfile = {
  name: 'Australian Pharmaceutical Formulary 25',
  source: 'APF25 (to 2023/24)',
  limitFor: (stabilityClass, form) => {
    if (form === 'capsule') return { rule: 'au-apf25, capsules and powders', period: { months: 6 } };
    // APF25 names one default; without a preservative 28 days would be more than any other standard gives.
    if (stabilityClass === 'AQ_NP')
      return { rule: 'own limit beside au-apf25, not preserved', period: { days: 14 } };
    return { rule: 'au-apf25, default', period: { days: 28 } };
  },
};

export const PROFILES: Readonly<Record<Standard, StandardProfile>> = {
  'usp-795-2023': usp2023,
  'usp-795-2014': usp2014,
  'uk-extemporaneous': ukExtemporaneous,
  'au-apf25': auApf25,
};
