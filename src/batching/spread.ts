import { Exact } from '../quantities/amount.js';

/** Mean and spread of measured values, exact until printed. */
export interface Spread {
  readonly count: number;
  readonly mean: Exact;
  /** Of a sample: divided by n − 1. */
  readonly sd: Exact;
  /** Standard deviation over mean, as a share. */
  readonly rsd: Exact;
  readonly lowest: Exact;
  readonly highest: Exact;
}

/** A spread needs two values that are more than zero; with fewer there is none to tell. */
export const LEAST_VALUES = 2;

/** Throws RangeError for fewer than two values or a mean of zero or less: the caller says what to do instead. */
export function spreadOf(values: readonly Exact[]): Spread {
  if (values.length < LEAST_VALUES) throw new RangeError('the spread of fewer than two values');
  const mean = sum(values).div(values.length);
  if (mean.lessThanOrEqualTo(0)) throw new RangeError('the relative spread around nothing');
  const squares = sum(values.map((value) => value.minus(mean).pow(2)));
  const sd = squares.div(values.length - 1).sqrt();
  return {
    count: values.length,
    mean,
    sd,
    rsd: sd.div(mean),
    lowest: Exact.min(...values),
    highest: Exact.max(...values),
  };
}

function sum(values: readonly Exact[]): Exact {
  return values.reduce((so, value) => so.plus(value), new Exact(0));
}
