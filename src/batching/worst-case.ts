import type { Exact } from '../quantities/amount.js';
import { printWorstPercent } from './print.js';

/** One source of error, as a share of the dose. */
export interface ErrorTerm {
  readonly name: string;
  readonly share: Exact;
}

export interface WorstCase {
  readonly print: string | null;
  readonly derivation: readonly string[];
}

/** All terms on the same side at once: Π(1 + e) − 1. Null when the API weighing has no known error. */
export function worstCase(
  weighing: ErrorTerm | undefined,
  others: readonly ErrorTerm[],
  notCounted: string,
): WorstCase {
  if (!weighing)
    return { print: null, derivation: ['worst-case error: not known, the API weighing cannot be judged'] };
  const terms = [weighing, ...others];
  const product = terms.reduce((so, term) => so.times(term.share.plus(1)), weighing.share.times(0).plus(1));
  const print = printWorstPercent(product.minus(1));
  const named = terms.map((term) => `${term.name} ${printWorstPercent(term.share)}`).join(', ');
  return {
    print,
    derivation: [`worst-case error = all at once of: ${named} = ${print}; not counted: ${notCounted}`],
  };
}
