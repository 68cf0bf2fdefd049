import { Exact, settled, type Amount, type BaseUnit, type Unit } from '../quantities/amount.js';

const SIGNIFICANT_DIGITS = 12;

/** Plain digits, no trailing zero, half up: `12.5`. For reading only; the value that is worked with stays unrounded. */
export function printNumber(value: Exact, places: number): string {
  return settled(value).toDecimalPlaces(places, Exact.ROUND_HALF_UP).toFixed();
}

/** `4.5545 mg`. */
export function printIn(amount: Amount, unit: Unit, places: number): string {
  return `${printNumber(amount.in(unit), places)} ${unit}`;
}

/** Five decimals always, as on a certificate sheet: `1.09959`. */
export function printFactor(factor: Exact): string {
  return settled(factor).toDecimalPlaces(5, Exact.ROUND_HALF_UP).toFixed(5);
}

/** A share as percent: 0.0133 → `1.33 %`. */
export function printPercent(share: Exact, places = 2): string {
  return `${printNumber(share.times(100), places)} %`;
}

/** Never better than it is: rounded away from zero to two decimals. */
export function printWorstPercent(share: Exact): string {
  return `${settled(share.times(100)).toDecimalPlaces(2, Exact.ROUND_UP).toFixed()} %`;
}

/** Up to 12 significant digits, cut and not rounded; `…` where digits were left off: `103.911… mg`. */
export function printExact(amount: Amount, unit: BaseUnit): string {
  const full = settled(amount.in(unit));
  const cut = full.toSignificantDigits(SIGNIFICANT_DIGITS, Exact.ROUND_DOWN);
  return `${cut.toFixed()}${cut.equals(full) ? '' : '…'} ${unit}`;
}

/** Masses below 1 g in mg, from 1 g in g, to 0.1 mg; volumes in mL to 0.01 mL; counts as they are. For sentences. */
export function printForReading(amount: Amount): string {
  if (amount.dimension === 'volume') return printIn(amount, 'mL', 2);
  if (amount.dimension !== 'mass') return amount.toString();
  return amount.in('mg').lessThan(1000) ? printDose(amount) : printIn(amount, 'g', 4);
}

const LEAST_SHOWN_IN_MG = new Exact('0.1');

/** A mass of drug that never loses its digits: mcg below 0.1 mg, else mg; four decimals. `1.0996 mcg`, `4.5545 mg`. */
export function printDose(mass: Amount): string {
  return printIn(mass, mass.in('mg').lessThan(LEAST_SHOWN_IN_MG) ? 'mcg' : 'mg', 4);
}
