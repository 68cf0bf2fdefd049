import {
  day,
  daysBetween,
  earliest,
  isBefore,
  lastDayOfUse,
  type Day,
  type DayCount,
} from '../calendar/day.js';
import type { Formula, StabilityClass } from '../catalogue/formula.js';
import { dayCountOf, policyDays, SETTINGS, type Policy } from '../policy/policy.js';
import { Exact } from '../quantities/amount.js';
import type { Stability, StabilityLimit } from './stability.types.js';
import { PROFILES, type Period, type Standard } from './standards.js';

export interface BeyondUseQuestion {
  readonly formula: Formula;
  readonly compoundedOn: Day;
  readonly standard: Standard;
  readonly policy: Policy;
  /** Every component lot used: none of them may expire before the preparation does. */
  readonly lots: readonly { readonly name: string; readonly lot: string; readonly expiresOn: Day }[];
  /** Triturations and stock solutions that go into it, where the pharmacy's policy lets them bound it. */
  readonly intermediates?: readonly { readonly name: string; readonly useBy: Day }[];
}

interface DatedLimit extends Omit<StabilityLimit, 'date' | 'binding'> {
  readonly date: Day;
}

/** Water activity below which a preparation counts as non-aqueous (USP <795> 2023). */
const NON_AQUEOUS_BELOW = '0.60';

/**
 * The beyond-use date: the earliest of every limit that applies, each listed with its source and one marked binding.
 * The last day of use is inclusive.
 */
export function beyondUse(question: BeyondUseQuestion): Stability {
  const { formula } = question;
  const stabilityClass = classOf(formula);
  const limits = limitsOf(question, stabilityClass);
  const date = earliest(limits.map((limit) => limit.date));
  const binding = limits.findIndex((limit) => limit.date.equals(date));
  return {
    class: stabilityClass,
    beyondUseDate: date.toString(),
    storage: formula.stability.storage,
    storageSource: formula.stability.storageSource,
    limits: limits.map((limit, index) => ({
      ...limit,
      date: limit.date.toString(),
      binding: index === binding,
    })),
  };
}

/** A lower water activity counts only when it is recorded with its source: never inferred from the vehicle's name. */
export function classOf(formula: Formula): StabilityClass {
  const { ifWaterActivityDocumented, waterActivity } = formula.stability;
  if (!ifWaterActivityDocumented || !waterActivity || waterActivity.source.trim() === '') {
    return formula.stability.class;
  }
  return new Exact(waterActivity.value).lessThan(NON_AQUEOUS_BELOW)
    ? ifWaterActivityDocumented
    : formula.stability.class;
}

/**
 * The last day of an intermediate by its own class: a dry powder is non-aqueous, a stock solution in the vehicle is
 * aqueous and not preserved, a concentrate in the base is a cream like the one it is for.
 */
export function intermediateUseBy(
  question: Omit<BeyondUseQuestion, 'lots'>,
  medium: 'powder' | 'liquid' | 'cream',
): Day {
  const { formula, compoundedOn, standard, policy } = question;
  if (medium === 'cream') return day(beyondUse({ ...question, lots: [] }).beyondUseDate);
  const { period } =
    medium === 'powder'
      ? PROFILES[standard].limitFor('NA_OTHER', 'capsule')
      : PROFILES[standard].limitFor('AQ_NP', formula.form);
  return endOf(compoundedOn, period, dayCountOf(policy));
}

/** Days a fresh make of this formula can be used, by every limit but the expiry of today's lots. */
export function freshPeriodDays(question: Omit<BeyondUseQuestion, 'lots'>): number {
  const { beyondUseDate } = beyondUse({ ...question, lots: [] });
  return usableDays(question.compoundedOn, beyondUseDate);
}

/** Days of use from `firstUse` to the beyond-use date, both counted; 0 or less when there are none. */
export function usableDays(firstUse: Day, beyondUseDate: string): number {
  return daysBetween(firstUse, day(beyondUseDate)) + 1;
}

function limitsOf(question: BeyondUseQuestion, stabilityClass: StabilityClass): DatedLimit[] {
  const { formula, compoundedOn, standard, policy, lots } = question;
  const dayCount = dayCountOf(policy);
  const profile = PROFILES[standard];
  const table = profile.limitFor(stabilityClass, formula.form);
  const limits: DatedLimit[] = [
    dated(table.rule, profile.source, endOf(compoundedOn, table.period, dayCount), compoundedOn, dayCount),
  ];
  for (const limit of formula.stability.limits) {
    limits.push(
      dated(
        limit.rule,
        limit.source,
        lastDayOfUse(compoundedOn, limit.days, dayCount),
        compoundedOn,
        dayCount,
      ),
    );
  }
  if (formula.form === 'cream') {
    const end = lastDayOfUse(compoundedOn, policyDays(policy, 'creamPeriod'), dayCount);
    limits.push(dated('pharmacy limit for creams', SETTINGS.creamPeriod.source, end, compoundedOn, dayCount));
  }
  for (const { name, useBy } of question.intermediates ?? []) {
    limits.push({
      rule: 'intermediate',
      subject: name,
      date: useBy,
      source:
        'A preparation keeps no longer than what it is made from (USP <795>; policy intermediateDating)',
    });
  }
  const expiries = lots.map((used) => ({
    rule: 'component expiry',
    subject: used.lot,
    component: used.name,
    date: used.expiresOn,
    source: 'Expiry of the lot as received; never exceeded (USP <795>)',
  }));
  return [...limits, ...expiries.sort((a, b) => (isBefore(a.date, b.date) ? -1 : 1))];
}

function dated(rule: string, source: string, date: Day, compoundedOn: Day, dayCount: DayCount): DatedLimit {
  const days = daysBetween(compoundedOn, date) + (dayCount === 'compounding-day-is-day-1' ? 1 : 0);
  return { rule, days, date, source };
}

function endOf(compoundedOn: Day, period: Period, dayCount: DayCount): Day {
  if ('days' in period) return lastDayOfUse(compoundedOn, period.days, dayCount);
  const after = compoundedOn.add({ months: period.months });
  return dayCount === 'compounding-day-is-day-1' ? after.subtract({ days: 1 }) : after;
}
