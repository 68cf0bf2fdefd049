import type { Amount, Exact } from '../quantities/amount.js';
import type { DilutionNeed } from './trituration.js';

/** One step in amounts: what goes in, what is made, what is taken onward. */
export interface Step {
  readonly makes: string;
  readonly from: string;
  readonly strength: Exact;
  /** Labelled drug in the whole of it. */
  readonly label: Amount;
  readonly total: Amount;
  /** What is diluted: exact, and as weighed or measured. */
  readonly inExact: Amount;
  readonly in: Amount;
  /** The diluent: exact, and as weighed. A liquid is filled to the mark instead. */
  readonly diluentExact: Amount;
  readonly diluent: Amount;
  readonly takeExact: Amount;
  readonly take: Amount;
  /** Where the take goes: the next step, or the batch. */
  readonly into: string;
}

export function isLiquid({ medium }: Pick<DilutionNeed, 'medium'>): boolean {
  return medium === 'liquid';
}

/** In g from 1 g, as it is weighed. */
export function readable(amount: Amount): Amount {
  return amount.dimension === 'mass' && !amount.in('mg').lessThan(1000) ? amount.to('g') : amount;
}
