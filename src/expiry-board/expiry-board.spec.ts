import { describe, expect, it } from '@jest/globals';
import { groupOf } from './expiry-board.service.js';

describe('the groups of the expiry board', () => {
  it.each([
    [-1, 'past'],
    [0, 'today'],
    [1, 'this-week'],
    [7, 'this-week'],
    [8, 'next'],
    [14, 'next'],
    [15, 'later'],
  ])('puts %i days left under %s', (daysLeft, group) => {
    expect(groupOf(daysLeft)).toBe(group);
  });
});
