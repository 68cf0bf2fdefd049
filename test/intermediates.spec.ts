import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, bring, CAPSULES, draft, expected } from './support/bench.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
beforeAll(async () => {
  here = await openPharmacy();
  const balance = { readability: '0.1 mg', minimumWeighable: '120 mg' };
  expected(
    await here.pharmacist.post('/api/equipment', { kind: 'balance', name: 'Class III', calibratedOn: '2026-11-01', facts: balance }),
    201,
  );
}, 60_000);
afterAll(() => here?.close());
const LOW = { ...CAPSULES, dose: '0.5 mg' };
describe('x', () => {
  it('y', async () => {
    const id = await draft(here, LOW);
    const order = expected(await here.technician.get(`/api/orders/${id}`), 200);
    console.log(JSON.stringify(order['plan']?.['findings'], null, 1), JSON.stringify(order['plan']?.['batch'], null, 1));
    void act; void bring;
  });
});
