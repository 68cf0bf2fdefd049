import { Rational } from './rational.js';

/** Sizes in mg, mL, counts and shares: written out again here, so that a wrong unit in the engine is seen. */
const SIZE: Readonly<Record<string, Rational>> = {
  mcg: Rational.of('0.001'),
  mg: Rational.of(1),
  g: Rational.of(1000),
  kg: Rational.of(1_000_000),
  mL: Rational.of(1),
  L: Rational.of(1000),
  capsule: Rational.of(1),
  tablet: Rational.of(1),
  drop: Rational.of(1),
  click: Rational.of(1),
  '%': Rational.of('0.01'),
};

/** The size of `1 unit` in mg, mL, counts and shares; of a quotient the quotient. */
export function sizeOf(unit: string): Rational {
  const [over = '', under] = unit.split('/');
  const top = SIZE[over];
  const bottom = under === undefined ? Rational.ONE : SIZE[under];
  if (!top || !bottom) throw new RangeError(`no such unit: ${unit}`);
  return top.over(bottom);
}

/** `103.911… mg` → digits, unit, and whether digits were left off. */
export function readText(text: string): { digits: string; unit: string; cut: boolean } {
  const match = /^(?:q\.s\. )?(-?\d+(?:\.\d+)?)(…?) (\S+)$/u.exec(text);
  if (!match) throw new RangeError(`"${text}" is not a number and a unit`);
  const [, digits = '', cut = '', unit = ''] = match;
  return { digits, unit, cut: cut !== '' };
}

/** In mg, mL, counts or shares: `"1 g"` → 1000, `"5 %"` → 1/20, `"1 mcg/mL"` → 1/1000. */
export function sized(text: string): Rational {
  const { digits, unit } = readText(text);
  return Rational.of(digits).times(sizeOf(unit));
}

/** What one unit in the last printed digit is worth, in mg, mL, counts or shares. */
export function lastDigit(text: string): Rational {
  const { digits, unit } = readText(text);
  const places = digits.split('.')[1]?.length ?? 0;
  return sizeOf(unit).over(Rational.of(10n ** BigInt(places)));
}
