import type { DoseStep } from '../batching/batching.types.js';
import { fail, found, type Outcome } from '../batching/raise.js';
import type { Working } from '../batching/working.js';
import type { Amount } from '../quantities/amount.js';
import { printAmount } from './directions.js';
import { notHit, notUsable, tooFine } from './kit-findings.js';
import { Measure } from './kit-measure.js';
import { capsulesOf, costOf, fewestCapsules, within, type Search } from './kit-search.js';
import type { TitrationDay } from './plan.types.js';

/** A titration by capsules: how many of which strengths, and which are taken together on which days. */
export interface Kit {
  /** Ascending. */
  readonly strengths: readonly { readonly strength: Amount; readonly count: number }[];
  /** In the order of the steps; strengths as `strengths[].strength.toString()`. */
  readonly schedule: readonly TitrationDay[];
  readonly workings: readonly Working[];
}

export interface KitOptions {
  /** Most different strengths in the kit. */
  readonly mostStrengths: number;
  /** Strengths it must be made from; absent: any whole multiple of the steps' common measure. */
  readonly strengths?: readonly Amount[];
}

/** Cells a search may look at: a few hundredths of a second. Finer steps are not searched but refused. */
const MOST_COST = 4_000_000;
/** Most common measures in the largest dose: beyond it the steps cannot have been meant. */
const MOST_MEASURES = 5_000;

/**
 * The kit with the fewest capsules in all that hits every step exactly, out of every set of at most `mostStrengths`
 * strengths; of equals the one of fewer strengths, then of fewer capsules at one time, then of the smaller largest
 * strength. Fails with `titration.step-not-hit` where a step cannot be made up, `titration.steps-too-fine` where there
 * are too many sets to look at.
 */
export function capsuleKit(
  steps: readonly DoseStep[],
  timesPerDay: number,
  { mostStrengths, strengths }: KitOptions,
): Outcome<Kit> {
  const given = strengths && strengths.length > 0 ? strengths : undefined;
  const wrong = notUsable(steps, timesPerDay, given ?? []);
  if (wrong.length > 0) return fail(...wrong);
  const measure = new Measure([...steps.map((step) => step.dose), ...(given ?? [])], given);
  const doses = steps.map((step) => measure.count(step.dose));
  const most = Math.max(...doses);
  const largest = Math.max(most, ...(given ?? []).map((strength) => measure.count(strength)));
  if (largest > MOST_MEASURES) return fail(tooFine(measure, given !== undefined));
  const search: Search = {
    steps: steps.map((step, at) => ({ dose: doses[at] ?? 0, times: step.days * timesPerDay })),
    candidates: given
      ? [...new Set(given.map((strength) => measure.count(strength)))]
      : Array.from({ length: most }, (_none, at) => at + 1),
    mostStrengths: Math.max(1, mostStrengths),
  };
  const sure = (given && allGiven(search)) ?? oneForEach(search);
  if (sure) return found(kitOf(steps, timesPerDay, search, sure, measure));
  if (costOf(search) > MOST_COST) return fail(tooFine(measure, given !== undefined));
  const best = fewestCapsules(search);
  if (!best) return fail(...notHit(steps, search, measure));
  return found(kitOf(steps, timesPerDay, search, best.strengths, measure));
}

/**
 * No set of given strengths does with fewer capsules than all of them. The whole of them is taken so that each dose is
 * made up alike in every make of a prescription, and the makes add up to the whole; what is not used is left out.
 */
function allGiven({ steps, candidates, mostStrengths }: Search): readonly number[] | undefined {
  if (candidates.length > mostStrengths) return undefined;
  const hits = within(Math.max(...steps.map((step) => step.dose)), candidates);
  return steps.every((step) => hits(step.dose)) ? candidates.toSorted((a, b) => a - b) : undefined;
}

