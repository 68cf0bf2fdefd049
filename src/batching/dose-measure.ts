import { Amount, Exact, settled } from '../quantities/amount.js';
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
  return Exact.max(1, settled(exact).toDecimalPlaces(0, Exact.ROUND_HALF_UP));
}

export function relativeError(measured: Exact, exact: Exact): Exact {
  return settled(measured.minus(exact).div(exact));
}

/** `2.22 %`, `-1.23 %`, `0 %`. */
export function printDoseError(error: Exact): string {
  const text = printNumber(error.times(100), 2);
  return `${text === '-0' ? '0' : text} %`;
}

const LEAST_SAID_IN_MG = new Exact('0.1');

/** A dose as it was written, all digits; in mcg below 0.1 mg, so that no reader counts zeros: `1 mcg`, `4.5 mg`. */
export function sayDose(dose: Amount): string {
  return (dose.in('mg').lessThan(LEAST_SAID_IN_MG) ? dose.to('mcg') : dose).toString();
}

const EXACT_PLACES = 4;
const LEAST_PLACES = 3;
const LEAST_DIGITS = 3;

/** Up to four decimals as it is; else half up to three decimals, and never to fewer than three digits: `0.741 mL`. */
export function printVolume(volume: Amount): string {
  const mL = volume.in('mL');
  if (mL.decimalPlaces() <= EXACT_PLACES) return `${mL.toFixed()} mL`;
  return `${printNumber(mL, Math.max(LEAST_PLACES, LEAST_DIGITS - 1 - mL.e))} mL`;
}
