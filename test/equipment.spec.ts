import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from './security/browser.js';
import { act, bring, CAPSULES, draft, expected, HEALTHY, text } from './support/bench.js';
import { faultPaths, type Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

const FACTS = { readability: '0.01 mg', minimumWeighable: '20 mg' };

let here: OpenPharmacy;
let pharmacist: Browser;
let technician: Browser;
let who: { patientId: string; prescriberId: string };
beforeAll(async () => {
  here = await openPharmacy();
  pharmacist = await here.house.signedIn('ada');
  technician = await here.house.signedIn('tom');
  const patient = expected(await here.technician.post('/api/patients', HEALTHY), 201);
  const prescriber = expected(await here.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }), 201);
  who = { patientId: text(patient['id']), prescriberId: text(prescriber['id']) };
}, 60_000);
afterAll(() => here?.close());

const list = (json: Json | undefined): Json[] => json as unknown as Json[];
const rulesOf = (order: Json): string[] =>
  list(order['plan']?.['findings']).map((finding) => text(finding['rule']));

/** The day so many days from today in the pharmacy. */
function daysAway(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function enter(name: string, due: string | null = null, more: object = {}): Promise<string> {
  const calibratedOn = due !== null && due < daysAway(-2) ? daysAway(-400) : daysAway(-2);
  const body = { kind: 'balance', name, facts: FACTS, calibratedOn, calibrationDue: due, ...more };
  return text(expected(await here.pharmacist.post('/api/equipment', body), 201)['id']);
}

async function prescribe(equipment?: object): Promise<string> {
  const body = { ...who, prescription: CAPSULES, equipment };
  return text(expected(await here.technician.post('/api/prescriptions', body), 201)['id']);
}

async function order(equipment?: object): Promise<string> {
  const prescriptionId = await prescribe(equipment);
  const answer = await here.technician.post('/api/orders', { prescriptionId });
  return text(expected(answer, 201)['order']?.['id']);
}

async function retireAll(kind: string): Promise<void> {
  for (const item of list(expected(await here.pharmacist.get('/api/equipment'), 200))) {
    if (text(item['kind']) === kind) await retire(text(item['id']));
  }
}

async function retire(id: string): Promise<void> {
  const answer = await here.pharmacist.post(`/api/equipment/${id}/retire`, { reason: 'test' }, null);
  expected(answer, 200);
}

describe('the equipment register', () => {
  it('keeps each kind with its facts and the day its calibration falls due', async () => {
    const kinds = [
      ['balance', { readability: '0.1 mg', standardDeviation: '0.05 mg' }],
      ['balance', { readability: '10 mg', sensitivity: '6 mg' }],
      [
        'dropper',
        { drops: '30', mass: '1.356 g', density: '1.1 g/mL', calibratedFor: 'ldn-sublingual-drops' },
      ],
      ['applicator', { perClick: '0.25 mL', priming: '2 mL', deadVolume: '0.5 mL', clickError: '4 %' }],
      ['syringe', { graduation: '0.1 mL' }],
      ['capsuleMachine', { sizes: ['4', '3', '1'] }],
    ] as const;
    for (const [kind, facts] of kinds) {
      const body = {
        kind,
        name: `One ${kind}`,
        facts,
        calibratedOn: daysAway(-9),
        calibrationDue: daysAway(9),
      };
      const entered = expected(await here.pharmacist.post('/api/equipment', body), 201);
      expect(entered).toMatchObject({ ...body, active: true });
      const path = `/api/equipment/${text(entered['id'])}`;
      expect(expected(await here.technician.get(path), 200)).toEqual(entered);
    }
  });

  it('keeps a base by its catalogue id, and asks for one it knows', async () => {
    const applicator = (calibratedBase: string): object => ({
      kind: 'applicator',
      name: 'A',
      facts: { perClick: '0.25 mL', priming: '2 mL', calibratedBase },
    });
    const kept = expected(
      await here.pharmacist.post('/api/equipment', applicator('Cetomacrogol cream')),
      201,
    );
    expect(kept['facts']?.['calibratedBase']).toBe('cetomacrogol-cream');
    const refused = await here.pharmacist.post('/api/equipment', applicator('gravel'));
    expect([refused.status, faultPaths(refused)]).toEqual([422, ['facts.calibratedBase']]);
  });

  it('refuses what cannot be, at its field', async () => {
    const body = { kind: 'balance', name: 'B', facts: FACTS, calibratedOn: daysAway(-9) };
    const dropper = { kind: 'dropper', name: 'D', facts: {} };
    const cases: [object, string[]][] = [
      [{ ...body, calibrationDue: daysAway(-10) }, ['calibrationDue']],
      [{ ...body, calibratedOn: daysAway(9) }, ['calibratedOn']],
      [{ ...body, facts: { readability: '0.1 mg' } }, ['facts.minimumWeighable']],
      [{ ...body, facts: { ...FACTS, name: 'x' } }, ['facts.name']],
      [{ ...body, facts: { ...FACTS, calibrationDue: daysAway(99) } }, ['facts.calibrationDue']],
      [{ ...body, kind: 'capsuleMachine', facts: { sizes: ['9'] } }, ['facts.sizes[0]']],
      [{ ...body, kind: 'capsuleMachine', facts: { sizes: [] } }, ['facts.sizes']],
      [dropper, ['facts.dropsPerMl', 'facts.calibratedFor']],
      [
        { ...dropper, facts: { drops: '30', calibratedFor: 'ldn-sublingual-drops' } },
        ['facts.mass', 'facts.density'],
      ],
    ];
    for (const [one, paths] of cases) {
      const answer = await here.pharmacist.post('/api/equipment', one);
      expect([JSON.stringify(one), answer.status, faultPaths(answer)]).toEqual([
        JSON.stringify(one),
        422,
        paths,
      ]);
    }
    expect((await here.technician.post('/api/equipment', body)).status).toBe(403);
  });

  it('says in words what is due, and leads to each item', async () => {
    await enter('Words overdue', daysAway(-30));
    await enter('Words soon', daysAway(12));
    await enter('Words later', daysAway(300));
    const page = await (await pharmacist.get('/equipment')).text();
    for (const words of ['overdue since ', 'due in 12 days', 'in date', 'Words overdue'])
      expect(page).toContain(words);
    const id = await enter('Words alone', null);
    const own = await (await technician.get(`/equipment/${id}`)).text();
    expect(own).toContain('no due day entered');
    expect(own).not.toContain('Enter calibration');
  });

  it('takes a new calibration in place of the last, which the audit trail keeps', async () => {
    const id = await enter('Recalibrated', daysAway(-30));
    const path = `/api/equipment/${id}/calibrations`;
    const facts = { ...FACTS, minimumWeighable: '30 mg' };
    const calibration = { calibratedOn: daysAway(-1), calibrationDue: daysAway(364), facts };
    expect((await here.technician.post(path, calibration, null)).status).toBe(403);
    const after = expected(await here.pharmacist.post(path, calibration, null), 200);
    expect(after).toMatchObject({ id, name: 'Recalibrated', ...calibration });
    const [event] = await here.house.rows(
      `SELECT old_row -> 'facts' ->> 'minimumWeighable' AS before, actor_id FROM audit_event
       WHERE table_name = 'equipment' AND action = 'UPDATE' AND row_id = '${id}'`,
    );
    expect(event).toEqual({ before: '20 mg', actor_id: here.house.ids.ada });
    const undated = await here.pharmacist.post(path, { facts }, null);
    expect([undated.status, faultPaths(undated)]).toEqual([422, ['calibratedOn']]);
  });

  it('takes equipment out of use once, with a reason', async () => {
    const id = await enter('Worn out');
    const path = `/api/equipment/${id}/retire`;
    expect(faultPaths(await here.pharmacist.post(path, {}, null))).toEqual(['reason']);
    expect(expected(await here.pharmacist.post(path, { reason: 'pan cracked' }, null), 200)['active']).toBe(
      false,
    );
    expect((await here.pharmacist.post(path, { reason: 'again' }, null)).status).toBe(409);
    const calibration = { calibratedOn: daysAway(-1), facts: FACTS };
    expect((await here.pharmacist.post(`/api/equipment/${id}/calibrations`, calibration, null)).status).toBe(
      409,
    );
    const inUse = list(expected(await here.pharmacist.get('/api/equipment'), 200));
    expect(inUse.map((item) => text(item['id']))).not.toContain(id);
  });
});

describe('the equipment of a prescription', () => {
  it('is what was chosen, at entry, at approval and at the start', async () => {
    const chosen = await enter('The chosen one', daysAway(100));
    await enter('A newer one', daysAway(100), { facts: { ...FACTS, minimumWeighable: '25 mg' } });
    const id = await order({ balance: chosen });
    const approved = await bring(here, id, 'approved');
    expect(approved['order']?.['request']?.['equipment']?.['balance']).toMatchObject({
      name: 'The chosen one',
      calibrationDue: daysAway(100),
    });
    const other = await bring(here, await order(), 'approved');
    expect(other['order']?.['request']?.['equipment']?.['balance']?.['name']).toBe('A newer one');
    const started = expected(await act(here.technician, id, 'start-compounding'), 200);
    expect(started['order']?.['request']?.['equipment']?.['balance']?.['name']).toBe('The chosen one');
  });

  it('may not be overdue, of another kind, or not in use here', async () => {
    const late = await enter('Late', daysAway(-30));
    const gone = await enter('Gone');
    await retire(gone);
    const right = await enter('Right', daysAway(9));
    const cases: [object, string][] = [
      [{ balance: late }, 'equipment.balance'],
      [{ balance: gone }, 'equipment.balance'],
      [{ dropper: right }, 'equipment.dropper'],
      [{ balance: randomUUID() }, 'equipment.balance'],
      [{ balance: 'the left one' }, 'equipment.balance'],
      [{ scale: right }, 'equipment.scale'],
    ];
    for (const [equipment, path] of cases) {
      const body = { ...who, prescription: CAPSULES, equipment };
      const answer = await here.technician.post('/api/prescriptions', body);
      expect([equipment, answer.status, faultPaths(answer)]).toEqual([equipment, 422, [path]]);
    }
  });

  it('blocks the order once its calibration has lapsed, by name, until it is calibrated', async () => {
    const id = await enter('Lapsing', daysAway(5));
    const orderId = await order({ balance: id });
    await bring(here, orderId, 'approved');
    const calibration = { calibratedOn: daysAway(-400), calibrationDue: daysAway(-30), facts: FACTS };
    const path = `/api/equipment/${id}/calibrations`;
    expected(await here.pharmacist.post(path, calibration, null), 200);
    const refused = await act(here.technician, orderId, 'start-compounding');
    expect(refused.status).toBe(409);
    expect(text(refused.body['error'])).toContain('Lapsing');
    const again = { ...calibration, calibratedOn: daysAway(-1), calibrationDue: daysAway(300) };
    expected(await here.pharmacist.post(path, again, null), 200);
    expected(await act(here.technician, orderId, 'start-compounding'), 200);
  });

  it('is told as overdue where a pharmacy has no other, and not as missing', async () => {
    await retireAll('balance');
    await enter('The only one', daysAway(-30));
    const drafted = expected(await here.technician.get(`/api/orders/${await draft(here)}`), 200);
    expect(rulesOf(drafted)).toContain('equipment.overdue');
    await enter('In date', daysAway(30));
    const next = expected(await here.technician.get(`/api/orders/${await draft(here)}`), 200);
    expect(rulesOf(next)).not.toContain('equipment.overdue');
  });

  it('is offered on the entry form where there are several, the overdue one with the reason and not to choose', async () => {
    const page = await (await technician.get(`/prescriptions/new?patient=${who.patientId}`)).text();
    expect(page).toContain('name="equipment.balance"');
    expect(page).toMatch(/<option[^>]*disabled[^>]*>The only one is overdue since/u);
    expect(page).toContain('the newest in date: In date');
    await retireAll('syringe');
    const one = await (await technician.get(`/prescriptions/new?patient=${who.patientId}`)).text();
    expect(one).not.toContain('name="equipment.syringe"');
  });
});

describe('what a patient had before', () => {
  it('is told to the plan: the latest approved or made orders, and never the order itself', async () => {
    const patient = expected(await here.technician.post('/api/patients', HEALTHY), 201);
    const enterFor = async (dose: string): Promise<string> => {
      const prescription = { ...CAPSULES, dose };
      const body = { ...who, patientId: patient['id'], prescription };
      const prescriptionId = expected(await here.technician.post('/api/prescriptions', body), 201)['id'];
      return text(
        expected(await here.technician.post('/api/orders', { prescriptionId }), 201)['order']?.['id'],
      );
    };
    const first = await enterFor('4.5 mg');
    await bring(here, first, 'released');
    await enterFor('3 mg');
    const approved = await bring(here, await enterFor('4 mg'), 'approved');
    expect(approved['order']?.['request']?.['patient']?.['pastOrders']).toEqual([
      {
        on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
        productClass: 'LDN',
        form: 'capsule',
        dose: '4.5 mg',
      },
    ]);
  });
});
