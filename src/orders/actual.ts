import { amount, readAmount, type Amount } from '../quantities/amount.js';
import { measureOf } from './measure.js';

/** Why what was entered cannot be what was really weighed or measured; undefined when it can. */
export function faultOfActual(plannedText: string, actual: string, tolerance: string): string | undefined {
  const planned = measureOf(plannedText);
  const reading = readAmount(actual, [planned.dimension], planned.toString());
  if ('fault' in reading) return reading.fault;
  if (isWithin(reading.amount, planned, amount(tolerance))) return undefined;
  return `is more than ${tolerance} off the planned ${plannedText}; weigh again, or discard the order`;
}

function isWithin(actual: Amount, planned: Amount, tolerance: Amount): boolean {
  const off = actual.minus(planned).value.abs();
  return !off.greaterThan(planned.in(actual.unit).times(tolerance.in('%')).div(100));
}
