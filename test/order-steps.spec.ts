import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ORDER_ACTIONS, TRANSITIONS } from '../src/orders/transitions.js';
import type { OrderState } from '../src/orders/orders.entity.js';
import { act, asPlanned, bring, draft, expected, text } from './support/bench.js';
import { faultPaths } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

const STATES: readonly OrderState[] = [
  'draft',
  'approved',
  'compounding',
  'verification',
  'released',
  'dispensed',
];

let here: OpenPharmacy;
beforeAll(async () => {
  here = await openPharmacy();
}, 60_000);
afterAll(() => here?.close());

const stateOf = async (id: string): Promise<string> =>
  text(expected(await here.technician.get(`/api/orders/${id}`), 200)['state']);

describe('an order', () => {
  it('takes from nobody a step that is not of its state and their role, and stays where it is', async () => {
    const id = await draft(here);
    const wrong: string[] = [];
    for (const state of STATES) {
      const order = await bring(here, id, state);
      for (const role of ['technician', 'pharmacist', 'manager'] as const) {
        for (const action of ORDER_ACTIONS) {
          const transition = TRANSITIONS.find((one) => one.action === action);
          if (transition?.from.includes(state) && transition.roles.includes(role)) continue;
          const body = action === 'finish-compounding' ? asPlanned(order) : { reason: 'because' };
          const { status } = await act(here[role], id, action, body);
          if (status !== 403 && status !== 409) wrong.push(`${role} ${action} from ${state}: ${status}`);
        }
      }
      expect([state, await stateOf(id)]).toEqual([state, state]);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each([
    ['reopen', 'approved'],
    ['cancel', 'draft'],
    ['discard', 'compounding'],
  ])('is not %s without a reason, nor with one that is blank or endless', async (action, state) => {
    const id = await draft(here);
    await bring(here, id, state);
    for (const body of [
      {},
      { reason: '' },
      { reason: ' \n' },
      { reason: null },
      { reason: 'x'.repeat(501) },
    ]) {
      const answer = await act(here.pharmacist, id, action, body);
      expect([answer.status, faultPaths(answer)]).toEqual([422, ['reason']]);
    }
    expect(await stateOf(id)).toBe(state);
  });

  it('takes the same step from two at once from one of them', async () => {
    const id = await draft(here);
    const steps = [
      ['approve', here.pharmacist, here.second],
      ['start-compounding', here.technician, here.technician],
      ['finish-compounding', here.technician, here.technician],
      ['release', here.pharmacist, here.second],
      ['dispense', here.technician, here.pharmacist],
    ] as const;
    for (const [action, one, other] of steps) {
      const order = expected(await here.technician.get(`/api/orders/${id}`), 200);
      const body = action === 'finish-compounding' ? asPlanned(order) : {};
      const answers = await Promise.all([act(one, id, action, body), act(other, id, action, body)]);
      expect([action, answers.map(({ status }) => status).toSorted()]).toEqual([action, [200, 409]]);
    }
  });
});
