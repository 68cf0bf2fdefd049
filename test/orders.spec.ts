import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  act,
  API,
  asPlanned,
  bring,
  CAPSULES,
  draft,
  enterPrescription,
  expected,
  HEALTHY,
  stock,
  text,
} from './support/bench.js';
import { faultPaths, type Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
beforeAll(async () => {
  here = await openPharmacy();
}, 60_000);
afterAll(() => here?.close());

const list = (json: Json | undefined): Json[] => json as unknown as Json[];
const sentence = (json: Json): string => text(json['error']);

describe('the way of an order', () => {
  it('goes from a patient to a dispensed preparation by JSON alone', async () => {
    const id = await draft(here);
    const draftOrder = expected(await here.technician.get(`/api/orders/${id}`), 200);
    expect(text(draftOrder['number'])).toMatch(/^G-\d\d-\d{4}$/u);
    expect(draftOrder['plan']?.['releasable']).toBe(true);

    const done = await bring(here, id, 'dispensed');
    expect(done['order']).toMatchObject({ state: 'dispensed', place: 'at-home', form: 'capsule' });
    expect(done['madeBy']?.['name']).not.toEqual(done['verifiedBy']?.['name']);
    expect(list(done['events']).map((event) => text(event['toState']))).toEqual([
      'draft',
      'approved',
      'compounding',
      'verification',
      'released',
      'dispensed',
    ]);
    expect(list(done['allowedActions'])).toEqual([]);
  });

  it('keeps the plan of the approval whole, with the version of its formula', async () => {
    const id = await draft(here);
    const approved = await bring(here, id, 'approved');
    expect(approved['order']).toMatchObject({ formulaVersion: approved['plan']?.['formula']?.['version'] });
    expect(approved['order']?.['request']?.['patient']?.['name']).toBe('Ada Example');
    const before = approved['plan'];
    const lots = await stock(here, { ...API, quantity: '1 g', expiresOn: '2031-01' });
    expect(lots).toBeDefined();
    expect(expected(await here.technician.get(`/api/orders/${id}`), 200)['plan']).toEqual(before);
  });

  it('refuses every step out of its order', async () => {
    const from: Record<string, string[]> = {
      draft: ['approve', 'cancel'],
      approved: ['reopen', 'start-compounding', 'cancel'],
      compounding: ['finish-compounding', 'discard'],
      verification: ['release', 'discard'],
      released: ['dispense', 'discard'],
      dispensed: [],
    };
    const actions = [...new Set(Object.values(from).flat())];
    const id = await draft(here);
    for (const [state, right] of Object.entries(from)) {
      const order = await bring(here, id, state);
      for (const action of actions.filter((one) => !right.includes(one))) {
        const body = action === 'finish-compounding' ? asPlanned(order) : { reason: 'test' };
        const answer = await act(here.second, id, action, body);
        expect([state, action, answer.status]).toEqual([state, action, 409]);
      }
      const after = expected(await here.technician.get(`/api/orders/${id}`), 200);
      expect(after['state']).toBe(state);
    }
  }, 60_000);

  it('lets neither a technician nor a manager approve, and not the maker verify', async () => {
    const id = await draft(here);
    expect((await act(here.technician, id, 'approve')).status).toBe(403);
    expect((await act(here.manager, id, 'approve')).status).toBe(403);
    await bring(here, id, 'approved');
    const made = expected(await act(here.pharmacist, id, 'start-compounding'), 200);
    expected(await act(here.pharmacist, id, 'finish-compounding', asPlanned(made)), 200);
    const own = await act(here.pharmacist, id, 'release');
    expect([own.status, sentence(own.body)]).toEqual([403, 'You made it; another person verifies.']);
    const offers = expected(await here.pharmacist.get(`/api/orders/${id}`), 200)['allowedActions'];
    expect(list(offers).find((offer) => text(offer['action']) === 'release')?.['refused']).toContain(
      'another person',
    );
    expected(await act(here.second, id, 'release'), 200);
  });

  it('refuses a second open order for a prescription, naming the first', async () => {
    const prescriptionId = await enterPrescription(here);
    const first = expected(await here.technician.post('/api/orders', { prescriptionId }), 201);
    const second = await here.technician.post('/api/orders', { prescriptionId });
    expect(second.status).toBe(409);
    expect(sentence(second.body)).toContain(text(first['number']));
    const id = text(first['order']?.['id']);
    expect(faultPaths(await act(here.pharmacist, id, 'cancel'))).toEqual(['reason']);
    expected(await act(here.pharmacist, id, 'cancel', { reason: 'entered twice' }), 200);
    expected(await here.technician.post('/api/orders', { prescriptionId }), 201);
  });

  it('discards what was begun, with a reason, and what was drawn stays drawn', async () => {
    const id = await draft(here);
    await bring(here, id, 'compounding');
    expect((await act(here.pharmacist, id, 'discard')).status).toBe(422);
    const gone = expected(await act(here.pharmacist, id, 'discard', { reason: 'spilled' }), 200);
    expect(gone['order']).toMatchObject({ state: 'discarded', place: 'none' });
    expect(list(gone['events']).at(-1)).toMatchObject({ action: 'discard', reason: 'spilled' });
  });
});

describe('findings of an order', () => {
  const HIGH = { ...CAPSULES, dose: '6 mg' };

  it('stand in the way of approval until a pharmacist accepts them with a reason', async () => {
    const id = await draft(here, HIGH);
    const order = expected(await here.pharmacist.get(`/api/orders/${id}`), 200);
    const open = list(order['plan']?.['findings']).filter((finding) => text(finding['status']) === 'review');
    expect(open.length).toBeGreaterThan(0);
    const refused = await act(here.pharmacist, id, 'approve');
    expect(refused.status).toBe(409);
    for (const finding of open) {
      expect(sentence(refused.body)).toContain(text(finding['because']));
      const answer = { finding: finding['id'], decision: 'accept', reason: 'Confirmed with the prescriber' };
      expect((await act(here.technician, id, 'decisions', answer)).status).toBe(403);
      expected(await act(here.pharmacist, id, 'decisions', answer), 200);
    }
    const approved = expected(await act(here.pharmacist, id, 'approve'), 200);
    const kept = list(approved['plan']?.['findings']).find((finding) => finding['id'] === open[0]?.['id']);
    expect(kept?.['decision']).toMatchObject({ decision: 'accept', reason: 'Confirmed with the prescriber' });
    const late = { finding: open[0]?.['id'], decision: 'decline', reason: 'too late' };
    expect((await act(here.pharmacist, id, 'decisions', late)).status).toBe(409);
  });

  it('that are declined stand again', async () => {
    const id = await draft(here, HIGH);
    const order = expected(await here.pharmacist.get(`/api/orders/${id}`), 200);
    const open = list(order['plan']?.['findings']).filter((finding) => text(finding['status']) === 'review');
    for (const decision of ['accept', 'decline']) {
      for (const finding of open) {
        const answer = { finding: finding['id'], decision, reason: 'thought again' };
        expected(await act(here.pharmacist, id, 'decisions', answer), 200);
      }
    }
    expect((await act(here.pharmacist, id, 'approve')).status).toBe(409);
  });

  it('that block cannot be decided away, and a finding that is not there cannot be decided', async () => {
    const onOpioid = {
      ...HEALTHY,
      medications: { reviewedOn: '2026-01-02', entries: [{ text: 'oxycodone 5 mg', status: 'active' }] },
    };
    const id = await draft(here, CAPSULES, onOpioid);
    const order = expected(await here.pharmacist.get(`/api/orders/${id}`), 200);
    const block = list(order['plan']?.['findings']).find((finding) => text(finding['status']) === 'block');
    const answer = { decision: 'accept', reason: 'no' };
    const refused = await act(here.pharmacist, id, 'decisions', { ...answer, finding: block?.['id'] });
    expect([refused.status, sentence(refused.body)]).toEqual([
      409,
      expect.stringContaining('cannot be decided away'),
    ]);
    const unknown = await act(here.pharmacist, id, 'decisions', { ...answer, finding: 'made/up' });
    expect([unknown.status, faultPaths(unknown)]).toEqual([422, ['finding']]);
    expect((await act(here.pharmacist, id, 'approve')).status).toBe(409);
  });
});

describe('what was weighed', () => {
  it('is asked for every weighed component, and kept', async () => {
    const id = await draft(here);
    const order = await bring(here, id, 'compounding');
    const { actuals } = asPlanned(order);
    expect((await act(here.technician, id, 'finish-compounding', {})).status).toBe(422);
    expect(
      faultPaths(await act(here.technician, id, 'finish-compounding', { actuals: actuals.slice(1) })),
    ).toEqual(['actuals']);
    const off = actuals.map((one) => ({ ...one, actual: '1 mg' }));
    expect((await act(here.technician, id, 'finish-compounding', { actuals: off })).status).toBe(422);
    const done = expected(await act(here.technician, id, 'finish-compounding', { actuals }), 200);
    const kept = list(done['components']).filter((one) => one['needsActual'] as unknown as boolean);
    expect(kept.map((one) => text(one['actual']))).toEqual(actuals.map((one) => one.actual));
  });
});

describe('orders that are not there, or asked for wrongly', () => {
  it('are not found, whatever the address says', async () => {
    for (const id of ['nothing', '1', "' OR 1=1", '00000000-0000-4000-8000-000000000000', 'x'.repeat(400)]) {
      const path = `/api/orders/${encodeURIComponent(id)}`;
      expect((await here.technician.get(path)).status).toBe(404);
      expect((await here.pharmacist.post(`${path}/approve`, {}, null)).status).toBe(404);
    }
  });

  it('are refused with the field named', async () => {
    const bodies: [unknown, string[]][] = [
      [{}, ['prescriptionId']],
      [{ prescriptionId: 7 }, ['prescriptionId']],
      [{ prescriptionId: 'x' }, ['prescriptionId']],
      [{ prescriptionId: null }, ['prescriptionId']],
      [{ prescriptionId: '00000000-0000-4000-8000-000000000000', extra: 1 }, ['extra']],
    ];
    for (const [body, paths] of bodies) {
      const answer = await here.technician.post('/api/orders', body);
      expect([answer.status, faultPaths(answer)]).toEqual([422, paths]);
    }
    expect((await here.technician.get('/api/orders?state=lost')).status).toBe(422);
    expect((await here.technician.get('/api/orders?unfinished=maybe')).status).toBe(422);
    expect((await here.technician.get('/api/orders?color=red')).status).toBe(422);
  });

  it('are listed with whose they are and where they stand', async () => {
    const id = await draft(here);
    const orders = list(expected(await here.technician.get('/api/orders?state=draft'), 200));
    expect(orders.find((order) => text(order['id']) === id)).toMatchObject({
      state: 'draft',
      form: 'capsule',
      patientName: 'Ada Example',
      dose: '4.5 mg',
    });
    const all = list(expected(await here.technician.get('/api/orders?unfinished=true'), 200));
    expect(
      all.every((order) => !['dispensed', 'cancelled', 'discarded'].includes(text(order['state']))),
    ).toBe(true);
  });
});