/** One capsule a dose cannot be bettered: with a strength for every dose there is nothing to search. */
function oneForEach({ steps, candidates, mostStrengths }: Search): readonly number[] | undefined {
  const doses = [...new Set(steps.map((step) => step.dose))].toSorted((a, b) => a - b);
  const allowed = doses.length <= mostStrengths && doses.every((dose) => candidates.includes(dose));
  return allowed ? doses : undefined;
}

function kitOf(
  steps: readonly DoseStep[],
  timesPerDay: number,
  search: Search,
  chosen: readonly number[],
  measure: Measure,
): Kit {
  const taken = search.steps.map(({ dose }) => capsulesOf(dose, chosen) ?? []);
  const all = chosen.map((whole, at) => {
    const strength = measure.amount(whole);
    const count = search.steps.reduce((sum, { times }, step) => sum + times * (taken[step]?.[at] ?? 0), 0);
    return { at, strength, text: strength.toString(), count };
  });
  const kept = all.filter(({ count }) => count > 0);
  const strengths = kept.map(({ strength, count }) => ({ strength, count }));
  const schedule = steps.map((step, index) => ({
    dose: step.dose.toString(),
    days: step.days,
    capsules: kept
      .map(({ at, text }) => ({ strength: text, count: taken[index]?.[at] ?? 0 }))
      .filter(({ count }) => count > 0),
  }));
  return {
    strengths,
    schedule,
    workings: workingsOf(steps, timesPerDay, search, measure, strengths, schedule),
  };
}

export const KIT_STRENGTHS = 'strengths of the kit';

function workingsOf(
  steps: readonly DoseStep[],
  timesPerDay: number,
  search: Search,
  measure: Measure,
  strengths: Kit['strengths'],
  schedule: Kit['schedule'],
): readonly Working[] {
  const total = strengths.reduce((sum, { count }) => sum + count, 0);
  const doses = {
    name: 'steps',
    value: steps.map(({ dose, days }) => `${printAmount(dose)} × ${days} d`).join(', '),
    from: 'prescription',
  };
  return [
    {
      of: 'common measure of the steps',
      formula: 'greatest common measure of {steps}',
      inputs: [doses],
      result: printAmount(measure.amount(1)),
    },
    {
      of: KIT_STRENGTHS,
      formula: 'fewest capsules for {steps}, at most {most strengths} strengths out of {candidates}',
      inputs: [
        doses,
        {
          name: 'most strengths',
          value: String(search.mostStrengths),
          from: 'policy titrationMostStrengths',
        },
        {
          name: 'candidates',
          value: candidatesOf(search, measure),
          from: 'every whole multiple, or as prescribed',
        },
      ],
      result: strengths.map(({ strength }) => printAmount(strength)).join(' and '),
      note: `${total} capsules in all; no other set does with fewer`,
    },
    ...strengths.map(({ strength, count }) => countWorking(timesPerDay, schedule, strength, count)),
  ];
}

function candidatesOf({ candidates }: Search, measure: Measure): string {
  const [first = 0, ...rest] = candidates.toSorted((a, b) => a - b);
  const last = rest.at(-1);
  const ends = printAmount(measure.amount(first));
  return last === undefined
    ? ends
    : `${ends} to ${printAmount(measure.amount(last))} (${candidates.length} strengths)`;
}

function countWorking(
  timesPerDay: number,
  schedule: Kit['schedule'],
  strength: Amount,
  count: number,
): Working {
  const sums = schedule.flatMap(({ days, capsules }) => {
    const each = capsules.find((taken) => taken.strength === strength.toString());
    return each ? [`${days} × ${each.count}`] : [];
  });
  return {
    of: `capsules of ${printAmount(strength)}`,
    formula: '{times a day} × ({days × capsules of each step})',
    inputs: [
      { name: 'times a day', value: String(timesPerDay), from: 'prescription' },
      { name: 'days × capsules of each step', value: sums.join(' + '), from: 'titration schedule' },
    ],
    result: String(count),
  };
}
