import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, Amount, Exact, readAmount, readUnit, UNITS } from './amount.js';

function faultOf(input: unknown): string {
  const reading = readAmount(input);
  return 'fault' in reading ? reading.fault : `accepted as ${reading.amount.toString()}`;
}

/** Digits as a person writes them, with at most 12 before and 12 after the point. */
const digits = fc
  .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.stringMatching(/^\d{0,12}$/u))
  .map(([whole, part]) => (part === '' ? whole.toString() : `${whole}.${part}`));
const units = fc
  .tuple(fc.constantFrom(...UNITS), fc.option(fc.constantFrom(...UNITS)))
  .map(([top, bottom]) => (bottom ? `${top}/${bottom}` : top));

describe('an amount that is read', () => {
  it.each([
    ['4.5 mg', '4.5 mg'],
    ['4.50mg', '4.5 mg'],
    ['1 ug', '1 mcg'],
    ['1 µg', '1 mcg'],
    ['1 μg/mL', '1 mcg/mL'],
    ['0.0015 g', '0.0015 g'],
    ['99.5 %', '99.5 %'],
    ['  1  mg / mL ', '1 mg/mL'],
  ])('takes %s as %s', (text, expected) => {
    expect(amount(text).toString()).toBe(expected);
  });

  it.each([
    [4.5, 'no unit'],
    ['4.5', 'no unit'],
    ['.5', 'no unit'],
    ['4,5 mg', 'comma'],
    ['1,000 mg', 'comma'],
    ['-4.5 mg', 'negative'],
    ['−4.5 mg', 'negative'],
    ['.5 mg', '0.5'],
    ['1e309 mg', 'unknown unit'],
    ['4e0 mg', 'unknown unit'],
    ['1e309', 'unknown unit'],
    ['NaN mg', 'not an amount'],
    ['Infinity mg', 'not an amount'],
    ['+1 mg', 'not an amount'],
    ['4.5 ml', 'unknown unit'],
    ['4.5 MG', 'unknown unit'],
    ['4.5 mgs', 'unknown unit'],
    ['4.5 constructor', 'unknown unit'],
    ['1 mg/mL/g', 'unknown unit'],
    ['1 mg/', 'unknown unit'],
    ['٤ mg', 'not an amount'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['1'.repeat(41), 'too long'],
    [`1 ${'m'.repeat(1_000_000)}`, 'too long'],
    [null, 'text'],
    [undefined, 'text'],
    [Number.NaN, 'no unit'],
    [['4.5 mg'], 'text'],
    [{ value: '4.5 mg' }, 'text'],
  ])('refuses %p and says what would be right', (input, says) => {
    const fault = faultOf(input);
    expect(fault).toContain(says);
    expect(fault).not.toMatch(/^accepted/u);
  });

  it('refuses a volume where a mass is asked for', () => {
    const reading = readAmount('4.5 mL', ['mass']);
    expect(reading).toHaveProperty('fault');
    expect(readAmount('4.5 g', ['mass'])).toHaveProperty('amount');
  });

  it('never accepts text without a unit, with a comma, a sign or an exponent', () => {
    const bad = fc.oneof(
      digits,
      fc.double().map(String),
      fc.tuple(digits, digits, units).map(([a, b, unit]) => `${a},${b} ${unit}`),
      fc.tuple(fc.constantFrom('-', '+', '−', '±'), digits, units).map(([s, d, unit]) => `${s}${d} ${unit}`),
      fc.tuple(digits, fc.integer({ min: 0, max: 999 }), units).map(([d, e, unit]) => `${d}e${e} ${unit}`),
    );
    fc.assert(fc.property(bad, (text) => expect(faultOf(text)).not.toMatch(/^accepted/u)));
    fc.assert(
      fc.property(fc.anything(), (input) => typeof input === 'string' || 'fault' in readAmount(input)),
    );
  });

  it('prints what it reads: reading the print gives the same amount', () => {
    fc.assert(
      fc.property(digits, units, (number, unit) => {
        const first = amount(`${number} ${unit}`);
        const printed = first.toString();
        expect(amount(printed).value.equals(first.value)).toBe(true);
        expect(amount(printed).toString()).toBe(printed);
        expect(printed).not.toMatch(/e[+-]?\d/iu);
        expect(printed).not.toMatch(/\.\d*0 /u);
      }),
    );
  });
});

describe('an amount that is worked with', () => {
  it('is exact where binary floats are not', () => {
    expect(amount('0.1 mg').times(12).toString()).toBe('1.2 mg');
    expect(amount('0.1 mg').plus(amount('200 mcg')).toString()).toBe('0.3 mg');
  });

  it('goes from unit to unit and back without change', () => {
    const masses = fc.constantFrom('mcg', 'mg', 'g', 'kg');
    fc.assert(
      fc.property(digits, masses, masses, (number, from, to) => {
        const first = amount(`${number} ${from}`);
        const there = first.to(readUnit(to) ?? 'mg');
        expect(there.in(first.unit).equals(first.value)).toBe(true);
        expect(there.compare(first)).toBe(0);
      }),
    );
  });

  it('knows 1 mg/mL as 1 g/L, and 1 % as a hundredth', () => {
    expect(amount('1 mg/mL').in('g/L').toFixed()).toBe('1');
    expect(amount('10 mg/g').in('mg/kg').toFixed()).toBe('10000');
    expect(amount('1 %').in('%').toFixed()).toBe('1');
  });

  it('throws when a mass is added to a volume, or is no number: a bug, not an answer', () => {
    expect(() => amount('1 mg').plus(amount('1 mL'))).toThrow(RangeError);
    expect(() => amount('1 mg/mL').in('mg/g')).toThrow(RangeError);
    expect(() => Amount.of(Number.NaN, 'mg')).toThrow(RangeError);
    expect(() => Amount.of(new Exact(1).div(0), 'mg')).toThrow(RangeError);
    expect(() => amount('4.5')).toThrow(RangeError);
  });

  it('never prints an exponent, however small or large', () => {
    const scale = fc.integer({ min: -35, max: 35 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), scale, (value, power) => {
        const printed = Amount.of(
          new Exact(value.toString()).times(new Exact(10).pow(power)),
          'mg',
        ).toString();
        expect(printed).toMatch(/^\d+(\.\d+)? mg$/u);
      }),
    );
  });
});
