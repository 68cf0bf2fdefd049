import { describe, expect, it } from '@jest/globals';
import { refillsLeft } from './facts-of-order.js';

describe('refills left', () => {
  it('are all there on the first make, and one fewer with each further supply', () => {
    expect([0, 1, 2].map((earlier) => refillsLeft(2, 1, earlier))).toEqual([2, 1, 0]);
  });

  it('are not used by the second and third make of the same supply', () => {
    expect([0, 1, 2, 3].map((earlier) => refillsLeft(2, 3, earlier))).toEqual([2, 2, 2, 1]);
  });

  it('never fall below none', () => {
    expect(refillsLeft(0, 1, 4)).toBe(0);
  });
});
