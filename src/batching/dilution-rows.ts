import type { Strength } from './dilution-grid.js';
import { FINE, type Fraction, type Task } from './dilution-media.js';

/** A row of strengths with the least that it can come to: what cannot beat the best is never worked out. */
export interface Row {
  readonly strengths: readonly Strength[];
  readonly first: Strength;
  readonly firstTotal: bigint;
  readonly drug: bigint;
  readonly made: bigint;
  /** 1 + the error of the last take. */
  readonly last: Fraction;
  /** The least totals of the steps after the first. */
  readonly floors: readonly bigint[];
  /** See `spreadsOf`. */
  readonly spreads: readonly bigint[];
}

export const MOST_STEPS = 4;
/** From three steps on the strengths before the last are plain (1, 2, 5 × 10ⁿ): fewer to try, easier to read. */
const STEPS_WITH_EVERY_STRENGTH = 2;

/** The least share of error, in 10⁻¹² and about, that any row of strengths leaves at the largest totals. */
export function leastError(task: Task, steps: number): bigint | undefined {
  let lowest: bigint | undefined;
  const visit = ({ first, share }: Strengths): void => {
    const error = share + firstShare(task, first, task.medium.mostTotal);
    if (lowest === undefined || error < lowest) lowest = error;
  };
  eachRow({ task, steps, visit });
  return lowest;
}

/** Strengths that follow from one another, before any total is chosen. */
interface Strengths {
  readonly strengths: readonly Strength[];
  readonly first: Strength;
  /** 1 + the error of the last take. */
  readonly last: Fraction;
  /** The least that the last take and all steps after the first add, in 10⁻¹². */
  readonly share: bigint;
}

export function rowsOf(task: Task, steps: number): readonly Row[] {
  const rows: Row[] = [];
  const visit = (strengths: Strengths): void => {
    const row = boundOf(task, strengths);
    if (row) rows.push(row);
  };
  eachRow({ task, steps, most: tolerance(task), visit });
  return rows;
}

function tolerance({ tolerated: { num, den } }: Task): bigint {
  return ((num - den) * FINE) / den;
}

interface Walk {
  readonly task: Task;
  readonly steps: number;
  /** Rows that add more are left out. */
  readonly most?: bigint;
  readonly visit: (row: Strengths) => void;
}

/** From the last strength, which the take decides, up to the first, which the solid decides. */
function eachRow(walk: Walk): void {
  const { medium, strengths, need, room } = walk.task;
  for (const first of strengths) {
    walk.task.effort.look();
    const take = (need * first.den) / first.num;
    if (take > room) break;
    const off = medium.takeOff(take);
    if (off === undefined || medium.round(take) > room) continue;
    const last = { num: take + off, den: take };
    eachStronger(walk, { strengths: [first], first, last, share: (off * FINE) / take });
  }
}

function eachStronger(walk: Walk, row: Strengths): void {
  const { task, steps, most, visit } = walk;
  const missing = steps - row.strengths.length;
  if (most !== undefined && row.share >= most) return;
  if (!solidReaches(task, row.first, missing)) return;
  if (missing === 0) {
    if (isWeighed(task, row.first)) visit(row);
    return;
  }
  for (const first of task.strengths) {
    task.effort.look();
    if (steps > STEPS_WITH_EVERY_STRENGTH && !first.plain) continue;
    const { num, den } = ratio(first, row.first);
    if (num <= den) break;
    if (num > den * task.mostDilution) continue;
    const { takeShare, fillShare } = task.medium;
    const share = row.share + least(task.medium, first, row.first) + takeShare + fillShare;
    eachStronger(walk, { strengths: [first, ...row.strengths], first, last: row.last, share });
  }
}

/** A solid is diluted by parts: in this step, exactly, and as a bound in those before it. */
function solidReaches(task: Task, { num, den }: Strength, before: number): boolean {
  if (!task.medium.dilutesSolidByParts) return true;
  const factor = before === 0 ? task.factor : task.factorAbout;
  let reached = task.mostDilution * factor.num * num;
  for (let step = 0; step < before; step += 1) reached *= task.mostDilution;
  return factor.den * den <= reached;
}

