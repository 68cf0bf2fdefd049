import type { PlannedComponent } from '../../src/batching/batching.types.js';
import { Rational } from './rational.js';
import { lastDigit, readText, sized } from './rational-amount.js';

const SIGNIFICANT_DIGITS = 12;

/** Notes every number that differs from the oracle's, with both. */
export class Ledger {
  readonly differences: string[] = [];

  same(what: string, actual: string | number | undefined, expected: string | number): void {
    if (actual !== expected)
      this.differences.push(`${what} is ${String(actual)}, the formula gives ${expected}`);
  }

  true(what: string, holds: boolean): void {
    if (!holds) this.differences.push(what);
  }

  /** `103.911… mg`: the first 12 significant digits, cut and not rounded. */
  exact(what: string, actual: string | undefined, expected: Rational): void {
    if (actual === undefined) return this.same(what, actual, expected.toFixed(6));
    const { digits, cut } = readText(actual);
    const left = expected.minus(sized(actual));
    // An endless decimal that ends after all is still printed as cut: the engine keeps 40 digits.
    const within = cut ? left.compare(0) >= 0 && left.compare(lastDigit(actual)) < 0 : left.isZero();
    const count = digits.replace('.', '').replace(/^0+/u, '').length;
    if (!within || (cut && count > SIGNIFICANT_DIGITS)) this.same(what, actual, expected.toFixed(20));
  }

  /** On the balance: half up to its readability below 1 g, from there to 1 mg or coarser. In mg below 1 g, else in g. */
  weighed(what: string, actual: string | undefined, mg: Rational, readability: Rational): void {
    this.same(what, actual, weighText(mg, readability));
  }

  /** In the cylinder: half up to 0.01 mL. */
  measured(what: string, actual: string | undefined, mL: Rational): void {
    this.same(what, actual, `${mL.toFixed(2)} mL`);
  }

  /** One dose: three decimals of mL, of a very small volume more. */
  volumeEach(what: string, actual: string | undefined, mL: Rational): void {
    const places = Math.max(3, actual?.split(' ')[0]?.split('.')[1]?.length ?? 0);
    this.same(what, actual, `${mL.toFixed(places)} mL`);
    this.true(
      `${what} of ${actual} has too few digits`,
      sized(actual ?? '0 mL')
        .minus(mL)
        .abs()
        .over(mL)
        .compare('0.01') <= 0,
    );
  }

  /** A mass of drug in one unit: four decimals of mg, below 0.1 mg of mcg. */
  drugEach(what: string, actual: string | undefined, mg: Rational): void {
    this.same(
      what,
      actual,
      mg.compare('0.1') < 0 ? `${mg.times(1000).toFixed(4)} mcg` : `${mg.toFixed(4)} mg`,
    );
  }

  /** Percent to two decimals, halves away from zero. */
  percent(what: string, actual: string | undefined, share: Rational): void {
    const size = share.abs().times(100).toFixed(2);
    const sign = share.compare(0) < 0 && size !== '0' ? '-' : '';
    this.same(what, actual, `${sign}${size} %`);
  }
}

export function weighText(mg: Rational, readability: Rational): string {
  return roundedText(mg, readability, (value, step) => value.halfUpTo(step));
}

/** The first weighing of a dilution is never short: as above, but up. */
export function weightUpText(mg: Rational, readability: Rational): string {
  return roundedText(mg, readability, (value, step) => Rational.of(value.over(step).ceil()).times(step));
}

function roundedText(
  mg: Rational,
  readability: Rational,
  round: (value: Rational, step: Rational) => Rational,
): string {
  const fine = round(mg, readability);
  if (fine.compare(1000) < 0) return `${fine.toFixed(9)} mg`;
  return `${round(mg, Rational.max(Rational.ONE, readability)).over(1000).toFixed(9)} g`;
}

export function componentOf(components: readonly PlannedComponent[], id: string): Partial<PlannedComponent> {
  return components.find((each) => each.id === id) ?? {};
}

export function activeOf(components: readonly PlannedComponent[]): Partial<PlannedComponent> {
  return components.find((each) => each.role === 'API') ?? {};
}
