import type { Day } from '../calendar/day.js';
import { policyAmount, type Policy, policyShare } from '../policy/policy.js';
import { Exact, type Amount } from '../quantities/amount.js';
import type { WorkingBalance } from './balance.js';
import type { Trituration } from './batching.types.js';
import { Effort, MOST_LOOKED_AT, unlessGivenUp } from './dilution-effort.js';
import { givenUp, impossible, overTolerance } from './dilution-help.js';
import { taskOf, type Fraction, type Task } from './dilution-media.js';
import { leastError, MOST_STEPS } from './dilution-rows.js';
import { leastChain, type Chain } from './dilution-search.js';
import { stepsOf } from './dilution-steps.js';
import { fail, found, type Outcome } from './raise.js';
import type { Working } from './working.js';
import { allAtOnce, type ErrorTerm } from './worst-case.js';

/** A solid too light for the balance, and what it is to be diluted with. */
export interface DilutionNeed {
  /** Of what is diluted, for names and sentences. */
  readonly name: string;
  readonly id: string;
  readonly lot?: string;
  /** Of a titration kit: what stands before T1, T2 …: `0.5 mg `. */
  readonly prefix?: string;
  /** Labelled drug the batch needs; of an excipient the mass itself. */
  readonly label: Amount;
  /** What is weighed for one part of labelled drug: the potency factor; 1 for an excipient. */
  readonly factor: Exact;
  /** Names of the caller's own workings for label and factor. */
  readonly labelName?: string;
  readonly factorName?: string;
  /** `cream`: with the base, by weight, as a powder. */
  readonly medium: 'powder' | 'liquid' | 'cream';
  readonly diluent: {
    readonly name: string;
    readonly id: string;
    readonly lot?: string;
    readonly density?: Amount;
  };
  /** Most of the last intermediate that the batch has room for: mass for powder and cream, volume for liquid. */
  readonly room: Amount;
  readonly balance: WorkingBalance;
  /** What the batch adds after the take, such as filling to its mark: counted against the tolerance with the rest. */
  readonly laterErrors?: readonly ErrorTerm[];
  readonly policy: Policy;
  /** Last day of use of every step: worked out by the caller from the parents and policy `intermediatePeriod`. */
  readonly useBy: Day;
}

export interface Dilution {
  /** In the order they are made. */
  readonly steps: readonly Trituration[];
  /** Of the last one into the batch: as weighed or measured, and exact. */
  readonly take: Amount;
  readonly takeExact: Amount;
  /** Diluent that goes into the batch with the exact take: mass, for a liquid volume. */
  readonly diluentInTake: Amount;
  /** Diluent that all steps use up: mass, for a liquid volume at most. */
  readonly diluentUsed: Amount;
  /** The solid as weighed from its lot. */
  readonly sourceUsed: Amount;
  /** One for every weighing and measuring on the way into the batch. */
  readonly errors: readonly ErrorTerm[];
  readonly workings: readonly Working[];
}

/** Where nothing keeps the tolerance: the leanest chain whose worst case is within this of the least there is. */
const ABOVE_THE_LEAST = new Exact('0.01');
const ATTEMPTS = 10;

/**
 * The trituration (powder, cream) or serial dilution (liquid) that brings a solid under the balance's minimum into the
 * batch: fewest steps, then least drug weighed, then least powder or solution made, of those in which every weighing
 * reaches the minimum and the worst case keeps policy `preparationErrorTolerance`. The grid of strengths
 * and totals is in dilution-grid.ts. No chain inside the tolerance: the one nearest to it, with a review finding. None
 * at all, or none after a search as long as `MOST_LOOKED_AT`: a block that says what would help.
 */
export function dilute(need: DilutionNeed): Outcome<Dilution> {
  const key = JSON.stringify(need);
  const known = KNOWN.get(key);
  if (known) return known;
  const [oldest] = KNOWN.keys();
  if (oldest !== undefined && KNOWN.size >= MOST_KNOWN) KNOWN.delete(oldest);
  const outcome = diluteAnew(need);
  KNOWN.set(key, outcome);
  return outcome;
}

/** A plan asks for the same dilution again with every shell, lot and number of days that it tries. */
const KNOWN = new Map<string, Outcome<Dilution>>();
const MOST_KNOWN = 100;

function diluteAnew(need: DilutionNeed): Outcome<Dilution> {
  const solution = unlessGivenUp(() => solve(need), 'given up' as const);
  if (solution === 'given up') return fail(givenUp(need));
  if (solution === undefined) return fail(impossible(need, isKept));
  const { task, chain, kept } = solution;
  const dilution = stepsOf(need, task, chain);
  return found(
    dilution,
    kept ? [] : [overTolerance(need, allAtOnce([...dilution.errors, ...(need.laterErrors ?? [])]), isKept)],
  );
}

interface Solution {
  readonly task: Task;
  readonly chain: Chain;
  /** The tolerance is kept. */
  readonly kept: boolean;
}

function solve(need: DilutionNeed): Solution | undefined {
  if (!isMeasurable(need)) return undefined;
  const task = taskOf(need, new Effort(MOST_LOOKED_AT));
  const chain = fewestSteps(task);
  if (chain) return { task, chain, kept: true };
  return nearestToTolerance(task);
}

/** A need of nothing, or a vessel that may be off by all it holds, leaves nothing to work out. */
function isMeasurable({ label, policy, medium }: DilutionNeed): boolean {
  const measures = medium !== 'liquid' || policyShare(policy, 'measuredVolumeError').lessThan(1);
  return (
    measures &&
    label.value.greaterThan(0) &&
    policyAmount(policy, 'triturationMostPowder').value.greaterThan(0)
  );
}

function fewestSteps(task: Task): Chain | undefined {
  for (let steps = 1; steps <= MOST_STEPS; steps += 1) {
    const chain = leastChain(task, steps);
    if (chain) return chain;
  }
  return undefined;
}

function nearestToTolerance(task: Task): Solution | undefined {
  const errors = Array.from({ length: MOST_STEPS }, (_, at) => leastError(task, at + 1));
  const possible = errors.filter((error) => error !== undefined).map((error) => new Exact(`${error}e-12`));
  if (possible.length === 0) return undefined;
  const least = Exact.min(...possible);
  for (let more = 1; more <= ATTEMPTS; more += 1) {
    const tolerated = fraction(least.plus(ABOVE_THE_LEAST.times(more * more)).plus(1));
    const chain = fewestSteps({ ...task, tolerated });
    if (chain) return { task, chain, kept: false };
  }
  return undefined;
}

function fraction(value: Exact): Fraction {
  return { num: BigInt(value.times('1e12').toFixed(0)), den: 10n ** 12n };
}

/** For the sentences that say what would help: whether the same need on other terms is seen to keep the tolerance. */
function isKept(need: DilutionNeed, effort: Effort): boolean {
  if (!isMeasurable(need)) return false;
  return unlessGivenUp(() => fewestSteps(taskOf(need, effort)) !== undefined, false);
}
