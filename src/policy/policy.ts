import { amount, readAmount, type Amount, type Exact } from '../quantities/amount.js';
import { DAY_COUNTS, type DayCount } from '../calendar/day.js';
import { faultOfList, isListKind } from './setting-lists.js';
import { DEVICE_SETTINGS } from './device-settings.js';
import { PLAUSIBLE_SETTINGS } from './plausible-settings.js';
import { QUALITY_SETTINGS } from './quality-settings.js';
import { OWN, type SettingFacts } from './setting-facts.js';
import { SLIP_SETTINGS } from './slip-settings.js';
import { WEIGHING_SETTINGS } from './weighing-settings.js';

/** Every setting by its name; each group of one subject stands in a file of its own. */
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
      'Percentage points by which assay or water may differ, to either side, from what the stated form would give before a pharmacist looks at the certificate.',
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
  titrationMostStrengths: {
    kind: 'count',
    default: '2',
    meaning: 'Most different capsule strengths in one titration kit.',
    source: OWN,
  },
  deliveryDays: {
    kind: 'count',
    default: '0',
    meaning: 'Days from the making to the first dose, where the prescription says nothing else.',
    source: OWN,
  },
  leastLastMakeDays: {
    kind: 'days',
    default: '7',
    meaning:
      'A last make for fewer days than this is not worth making: the prescriber is asked for fewer days.',
    source: OWN,
  },
  opioidWashOutDays: {
    kind: 'days',
    default: '14',
    meaning:
      'Days without an opioid before milligram-strength naltrexone; methadone and buprenorphine need no less.',
    source: 'Naltrexone labelling: 7–10 days, up to 14 after methadone or buprenorphine; the longest is used',
  },
  ...DEVICE_SETTINGS,
  ...WEIGHING_SETTINGS,
  ...PLAUSIBLE_SETTINGS,
  ...QUALITY_SETTINGS,
  ...SLIP_SETTINGS,
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
  if (facts.kind === 'days' || facts.kind === 'count') {
    const shape = facts.kind === 'days' ? /^[1-9]\d{0,3}$/u : /^(0|[1-9]\d{0,3})$/u;
    const what = facts.kind === 'days' ? 'a whole number of days' : 'a whole number';
    return typeof value === 'string' && shape.test(value)
      ? undefined
      : `must be ${what} as text, like "${facts.default}"`;
  }
  if (isListKind(facts.kind)) return faultOfList(facts.kind, value, facts.default);
  const dimension = facts.kind === 'percent' ? 'fraction' : facts.kind;
  const reading = readAmount(value, [dimension], facts.default);
  if ('fault' in reading) return reading.fault;
  if (facts.positive && reading.amount.isZero()) return `must be more than zero, like "${facts.default}"`;
  const most = facts.mostPercent ?? 100;
  if (facts.kind === 'percent' && reading.amount.in('%').greaterThan(most))
    return `must be at most ${most} %`;
  return undefined;
}

export function policyAmount(policy: Policy, name: SettingName): Amount {
  return amount(policy[name]);
}

/** A percent setting as a share of one. */
export function policyShare(policy: Policy, name: SettingName): Exact {
  return policyAmount(policy, name).in('%').div(100);
}

export function policyDays(policy: Policy, name: SettingName): number {
  return Number(policy[name]);
}

export function policyCount(policy: Policy, name: SettingName): number {
  return Number(policy[name]);
}

export function dayCountOf(policy: Policy): DayCount {
  return policy.dayCount as DayCount;
}