/** The largest total holds the least weight of the solid. */
function isWeighed({ medium, factor, leastWeight }: Task, { num, den }: Strength): boolean {
  return factor.num * num * medium.mostTotal >= factor.den * den * leastWeight;
}

/** Sums of shares bound their product from below, so a row that fails here fails. */
function boundOf(task: Task, { strengths, first, last, share }: Strengths): Row | undefined {
  const { medium, factorAbout, leastWeight, limitOfError, keeping, need } = task;
  const budget = tolerance(task) - share - medium.fillShare;
  if (budget <= 0n) return undefined;
  const [num, den] = [factorAbout.den * first.den, factorAbout.num * first.num];
  const byError = ((limitOfError * num + medium.fixedOff * den) * FINE) / (den * budget);
  const byWeight = (leastWeight * num) / den;
  const taken = strengths.length > 1 ? medium.leastTaken : (need * first.den) / first.num;
  const byTake = (taken * keeping.num) / keeping.den;
  const firstTotal = medium.totalFrom(larger(byError, larger(byWeight, byTake)));
  if (firstTotal > medium.mostTotal) return undefined;
  const later = floors(task, strengths);
  const spreads = spreadsOf(task, strengths);
  const byFirst = (limitOfError * num * FINE) / (den * firstTotal) + (medium.fixedOff * FINE) / firstTotal;
  const left = budget + taking(task, strengths) - byFirst;
  if (left <= 0n) return undefined;
  const restByError = ((spreads[0] ?? 0n) * FINE) / left;
  const restByFloors = later.reduce((sum, each) => sum + each, 0n);
  const made = firstTotal + larger(restByError, restByFloors);
  const drug = (firstTotal * first.num) / first.den;
  return { strengths, first, firstTotal, drug, made, last, floors: later, spreads };
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** The least that weighing the solid and filling up to `total` add. */
function firstShare(
  { factorAbout, limitOfError, medium }: Task,
  { num, den }: Strength,
  total: bigint,
): bigint {
  const weight = (total * num * factorAbout.num) / (den * factorAbout.den);
  return (limitOfError * FINE) / larger(weight, 1n) + (medium.fixedOff * FINE) / total + medium.fillShare;
}

/** What weighing adds in the steps after the first at the largest totals: the part of `share` that grows with less. */
function taking({ medium }: Task, strengths: readonly Strength[]): bigint {
  return strengths
    .slice(1)
    .reduce((sum, weaker, at) => sum + least(medium, strengths[at] ?? weaker, weaker), 0n);
}

function least({ fixedOff, mostTotal }: Task['medium'], stronger: Strength, weaker: Strength): bigint {
  const { num, den } = ratio(stronger, weaker);
  return (fixedOff * (num + den) * FINE) / (den * mostTotal);
}

/**
 * From every step after the first on: where totals t add shares A / t that may come to B together, the totals come to
 * (Σ √A)² / B at least (Cauchy and Schwarz). Here the numerators.
 */
function spreadsOf({ medium }: Task, strengths: readonly Strength[]): readonly bigint[] {
  const terms = strengths.slice(1).map((weaker, at) => {
    const { num, den } = ratio(strengths[at] ?? weaker, weaker);
    return (medium.fixedOff * (num + den)) / den;
  });
  return terms.map((term, at) => {
    if (at === terms.length - 1) return term;
    const roots = terms.slice(at).reduce((sum, each) => sum + rootOf(each), 0n);
    return roots * roots;
  });
}

/** Whole square root, by Newton's rule. */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The least total of every step after the first: enough that the one before can be taken. */
function floors({ medium }: Task, strengths: readonly Strength[]): readonly bigint[] {
  return strengths.slice(1).map((weaker, at) => {
    const stronger = strengths[at] ?? weaker;
    const { num, den } = ratio(stronger, weaker);
    return medium.totalFrom((medium.leastTaken * num) / den);
  });
}

/** How many times weaker. */
export function ratio(stronger: Strength, weaker: Strength): Fraction {
  return { num: stronger.num * weaker.den, den: stronger.den * weaker.num };
}
