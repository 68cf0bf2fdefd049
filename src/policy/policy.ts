import { amount, readAmount, type Amount } from '../quantities/amount.js';
import { DAY_COUNTS, type DayCount } from '../calendar/day.js';

/**
 * Every clinical or legal value that is a choice: named, sourced, with a safe default. A pharmacy overrides it by name;
 * nothing else in the code holds such a number.
 */
interface SettingFacts {
  readonly kind: 'percent' | 'mass' | 'volume' | 'days' | 'choice';
  readonly default: string;
  readonly choices?: readonly string[];
  readonly meaning: string;
  readonly source: string;
}

const OWN = 'Own default; the pharmacist in charge decides';

export const SETTINGS = {
  dayCount: {
    kind: 'choice',
    default: 'compounding-day-is-day-1',
    choices: DAY_COUNTS,
    meaning: 'Whether the day of compounding is the first day of the beyond-use period or the day before it.',
    source: 'USP <795> 2018 draft counts the day of compounding as day 1 (conservative)',
  },
  processLoss: {
    kind: 'percent',
    default: '5 %',
    meaning:
      'Extra capsules made for powder that stays in the equipment. Raises the number made, never the dose.',
    source: 'Compounding practice, 2–5 %',
  },
  minimumFillerShare: {
    kind: 'percent',
    default: '10 %',
    meaning: 'Least share of a capsule (by packing volume) that is filler, so that mixing works.',
    source: OWN,
  },
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
    meaning: 'Most cream applied at one time.',
    source: OWN,
  },
  creamPeriod: {
    kind: 'days',
    default: '28',
    meaning: 'Cap on the beyond-use period of every cream. No stability study of naltrexone cream was found.',
    source: 'LDN Research Trust guide; own rule',
  },
  certificateReviewMargin: {
    kind: 'percent',
    default: '3 %',
    meaning:
      'Percentage points by which water, or an assay above theory, may differ from what the stated form would give before a pharmacist looks at the certificate.',
    source: OWN,
  },
  certificateBlockMargin: {
    kind: 'percent',
    default: '20 %',
    meaning:
      'Percentage points by which assay or water may differ from what the stated form would give before the entry is taken for a slip.',
    source: OWN,
  },
  dailyDoseReviewAbove: {
    kind: 'mass',
    default: '4.5 mg',
    meaning: 'LDN above this daily dose asks for confirmation by the prescriber.',
    source: 'LDN guides: 0.5–4.5 mg a day',
  },
  dailyDoseBlockAbove: {
    kind: 'mass',
    default: '10 mg',
    meaning: 'Above this daily dose it is not low-dose naltrexone.',
    source: 'LDN dose bands; own limit',
  },
  ldnMinimumDose: {
    kind: 'mass',
    default: '0.05 mg',
    meaning: 'Below this a prescription of class LDN is taken for a unit mistake.',
    source: 'Barrier between milligram and microgram classes; own limit',
  },
  uldnMaximumDose: {
    kind: 'mass',
    default: '20 mcg',
    meaning: 'Above this a prescription of class ULDN is taken for a unit mistake.',
    source: 'Barrier between milligram and microgram classes; own limit',
  },
  balanceError: {
    kind: 'percent',
    default: '5 %',
    meaning:
      'Share of a weighing that one step of the balance may be at most: under readability / this share nothing is weighed, whatever minimum is entered.',
    source: 'Least weighable quantity = sensitivity / 5 % (class A balance: 6 mg / 5 % = 120 mg)',
  },
  weighingTolerance: {
    kind: 'percent',
    default: '5 %',
    meaning: 'Largest difference between what is planned of a component and what was weighed or measured.',
    source: OWN,
  },
  opioidWashOutDays: {
    kind: 'days',
    default: '14',
    meaning:
      'Days without an opioid before milligram-strength naltrexone; methadone and buprenorphine need no less.',
    source: 'Naltrexone labelling: 7–10 days, up to 14 after methadone or buprenorphine; the longest is used',
  },
} as const satisfies Record<string, SettingFacts>;

export type SettingName = keyof typeof SETTINGS;
export type Policy = Readonly<Record<SettingName, string>>;

export const DEFAULT_POLICY: Policy = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, facts]) => [name, facts.default]),
) as Record<SettingName, string>;

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** Undefined when `value` is a legal value for the setting, else what is wrong and what would be right. */
export function faultOfSetting(name: SettingName, value: unknown): string | undefined {
  const facts: SettingFacts = SETTINGS[name];
  if (facts.kind === 'choice') {
    const choices = facts.choices ?? [];
    return choices.includes(value as string) ? undefined : `must be one of ${choices.join(', ')}`;
  }
  if (facts.kind === 'days') {
    return typeof value === 'string' && /^[1-9]\d{0,3}$/u.test(value)
      ? undefined
      : 'must be a whole number of days as text, like "28"';
  }
  const dimension = facts.kind === 'percent' ? 'fraction' : facts.kind;
  const reading = readAmount(value, [dimension], facts.default);
  if ('fault' in reading) return reading.fault;
  if (facts.kind === 'percent' && reading.amount.in('%').greaterThan(100)) return 'must be at most 100 %';
  return undefined;
}

export function policyAmount(policy: Policy, name: SettingName): Amount {
  return amount(policy[name]);
}

export function policyDays(policy: Policy, name: SettingName): number {
  return Number(policy[name]);
}

export function dayCountOf(policy: Policy): DayCount {
  return policy.dayCount as DayCount;
}
