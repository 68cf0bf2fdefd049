import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API, enterPrescription, expected, HEALTHY, text } from './support/bench.js';
import { faultPaths } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
beforeAll(async () => {
  here = await openPharmacy();
}, 60_000);
afterAll(() => here?.close());

const count = async (path: string): Promise<number> =>
  (expected(await here.technician.get(path), 200) as unknown as unknown[]).length;

describe('the same creating request sent again', () => {
  it('ten times at once enters one patient', async () => {
    const before = await count('/api/patients');
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => here.technician.post('/api/patients', HEALTHY, key)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => text(answer.body['id']))).size).toBe(1);
    expect(await count('/api/patients')).toBe(before + 1);
  });

  it('ten times at once drafts one order, and answers the same one', async () => {
    const prescriptionId = await enterPrescription(here);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => here.technician.post('/api/orders', { prescriptionId }, key)),
    );
    expect(new Set(answers.map((answer) => text(answer.body['number']))).size).toBe(1);
    expect(await count(`/api/orders?prescriptionId=${prescriptionId}`)).toBe(1);
  });

  it('in another order of fields is the same request', async () => {
    const key = randomUUID();
    const first = await here.technician.post('/api/prescribers', { name: 'Dr Cy Sample', phone: '1' }, key);
    const again = await here.technician.post('/api/prescribers', { phone: '1', name: 'Dr Cy Sample' }, key);
    expect(again.body['id']).toEqual(first.body['id']);
  });

  it('with another body, or to another place, is refused and creates nothing', async () => {
    const key = randomUUID();
    expected(await here.technician.post('/api/prescribers', { name: 'Dr One Sample' }, key), 201);
    const before = await count('/api/prescribers');
    expect((await here.technician.post('/api/prescribers', { name: 'Dr Two Sample' }, key)).status).toBe(409);
    expect((await here.technician.post('/api/patients', HEALTHY, key)).status).toBe(409);
    expect(await count('/api/prescribers')).toBe(before);
  });

  it('after a refusal may use its key again', async () => {
    const key = randomUUID();
    const missing = { prescriptionId: '00000000-0000-4000-8000-000000000000' };
    expect((await here.technician.post('/api/orders', missing, key)).status).toBe(404);
    const prescriptionId = await enterPrescription(here);
    expected(await here.technician.post('/api/orders', { prescriptionId }, key), 201);
  });
});

describe('a creating request without a key', () => {
  it('is refused on every route that creates, naming the header', async () => {
    const bodies: Record<string, unknown> = {
      '/api/patients': HEALTHY,
      '/api/prescribers': { name: 'Dr No Key' },
      '/api/prescriptions': {
        patientId: randomUUID(),
        prescriberId: randomUUID(),
        prescription: { productClass: 'LDN', form: 'capsule', dose: '1 mg', timesPerDay: 1, daysSupply: 1 },
      },
      '/api/orders': { prescriptionId: randomUUID() },
      '/api/lots': {
        ...API,
        lot: 'K1',
        supplier: 'Sample',
        receivedOn: '2026-01-02',
        expiresOn: '2030-01',
        quantity: '1 g',
      },
      '/api/equipment': { kind: 'syringe', name: 'S', facts: { graduation: '0.1 mL' } },
    };
    for (const [path, body] of Object.entries(bodies)) {
      for (const key of [
        null,
        'short',
        'with a space in it',
        'schlüssel-nummer',
        'x'.repeat(129),
        'x'.repeat(1000),
      ]) {
        const answer = await here.pharmacist.post(path, body, key);
        expect([path, key, answer.status, faultPaths(answer)]).toEqual([path, key, 422, ['Idempotency-Key']]);
      }
    }
  });
});
