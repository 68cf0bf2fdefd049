import { Amount, Exact } from '../quantities/amount.js';
import { printNumber } from './print.js';
import { roundHalfUpTo } from './weighing.js';

/** One dose as a person measures it. */
export interface DoseMeasure {
  /** What is drawn up, dropped or pressed out: mL. Unrounded where no device rounds it. */
  readonly volume: Amount;
  /** (measured − exact) / exact: negative when the measured dose is smaller. */
  readonly error: Exact;
}

/** Half up to the syringe's graduation. */
export function roundToGraduation(volume: Amount, graduation: Amount): Amount {
  return Amount.of(roundHalfUpTo(volume.in('mL'), graduation.in('mL')), 'mL');
}

/** The nearest whole number of drops or clicks, half up, and never none. */
export function nearestWholeCount(exact: Exact): Exact {
  return Exact.max(1, exact.toDecimalPlaces(0, Exact.ROUND_HALF_UP));
}

export function relativeError(measured: Exact, exact: Exact): Exact {
  return measured.minus(exact).div(exact);
}

/** `2.22 %`, `-1.23 %`, `0 %`. */
export function printDoseError(error: Exact): string {
  const text = printNumber(error.times(100), 2);
  return `${text === '-0' ? '0' : text} %`;
}
