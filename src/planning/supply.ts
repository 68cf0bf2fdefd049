import type { Day } from '../calendar/day.js';
import type { Fill } from './plan.types.js';

export interface SupplyQuestion {
  readonly compoundedOn: Day;
  readonly daysSupply: number;
  /** Days the make compounded today covers. */
  readonly firstDays: number;
  /** Days a later, fresh make can be used. */
  readonly freshDays: number;
  /** What a make for so many days amounts to: `30 capsule`, `157.5 mL`. */
  quantityFor(days: number): string;
}

/**
 * Splits the days' supply into makes, none of them longer than it can be used (domain 5.8): 60 days of a cream that
 * lasts 28 are 28 + 28 + 4. Each later make is made on the day the one before runs out.
 */
export function splitIntoMakes(question: SupplyQuestion): Fill[] {
  const fills: Fill[] = [];
  let left = question.daysSupply;
  let start = question.compoundedOn;
  while (left > 0) {
    const days = Math.min(left, fills.length === 0 ? question.firstDays : question.freshDays);
    if (days < 1) throw new RangeError('a make must cover at least one day');
    fills.push({
      makeOn: start.toString(),
      firstUse: start.toString(),
      days,
      quantity: question.quantityFor(days),
    });
    left -= days;
    start = start.add({ days });
  }
  return fills;
}
