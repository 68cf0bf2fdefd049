import { describe, expect, it } from '@jest/globals';
import { kitPlan, T1, T2, trituratedBatch } from '../../test/support/document-facts.js';
import { batchesOf } from '../planning/plan.types.js';
import { intermediatesOf, lotNumberOf } from './chain.js';

describe('the intermediates of an order', () => {
  it('know what they are made from, where they go, and which step of the dilution they are', () => {
    const placed = intermediatesOf([trituratedBatch()]);
    expect(placed.map(({ position, parent, usedIn, step }) => ({ position, parent, usedIn, step }))).toEqual([
      { position: 1, parent: undefined, usedIn: 'T2', step: 1 },
      { position: 2, parent: 'T1', usedIn: undefined, step: 2 },
    ]);
  });

  it('are numbered on through the strengths of a kit, and none is another strength’s', () => {
    const placed = intermediatesOf(batchesOf(kitPlan()));
    expect(placed.map(({ position, trituration, step }) => [position, trituration.makes, step])).toEqual([
      [1, '0.5 mg T1', 1],
      [2, '1.5 mg T1', 1],
    ]);
  });

  it('may be two chains in one batch', () => {
    const other = { ...T1, makes: 'T3', from: 'ascorbic acid' };
    const placed = intermediatesOf([trituratedBatch({ triturations: [T1, T2, other] })]);
    expect(placed.map(({ step, usedIn }) => [step, usedIn])).toEqual([
      [1, 'T2'],
      [2, undefined],
      [1, undefined],
    ]);
  });

  it('have lot numbers a scanner and a person can read, at most as long as GS1 lets one be', () => {
    expect(lotNumberOf('G-26-0042', 'T1')).toBe('G-26-0042-T1');
    expect(lotNumberOf('G-26-0042', '0.5 mg T1')).toBe('G-26-0042-0.5mg-T1');
    expect(lotNumberOf('G-26-0042', '0.125 mg T2').length).toBeLessThanOrEqual(20);
  });
});
