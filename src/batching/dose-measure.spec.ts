import { describe, expect, it } from '@jest/globals';
import { amount } from '../quantities/amount.js';
import { printVolume, sayDose } from './dose-measure.js';

describe('a dose in a sentence', () => {
  it.each([
    ['0.001 mg', '1 mcg'],
    ['1 mcg', '1 mcg'],
    ['0.0333333 mg', '33.3333 mcg'],
    ['0.000004 mg', '0.004 mcg'],
    ['0.1 mg', '0.1 mg'],
    ['500 mcg', '500 mcg'],
    ['4.5 mg', '4.5 mg'],
  ])('%s is said as %s, all its digits', (written, said) => {
    expect(sayDose(amount(written))).toBe(said);
  });
});

describe('a volume in a sentence', () => {
  it.each([
    ['4.5 mL', '4.5 mL'],
    ['0.2125 mL', '0.2125 mL'],
    ['0.74074074 mL', '0.741 mL'],
    ['0.000166666667 mL', '0.000167 mL'],
    ['66.666666667 mL', '66.667 mL'],
    ['0.05 L', '50 mL'],
  ])('%s is said as %s, never as nothing', (written, said) => {
    expect(printVolume(amount(written))).toBe(said);
  });
});
