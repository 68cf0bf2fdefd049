/**
 * Exact fractions on BigInt, for the oracle of the tests: arithmetic that shares nothing with the engine's decimals, so
 * that a mistake in one cannot hide in the other.
 */
export class Rational {
  private constructor(
    readonly top: bigint,
    readonly bottom: bigint,
  ) {}

  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);

  /** `top / bottom` in lowest terms with the sign on top. Throws for a bottom of zero. */
  static ratio(top: bigint, bottom: bigint): Rational {
    if (bottom === 0n) throw new RangeError('division by zero');
    const sign = bottom < 0n ? -1n : 1n;
    const shared = greatestCommonDivisor(top < 0n ? -top : top, bottom * sign);
    return new Rational((top * sign) / shared, (bottom * sign) / shared);
  }

  /** Plain decimal digits (`-0.125`), whole numbers, or a bigint. Never a fractional JS number: it is not exact. */
  static of(value: string | bigint | number | Rational): Rational {
    if (value instanceof Rational) return value;
    if (typeof value === 'bigint') return new Rational(value, 1n);
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value))
        throw new RangeError(`${value} is not a whole number; write it as text`);
      return new Rational(BigInt(value), 1n);
    }
    const match = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(value);
    if (!match) throw new RangeError(`"${value}" is not plain decimal digits`);
    const [, sign = '', whole = '', decimals = ''] = match;
    return Rational.ratio(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
  }

  static max(...values: readonly Rational[]): Rational {
    return values.reduce((most, next) => (next.compare(most) > 0 ? next : most));
  }

  static sum(values: readonly Rational[]): Rational {
    return values.reduce((so, next) => so.plus(next), Rational.ZERO);
  }

  plus(other: Rational | string | number): Rational {
    const { top, bottom } = Rational.of(other);
    return Rational.ratio(this.top * bottom + top * this.bottom, this.bottom * bottom);
  }

  minus(other: Rational | string | number): Rational {
    const { top, bottom } = Rational.of(other);
    return Rational.ratio(this.top * bottom - top * this.bottom, this.bottom * bottom);
  }

  times(other: Rational | string | number): Rational {
    const { top, bottom } = Rational.of(other);
    return Rational.ratio(this.top * top, this.bottom * bottom);
  }

  over(other: Rational | string | number): Rational {
    const { top, bottom } = Rational.of(other);
    return Rational.ratio(this.top * bottom, this.bottom * top);
  }

  abs(): Rational {
    return this.top < 0n ? new Rational(-this.top, this.bottom) : this;
  }

  /** Negative, zero or positive, as this is less than, equal to or more than the other. */
  compare(other: Rational | string | number): number {
    const { top, bottom } = Rational.of(other);
    const left = this.top * bottom;
    const right = top * this.bottom;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational | string | number): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.top === 0n;
  }

  isWhole(): boolean {
    return this.bottom === 1n;
  }

  /** The whole number at or below. */
  floor(): bigint {
    const cut = this.top / this.bottom;
    return this.top < 0n && cut * this.bottom !== this.top ? cut - 1n : cut;
  }

  /** The whole number at or above. */
  ceil(): bigint {
    return -new Rational(-this.top, this.bottom).floor();
  }

  /** The nearest multiple of `step`, halves upward. */
  halfUpTo(step: Rational | string | number): Rational {
    const steps = this.over(step).plus(Rational.ratio(1n, 2n)).floor();
    return Rational.of(steps).times(step);
  }

  /** `places` decimals, halves upward, no trailing zero: `103.91`. */
  toFixed(places: number): string {
    return this.halfUpTo(Rational.ratio(1n, 10n ** BigInt(places))).digits(places);
  }

  /** Cut after `places` decimals, never rounded. */
  cutTo(places: number): string {
    const scale = Rational.of(10n ** BigInt(places));
    return Rational.of(this.times(scale).floor()).over(scale).digits(places);
  }

  /** For error bounds and messages only. */
  toNumber(): number {
    const scaled = Rational.ratio(this.top * 10n ** 24n, this.bottom).floor();
    return Number(scaled) / 1e24;
  }

  toString(): string {
    return this.isWhole() ? `${this.top}` : `${this.top}/${this.bottom}`;
  }

  private digits(places: number): string {
    const scaled = ((this.top < 0n ? -this.top : this.top) * 10n ** BigInt(places)) / this.bottom;
    const text = scaled.toString().padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    const decimals = text.slice(text.length - places).replace(/0+$/u, '');
    const sign = this.top < 0n && scaled !== 0n ? '-' : '';
    return `${sign}${whole}${decimals ? `.${decimals}` : ''}`;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = a > b ? [a, b] : [b, a];
  while (small !== 0n) [large, small] = [small, large % small];
  return large === 0n ? 1n : large;
}
