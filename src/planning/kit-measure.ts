import { Amount, Exact, type Unit } from '../quantities/amount.js';

/** The greatest amount of which all the given ones are whole multiples, by whole numbers of the smallest digit. */
export class Measure {
  private readonly unit: Unit;
  /** Makes every amount whole: a power of ten. */
  private readonly scale: Exact;
  private readonly common: bigint;

  /** `written`: amounts that are answered as they were written, not in the unit of the first. */
  constructor(
    amounts: readonly Amount[],
    private readonly written: readonly Amount[] = [],
  ) {
    this.unit = amounts[0]?.unit ?? 'mg';
    const places = Math.max(...amounts.map((each) => each.in(this.unit).decimalPlaces()));
    this.scale = new Exact(10).pow(places);
    this.common = amounts.map((each) => this.whole(each)).reduce(greatestCommonDivisor);
  }

  private whole(value: Amount): bigint {
    return BigInt(value.in(this.unit).times(this.scale).toFixed());
  }

  /** How many common measures an amount is. */
  count(value: Amount): number {
    return Number(this.whole(value) / this.common);
  }

  amount(count: number): Amount {
    const same = this.written.find((each) => this.count(each) === count);
    if (same) return same;
    const digits = new Exact((this.common * BigInt(count)).toString());
    return Amount.of(digits.div(this.scale), this.unit);
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
