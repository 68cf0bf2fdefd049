import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, Exact } from '../quantities/amount.js';
import { proposeStrength, sayStrength, strengthForAll } from './strength.js';

const forAll = (doses: readonly string[], perMl: string) => {
  const { strength, step, counts } = strengthForAll(doses.map(amount), new Exact(perMl));
  return {
    strength: strength.toString(),
    step: step.toString(),
    counts: counts.map((count) => count.toFixed()),
  };
};

describe('the strength at which one drop is one step of a titration', () => {
  it('0.5, 1 and 1.5 mg at 24 drops/mL: 12 mg/mL, one drop 0.5 mg', () => {
    expect(forAll(['0.5 mg', '1 mg', '1.5 mg'], '24')).toEqual({
      strength: '12 mg/mL',
      step: '0.5 mg',
      counts: ['1', '2', '3'],
    });
  });

  it('holds in micrograms, and for doses written in different units', () => {
    expect(forAll(['1 mcg', '0.0015 mg'], '20')).toEqual({
      strength: '0.01 mg/mL',
      step: '0.0005 mg',
      counts: ['2', '3'],
    });
  });

  it('makes every dose of any schedule whole, with the largest drop that does', () => {
    const doses = fc.array(fc.integer({ min: 1, max: 4500 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(doses, fc.integer({ min: 10, max: 60 }), (tenthsOfMcg, perMl) => {
        const written = tenthsOfMcg.map((count) => amount(`${new Exact(count).div(10).toFixed()} mcg`));
        const { strength, counts } = strengthForAll(written, new Exact(perMl));
        for (const [at, dose] of written.entries()) {
          expect(counts[at]?.isInteger()).toBe(true);
          expect(
            dose
              .in('mg')
              .times(perMl)
              .div(strength.in('mg/mL'))
              .minus(counts[at] ?? 0)
              .abs()
              .toNumber(),
          ).toBeLessThan(1e-25);
        }
        const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
        expect(counts.map((count) => count.toNumber()).reduce(divisor)).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a strength in a sentence', () => {
  it('is in micrograms below 0.1 mg, with its basis', () => {
    expect(sayStrength(amount('0.001 mg/mL'))).toBe('1 mcg/mL');
    expect(sayStrength(amount('0.02 mg/g'))).toBe('20 mcg/g');
    expect(sayStrength(amount('6 mg/mL'))).toBe('6 mg/mL');
  });

  it('is proposed per g through the density where it was asked per g', () => {
    expect(proposeStrength(amount('9 mg/mL'))).toBe('9 mg/mL');
    expect(proposeStrength(amount('9 mg/mL'), amount('0.97 g/mL'))).toBe('9.278 mg/g (9 mg/mL)');
  });
});
