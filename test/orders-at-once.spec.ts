import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, API, bring, draft, empty, enterPrescription, expected, stock, text } from './support/bench.js';
import type { Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
beforeAll(async () => {
  here = await openPharmacy();
}, 60_000);
afterAll(() => here?.close());

const list = (json: Json | undefined): Json[] => json as unknown as Json[];
const sentence = (json: Json): string => text(json['error']);

describe('two at once', () => {
  it('approve once, whoever is first', async () => {
    const id = await draft(here);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => act(index % 2 ? here.pharmacist : here.second, id, 'approve')),
    );
    const statuses = answers.map((answer) => answer.status).toSorted();
    expect(statuses).toEqual([200, ...Array<number>(9).fill(409)]);
    const events = list(expected(await here.technician.get(`/api/orders/${id}`), 200)['events']);
    expect(events.filter((event) => text(event['action']) === 'approve')).toHaveLength(1);
  });

  it('draft one order for a prescription', async () => {
    const prescriptionId = await enterPrescription(here);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => here.technician.post('/api/orders', { prescriptionId })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });
});

describe('stock', () => {
  const onHand = async (lotId: string): Promise<number> =>
    Number(expected(await here.technician.get(`/api/lots/${lotId}`), 200)['lot']?.['onHand']);

  it('is drawn exactly as weighed, and the ledger adds up to what is on hand', async () => {
    await empty(here, API.ingredient);
    const lotId = await stock(here, { ...API, quantity: '5 g', expiresOn: '2030-06' });
    const order = await bring(here, await draft(here), 'compounding');
    const api = list(order['components']).find((component) => component['lot']?.['id'] === lotId);
    const weighed = Number(text(api?.['planned']).replace(' mg', ''));
    expect(weighed).toBeGreaterThan(0);
    const ledger = expected(await here.technician.get(`/api/lots/${lotId}`), 200);
    const movements = list(ledger['movements']).map((movement) => text(movement['quantity']));
    expect(movements.map(Number)).toEqual([5000, -weighed]);
    expect(await onHand(lotId)).toBeCloseTo(5000 - weighed, 6);
  });

  it('never goes below zero when two orders are started for the last of a lot', async () => {
    await empty(here, API.ingredient);
    const plenty = await stock(here, { ...API, quantity: '50 g', expiresOn: '2030-06' });
    const order = await bring(here, await draft(here), 'compounding');
    const need = text(list(order['components']).find((one) => one['lot']?.['id'] === plenty)?.['planned']);
    await empty(here, API.ingredient);
    const milligrams = Number(need.replace(' mg', ''));
    const last = await stock(here, {
      ...API,
      quantity: `${(milligrams * 1.5).toFixed(4)} mg`,
      expiresOn: '2030-07',
    });
    const ids = [await draft(here), await draft(here), await draft(here)];
    for (const id of ids) await bring(here, id, 'approved');
    const answers = await Promise.all(ids.map((id) => act(here.technician, id, 'start-compounding')));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
    expect(await onHand(last)).toBeCloseTo(milligrams * 0.5, 3);
  });

  it('that changed since approval is told, and the order is approved again', async () => {
    await empty(here, API.ingredient);
    await stock(here, { ...API, lot: 'LATER', quantity: '5 g', expiresOn: '2030-06' });
    const id = await draft(here);
    await bring(here, id, 'approved');
    await stock(here, { ...API, lot: 'SOONER', quantity: '5 g', expiresOn: '2030-05' });
    const refused = await act(here.technician, id, 'start-compounding');
    expect(refused.status).toBe(409);
    expect(sentence(refused.body)).toMatch(/lot LATER and is now .* of lot SOONER/u);
    expected(await act(here.pharmacist, id, 'reopen', { reason: 'earlier lot arrived' }), 200);
    await bring(here, id, 'compounding');
  });

  it('in quarantine is not used', async () => {
    await empty(here, API.ingredient);
    await stock(here, { ...API, quantity: '5 g', expiresOn: '2030-06' });
    const id = await draft(here);
    await bring(here, id, 'approved');
    await empty(here, API.ingredient);
    const refused = await act(here.technician, id, 'start-compounding');
    expect([refused.status, sentence(refused.body)]).toEqual([
      409,
      expect.stringContaining('cannot be made as approved'),
    ]);
  });

  it('is used through its expiry date and not the day after', async () => {
    await empty(here, API.ingredient);
    await stock(here, { ...API, quantity: '5 g', expiresOn: '2029-03-31' });
    const id = await draft(here);
    await bring(here, id, 'approved');
    const who = await here.signedIn('technician');
    await here.on('2029-04-01T12:00:00Z', async () => {
      await expect(here.orders.act(who, id, 'start-compounding')).rejects.toThrow(/made as approved/u);
    });
  });
});
