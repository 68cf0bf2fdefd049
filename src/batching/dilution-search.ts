import type { Strength } from './dilution-grid.js';
import type { Fraction, Task } from './dilution-media.js';
import { larger, ratio, rowsOf, type Row } from './dilution-rows.js';

/** What the search answers: a strength and a total for every step, in the units of the task. */
export interface Chain {
  readonly strengths: readonly Strength[];
  readonly totals: readonly bigint[];
}

interface Found extends Chain {
  /** Labelled drug weighed for the first step. */
  readonly drug: bigint;
  /** All totals together. */
  readonly made: bigint;
}

/** Fewest steps; then least drug; then least powder or solution made; none when nothing keeps the tolerance. */
export function leastChain(task: Task, steps: number): Chain | undefined {
  let best: Found | undefined;
  const rows = rowsOf(task, steps).toSorted((a, b) => order(a, b));
  for (const row of rows) {
    if (best && order(row, best) >= 0) break;
    best = bestOfRow(task, row, best) ?? best;
  }
  return best;
}

function order(a: Pick<Found, 'drug' | 'made'>, b: Pick<Found, 'drug' | 'made'>): number {
  if (a.drug !== b.drug) return a.drug < b.drug ? -1 : 1;
  if (a.made === b.made) return 0;
  return a.made < b.made ? -1 : 1;
}

/** The least first total that the rest can be built on decides the drug; the rest then takes the least totals. */
function bestOfRow(task: Task, row: Row, best: Found | undefined): Found | undefined {
  const { medium } = task;
  const { first, floors: later } = row;
  for (let total = row.firstTotal; total <= medium.mostTotal; total = medium.totalFrom(total + 1n)) {
    task.effort.look();
    const drug = (total * first.num) / first.den;
    if (best && drug > best.drug) return undefined;
    const errors = firstStep(task, first, total, row.last);
    if (!errors) continue;
    const most = best && drug === best.drug ? best.made - total : undefined;
    const rest = restOf(task, row.strengths, 1, {
      before: total,
      errors,
      floors: later,
      spreads: row.spreads,
      under: most,
    });
    if (rest) {
      const totals = [total, ...rest];
      return { strengths: row.strengths, totals, drug, made: totals.reduce((sum, each) => sum + each) };
    }
  }
  return undefined;
}

function firstStep(task: Task, first: Strength, total: bigint, so: Fraction): Fraction | undefined {
  const exact = { num: total * first.num * task.factor.num, den: first.den * task.factor.den };
  const weight = exact.num / exact.den;
  if (weight < task.leastWeight) return undefined;
  const rounded = task.roundUp(exact);
  const fill = task.medium.fillOff(total, rounded);
  if (fill === undefined) return undefined;
  const off = rounded - weight + task.limitOfError;
  return times(times(so, weight + off, weight), total + fill, total);
}

function times({ num, den }: Fraction, more: bigint, by: bigint): Fraction {
  return { num: num * more, den: den * by };
}

function within({ tolerated }: Task, { num, den }: Fraction): boolean {
  return num * tolerated.den <= tolerated.num * den;
}

interface Rest {
  readonly before: bigint;
  readonly errors: Fraction;
  readonly floors: readonly bigint[];
  readonly spreads: readonly bigint[];
  /** The totals of the rest together must be less. */
  readonly under: bigint | undefined;
}

/** The least totals of the steps from `at` on, that keep the tolerance; undefined when there are none. */
function restOf(
  task: Task,
  strengths: readonly Strength[],
  at: number,
  rest: Rest,
): readonly bigint[] | undefined {
  const { medium, keeping } = task;
  const weaker = strengths[at];
  const stronger = strengths[at - 1];
  if (!weaker || !stronger) {
    const { num, den } = stronger ?? { num: 1n, den: 1n };
    const enough = task.need * den * keeping.num <= rest.before * num * keeping.den;
    return enough && within(task, rest.errors) ? [] : undefined;
  }
  const { num, den } = ratio(stronger, weaker);
  const afterwards = rest.floors.slice(at).reduce((sum, each) => sum + each, 0n);
  const lowest = leastByError(task, { num, den }, rest, at);
  if (lowest === undefined) return undefined;
  let { under } = rest;
  let best: readonly bigint[] | undefined;
  const from = medium.totalFrom(larger(lowest, rest.floors[at - 1] ?? 0n));
  for (let total = from; total <= medium.mostTotal; total = medium.totalFrom(total + 1n)) {
    task.effort.look();
    const taken = (total * den) / num;
    if (taken * keeping.num > rest.before * keeping.den) break;
    if (under !== undefined && total + afterwards >= under) break;
    const errors = laterStep(task, total, taken, rest.errors);
    if (!errors || !within(task, errors)) continue;
    const next = { ...rest, before: total, errors, under: under && under - total };
    const found = restOf(task, strengths, at + 1, next);
    if (found) {
      best = [total, ...found];
      under = best.reduce((sum, each) => sum + each);
    }
  }
  return best;
}

function laterStep(
  { medium, mostDilution }: Task,
  total: bigint,
  taken: bigint,
  so: Fraction,
): Fraction | undefined {
  const off = medium.takeOff(taken);
  const rounded = medium.round(taken);
  if (off === undefined || total > rounded * mostDilution) return undefined;
  const fill = medium.fillOff(total, rounded);
  return fill === undefined ? undefined : times(times(so, taken + off, taken), total + fill, total);
}

/**
 * Under it, weighing the one before and the diluent alone would use up what the tolerance leaves; undefined where the
 * rest cannot be had within the tolerance and for less.
 */
function leastByError(
  { medium, tolerated }: Task,
  by: Fraction,
  { errors, spreads, under }: Rest,
  at: number,
): bigint | undefined {
  const left = tolerated.num * errors.den - errors.num * tolerated.den;
  if (left <= 0n) return undefined;
  const used = errors.num * tolerated.den;
  if (under !== undefined && ((spreads[at - 1] ?? 0n) * used) / left >= under) return undefined;
  return (medium.fixedOff * (by.num + by.den) * used) / (by.den * left);
}
