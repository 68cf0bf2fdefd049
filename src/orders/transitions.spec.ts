import { describe, expect, it } from '@jest/globals';
import { ORDER_STATES, type OrderState } from './orders.entity.js';
import { ENDS, ORDER_ACTIONS, TRANSITIONS, refusalOf, transitionOf } from './transitions.js';

function reachable(from: OrderState): Set<OrderState> {
  const seen = new Set<OrderState>([from]);
  for (const state of seen) {
    for (const transition of TRANSITIONS) if (transition.from.includes(state)) seen.add(transition.to);
  }
  return seen;
}

describe('the life of an order', () => {
  it('can reach every state from a draft', () => {
    expect([...reachable('draft')].toSorted()).toEqual([...ORDER_STATES].toSorted());
  });

  it('has a way out of every state but the ends, and none out of an end', () => {
    for (const state of ORDER_STATES) {
      const ways = TRANSITIONS.filter((transition) => transition.from.includes(state));
      expect([state, ways.length > 0]).toEqual([state, !ENDS.includes(state)]);
    }
  });

  it('has one transition for each action, and a role for each', () => {
    expect(TRANSITIONS.map((transition) => transition.action)).toEqual([...ORDER_ACTIONS]);
    for (const transition of TRANSITIONS) expect(transition.roles.length).toBeGreaterThan(0);
  });

  it('asks a reason for every step backwards or out', () => {
    const reasoned = TRANSITIONS.filter((transition) => transition.needsReason).map(({ action }) => action);
    expect(reasoned).toEqual(['reopen', 'cancel', 'discard']);
  });

  it('does not let the maker verify, nor a technician approve', () => {
    const maker = { staffId: 'a', role: 'pharmacist' } as const;
    const other = { staffId: 'b', role: 'pharmacist' } as const;
    const made = { state: 'verification', madeById: 'a' } as const;
    expect(refusalOf(transitionOf('release'), made, maker)?.because).toContain('another person verifies');
    expect(refusalOf(transitionOf('release'), made, other)).toBeUndefined();
    const draft = { state: 'draft', madeById: null } as const;
    expect(refusalOf(transitionOf('approve'), draft, { staffId: 'c', role: 'technician' })?.kind).toBe(
      'forbidden',
    );
  });
});
