import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount } from '../quantities/amount.js';
import { workingBalance, weighingShare } from './balance.js';
import type { BalanceFacts } from './batching.types.js';
import { workingText } from './working.js';

type Text = Partial<Record<'readability' | 'minimumWeighable' | 'sensitivity' | 'standardDeviation', string>>;

function balance(text: Text, policy = {}): ReturnType<typeof workingBalance> {
  const facts = Object.fromEntries(
    Object.entries({ readability: '0.1 mg', ...text }).map(([name, value]) => [name, amount(value)]),
  ) as unknown as BalanceFacts;
  return workingBalance(facts, { ...DEFAULT_POLICY, ...policy });
}

const least = (text: Text, policy = {}): string => balance(text, policy).minimum.to('mg').toString();
const limit = (text: Text): string => balance(text).limitOfError.to('mg').toString();

describe('the least a balance weighs', () => {
  it('is sensitivity over the acceptable error: 6 mg at 5 % is 120 mg', () => {
    expect(least({ sensitivity: '6 mg' })).toBe('120 mg');
    expect(least({ sensitivity: '6 mg' }, { balanceError: '1 %' })).toBe('600 mg');
  });

  it('is 2000 × max(SD, 0.41 d) by USP <41>: 82 mg where the display is 0.1 mg, 8.2 mg at 0.01 mg', () => {
    expect(least({ standardDeviation: '0.02 mg' })).toBe('82 mg');
    expect(least({ standardDeviation: '0 mg', readability: '0.01 mg' })).toBe('8.2 mg');
    expect(least({ standardDeviation: '0.06 mg' })).toBe('120 mg');
  });

  it('is what the pharmacy states, where its own rules give less', () => {
    expect(least({ minimumWeighable: '120 mg' })).toBe('120 mg');
    expect(least({ minimumWeighable: '120 mg', standardDeviation: '0.02 mg' })).toBe('120 mg');
    expect(least({ minimumWeighable: '50 mg', standardDeviation: '0.06 mg' })).toBe('120 mg');
  });

  it('is never so little that its display could not show it: "0.1 g" entered for "0.1 mg" does not pass', () => {
    expect(least({ readability: '0.1 g', minimumWeighable: '1 mg' })).toBe('2000 mg');
  });

  it('says by which rule it was found', () => {
    const [working] = balance({ standardDeviation: '0.06 mg' }).workings;
    expect(working && workingText(working)).toBe(
      'least weighable on the balance = 2000 × max(SD, 0.41 × readability) = 2000 × max(0.06 mg, 0.41 × 0.1 mg) = 120 mg by repeatability, USP <41> (SD: balance; readability: balance)',
    );
  });
});

describe('what a weighing may be off', () => {
  it('is the sensitivity, three standard deviations, or the acceptable error at a stated minimum', () => {
    expect(limit({ sensitivity: '6 mg' })).toBe('6 mg');
    expect(limit({ standardDeviation: '0.05 mg' })).toBe('0.15 mg');
    expect(limit({ minimumWeighable: '120 mg' })).toBe('6 mg');
    expect(limit({ minimumWeighable: '120 mg', standardDeviation: '0.05 mg' })).toBe('0.15 mg');
  });

  it('is the largest of what was measured, and never under one step of the display', () => {
    expect(limit({ sensitivity: '0.1 mg', standardDeviation: '0.5 mg' })).toBe('1.5 mg');
    expect(limit({ sensitivity: '6 mg', standardDeviation: '0.5 mg' })).toBe('6 mg');
    expect(limit({ sensitivity: '0.02 mg', minimumWeighable: '120 mg' })).toBe('0.1 mg');
  });

  it('is the same mass for every load, so a larger weighing is off by a smaller share', () => {
    const working = balance({ sensitivity: '6 mg' });
    expect(weighingShare(working, amount('120 mg')).toFixed()).toBe('0.05');
    expect(weighingShare(working, amount('0.6 g')).toFixed()).toBe('0.01');
  });
});
