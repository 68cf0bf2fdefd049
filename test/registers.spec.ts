import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API, CAPSULES, expected, HEALTHY, text } from './support/bench.js';
import { faultPaths, type Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
let patientId: string;
let prescriberId: string;
beforeAll(async () => {
  here = await openPharmacy();
  patientId = text(expected(await here.technician.post('/api/patients', HEALTHY), 201)['id']);
  prescriberId = text(
    expected(await here.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }), 201)['id'],
  );
}, 60_000);
afterAll(() => here?.close());

const list = (json: Json | undefined): Json[] => json as unknown as Json[];
const MEGABYTE = 'x'.repeat(1_000_000);
const LONG = 'x'.repeat(5000);
const without = (whole: Record<string, unknown>, field: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));

/** A body that is right but for what is said, and the paths of the faults it must get. */
type Case = [what: string, body: unknown, paths: string[]];

async function refusesAll(path: string, cases: readonly Case[]): Promise<void> {
  const before = list(expected(await here.pharmacist.get(path), 200)).length;
  for (const [what, body, paths] of cases) {
    const answer = await here.pharmacist.post(path, body);
    expect([what, answer.status, faultPaths(answer)]).toEqual([what, 422, paths]);
  }
  expect(list(expected(await here.pharmacist.get(path), 200))).toHaveLength(before);
}

describe('patients', () => {
  it('are entered, found by the beginning of a name or by birth date, and read back as entered', async () => {
    const allergies = {
      status: 'recorded',
      entries: [{ text: 'cow’s milk', kind: 'allergy', clinicalStatus: 'active', coding: [] }],
    };
    const entered = { ...HEALTHY, name: 'Łucja Vörösmarty-Test', birthDate: '1999-12-31', allergies };
    const id = text(expected(await here.technician.post('/api/patients', entered), 201)['id']);
    expect(expected(await here.technician.get(`/api/patients/${id}`), 200)).toMatchObject(entered);
    for (const query of ['name=%C5%82uc', 'name=V%C3%B6r', 'birthDate=1999-12-31']) {
      const found = list(expected(await here.technician.get(`/api/patients?${query}`), 200));
      expect([query, found.map((one) => text(one['id']))]).toEqual([query, [id]]);
    }
    expect(list(expected(await here.technician.get('/api/patients?name=%25'), 200))).toEqual([]);
  });

  it('about whom nobody said anything have allergies that were not asked, never none', async () => {
    const bare = { name: 'Bo Bare', birthDate: '2001-01-01' };
    const entered = expected(await here.technician.post('/api/patients', bare), 201);
    expect(entered['allergies']).toEqual({ status: 'not-asked', entries: [] });
  });

  it('are changed by one at a time: the second change of the same version is a conflict', async () => {
    const entered = expected(await here.technician.post('/api/patients', HEALTHY), 201);
    const path = `/api/patients/${text(entered['id'])}`;
    const changes = await Promise.all(
      ['Ada One', 'Ada Two', 'Ada Three'].map((name) =>
        here.technician.put(path, { ...HEALTHY, name, version: entered['version'] }),
      ),
    );
    expect(changes.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
    const after = expected(await here.technician.get(path), 200);
    expect(after['version']).toBe((entered['version'] as unknown as number) + 1);
    expect((await here.technician.put(path, HEALTHY)).status).toBe(422);
    expect((await here.technician.put('/api/patients/none', { ...HEALTHY, version: 1 })).status).toBe(404);
  });

  it('are refused with the field named, and nothing is stored', async () => {
    const entry = { text: 'milk', kind: 'allergy' };
    const recorded = (entries: unknown): unknown => ({
      ...HEALTHY,
      allergies: { status: 'recorded', entries },
    });
    await refusesAll('/api/patients', [
      ['nothing', {}, ['name', 'birthDate']],
      ['no name', without(HEALTHY, 'name'), ['name']],
      ['blank name', { ...HEALTHY, name: '  ' }, ['name']],
      ['number as name', { ...HEALTHY, name: 7 }, ['name']],
      ['huge name', { ...HEALTHY, name: LONG }, ['name']],
      ['impossible day', { ...HEALTHY, birthDate: '1981-02-29' }, ['birthDate']],
      ['day as number', { ...HEALTHY, birthDate: 19800229 }, ['birthDate']],
      ['unborn', { ...HEALTHY, birthDate: '2150-01-01' }, ['birthDate']],
      ['unknown key', { ...HEALTHY, nickname: 'A' }, ['nickname']],
      ['own id', { ...HEALTHY, id: '1', pharmacyId: '2' }, ['id', 'pharmacyId']],
      ['bare weight', { ...HEALTHY, weight: { value: 62 } }, ['weight.value']],
      ['weight as text', { ...HEALTHY, weight: '62 kg' }, ['weight']],
      ['comma', { ...HEALTHY, weight: { value: '62,5 kg' } }, ['weight.value']],
      ['unknown status', { ...HEALTHY, allergies: { status: 'maybe', entries: [] } }, ['allergies.status']],
      ['entries as object', recorded({}), ['allergies.entries']],
      ['entry as text', recorded(['milk']), ['allergies.entries[0]']],
      ['unknown kind', recorded([entry, { ...entry, kind: 'dislike' }]), ['allergies.entries[1].kind']],
      ['no text', recorded([{ kind: 'allergy' }]), ['allergies.entries[0].text']],
      ['coding as text', recorded([{ ...entry, coding: 'x' }]), ['allergies.entries[0].coding']],
      ['too many', recorded(Array<unknown>(201).fill(entry)), ['allergies.entries']],
      [
        'medicine day',
        { ...HEALTHY, medications: { entries: [{ text: 'x', lastTaken: 'soon' }] } },
        ['medications.entries[0].lastTaken'],
      ],
      ['conditions as list', { ...HEALTHY, conditions: [] }, ['conditions']],
    ]);
  });

  it('are refused as a list, as text, truncated, too large or of another type', async () => {
    const before = list(expected(await here.technician.get('/api/patients'), 200)).length;
    const key = { 'idempotency-key': 'bad-body-1', 'content-type': 'application/json' };
    for (const body of [
      '[]',
      '"text"',
      'null',
      '7',
      '{"name": "Ada',
      '{"name": "A\\u0000", "birthDate": "1980-01-01"}',
    ]) {
      const answer = await here.technician.send('POST', '/api/patients', body, key);
      expect([body, answer.status >= 400 && answer.status < 500]).toEqual([body, true]);
    }
    const huge = await here.technician.post('/api/patients', { ...HEALTHY, name: MEGABYTE });
    expect([413, 422]).toContain(huge.status);
    const form = { ...key, 'content-type': 'text/plain' };
    expect((await here.technician.send('POST', '/api/patients', 'name=Ada', form)).status).toBeLessThan(500);
    expect(list(expected(await here.technician.get('/api/patients'), 200))).toHaveLength(before);
  });

  it('are not shown without signing in, nor at an address that cannot be', async () => {
    expect((await here.stranger.get('/api/patients')).status).toBe(401);
    for (const id of ['x', '0', '../etc', '00000000-0000-4000-8000-000000000000']) {
      expect((await here.technician.get(`/api/patients/${encodeURIComponent(id)}`)).status).toBe(404);
    }
  });
});

describe('prescriptions', () => {
  const right = (prescription: unknown): Record<string, unknown> => ({
    patientId,
    prescriberId,
    prescription,
  });

  it('are entered as a plan request has them, numbered in the pharmacy', async () => {
    const entered = expected(await here.technician.post('/api/prescriptions', right(CAPSULES)), 201);
    expect(entered['number'] as unknown as number).toBeGreaterThan(100_000);
    expect(entered['facts']).toEqual(CAPSULES);
    const found = list(expected(await here.technician.get(`/api/prescriptions?patientId=${patientId}`), 200));
    expect(found.map((one) => one['id'])).toContain(entered['id']);
  });

  it('are refused with the field named, and nothing is stored', async () => {
    const changed = (change: Record<string, unknown>): unknown => right({ ...CAPSULES, ...change });
    const at = (field: string): string[] => [`prescription.${field}`];
    await refusesAll('/api/prescriptions', [
      ['nothing', {}, ['patientId', 'prescriberId', 'prescription']],
      ['text', right('4.5 mg'), ['prescription']],
      ['bare dose', changed({ dose: 4.5 }), at('dose')],
      ['no unit', changed({ dose: '4.5' }), at('dose')],
      ['comma', changed({ dose: '4,5 mg' }), at('dose')],
      ['negative', changed({ dose: '-4.5 mg' }), at('dose')],
      ['unknown unit', changed({ dose: '4.5 grains' }), at('dose')],
      ['unknown form', changed({ form: 'tablet' }), at('form')],
      ['unknown filler', changed({ filler: 'sawdust' }), at('filler')],
      ['days as text', changed({ daysSupply: '30' }), at('daysSupply')],
      ['fraction of a day', changed({ daysSupply: 1.5 }), at('daysSupply')],
      ['years of days', changed({ daysSupply: 100_000 }), at('daysSupply')],
      ['impossible day', changed({ writtenOn: '2026-02-30' }), at('writtenOn')],
      ['unknown field', changed({ colour: 'blue' }), at('colour')],
      ['no class', right(without(CAPSULES, 'productClass')), at('productClass')],
      ['unknown patient', { ...right(CAPSULES), patientId: prescriberId }, ['patientId']],
      ['unknown prescriber', { ...right(CAPSULES), prescriberId: patientId }, ['prescriberId']],
      ['patient as number', { ...right(CAPSULES), patientId: 4 }, ['patientId']],
    ]);
  });
});

describe('lots', () => {
  const right = {
    ...API,
    lot: 'R-1',
    supplier: 'Sample',
    receivedOn: '2026-01-02',
    expiresOn: '2030-02',
    quantity: '25 g',
  };

  it('arrive in quarantine, expire on the last day of a month, and are released by a pharmacist', async () => {
    const lot = expected(await here.technician.post('/api/lots', right), 201);
    expect(lot).toMatchObject({ status: 'quarantined', expiresOn: '2030-02-28', unit: 'mg' });
    expect(Number(text(lot['onHand']))).toBe(25_000);
    const path = `/api/lots/${text(lot['id'])}`;
    expect((await here.technician.post(`${path}/release`, {}, null)).status).toBe(403);
    expect((await here.manager.post(`${path}/release`, {}, null)).status).toBe(403);
    expect(expected(await here.pharmacist.post(`${path}/release`, {}, null), 200)['status']).toBe('released');
    expect((await here.pharmacist.post(`${path}/release`, {}, null)).status).toBe(409);
    expect(faultPaths(await here.pharmacist.post(`${path}/quarantine`, {}, null))).toEqual(['reason']);
    expected(await here.pharmacist.post(`${path}/quarantine`, { reason: 'seal broken' }, null), 200);
    const { lot: after, movements } = expected(await here.technician.get(path), 200);
    expect(after?.['status']).toBe('quarantined');
    expect(list(movements).map((movement) => text(movement['reason']))).toEqual(['received']);
    expect((await here.technician.post('/api/lots', right)).status).toBe(409);
  });

  it('are refused with the field named, and nothing is stored', async () => {
    const changed = (change: Record<string, unknown>): unknown => ({ ...right, lot: 'R-2', ...change });
    await refusesAll('/api/lots', [
      ['unknown ingredient', changed({ ingredient: 'naltrexon hydrochlorid' }), ['ingredient']],
      ['bare quantity', changed({ quantity: 25 }), ['quantity']],
      ['zero', changed({ quantity: '0 g' }), ['quantity']],
      ['finer than a scale', changed({ quantity: '1.0000001 mg' }), ['quantity']],
      ['a mountain', changed({ quantity: '99999999 kg' }), ['quantity']],
      ['percent of what', changed({ quantity: '5 %' }), ['quantity']],
      ['month 13', changed({ expiresOn: '2030-13' }), ['expiresOn']],
      ['too pure', changed({ assay: '995 %' }), ['assay']],
      ['assay in mg', changed({ assay: '99 mg' }), ['assay']],
      ['no such size', changed({ packStat: { '3': '132 mg', '9': '1 mg' } }), ['packStat.9']],
      ['bare statistic', changed({ packStat: { '3': 132 } }), ['packStat.3']],
      ['status from outside', changed({ status: 'released' }), ['status']],
    ]);
    expect((await here.technician.get('/api/lots?status=lost')).status).toBe(422);
    expect((await here.technician.get('/api/lots?ingredient=sawdust')).status).toBe(422);
  });
});

describe('equipment', () => {
  it('is entered with the facts of its kind', async () => {
    const balance = {
      kind: 'balance',
      name: 'Balance 9',
      facts: { readability: '0.1 mg', minimumWeighable: '120 mg' },
    };
    expect((await here.technician.post('/api/equipment', balance)).status).toBe(403);
    expected(await here.manager.post('/api/equipment', balance), 201);
    await refusesAll('/api/equipment', [
      ['unknown kind', { ...balance, kind: 'oven' }, ['kind']],
      ['no facts', without(balance, 'facts'), ['facts']],
      [
        'bare readability',
        { ...balance, facts: { ...balance.facts, readability: 0.1 } },
        ['facts.readability'],
      ],
      [
        'facts of another kind',
        { ...balance, kind: 'syringe' },
        ['facts.readability', 'facts.minimumWeighable', 'facts.graduation'],
      ],
    ]);
  });
});

describe('what is only read', () => {
  it('is the formulas with their versions, and the catalogue with what each ingredient is made of', async () => {
    const formulas = list(expected(await here.technician.get('/api/formulas'), 200));
    expect(formulas.map((formula) => text(formula['formulaId']))).toContain('ldn-capsule');
    const versions = list(expected(await here.technician.get('/api/formulas/ldn-capsule'), 200));
    expect(text(versions[0]?.['content']?.['id'])).toBe('ldn-capsule');
    expect((await here.technician.get('/api/formulas/none')).status).toBe(404);
    const fillers = list(
      expected(await here.technician.get('/api/ingredients?role=filler&name=CELLULOSE'), 200),
    );
    const one = text(fillers[0]?.['id']);
    expect(expected(await here.technician.get(`/api/ingredients/${one}`), 200)['constituents']).toBeDefined();
    expect((await here.technician.get('/api/ingredients/sawdust')).status).toBe(404);
    expect((await here.technician.get('/api/ingredients?role=glue')).status).toBe(422);
  });
});

describe('POST /api/plans', () => {
  const request = {
    compoundedOn: '2026-11-22',
    standard: 'usp-795-2023',
    patient: HEALTHY,
    prescription: CAPSULES,
  };

  it('answers a whole request and saves nothing; without lots the plan is nominal', async () => {
    const plan = expected(await here.technician.post('/api/plans', request, null), 200);
    expect(plan['formula']?.['id']).toBe('ldn-capsule');
    expect([plan['releasable'], plan['status']]).toEqual([false, 'unresolved']);
  });

  it('says every fault with its path', async () => {
    const bad = {
      ...request,
      compoundedOn: '22.11.2026',
      prescription: { ...CAPSULES, dose: '4,5 mg' },
      lots: [{}],
    };
    const answer = await here.technician.post('/api/plans', bad, null);
    expect(answer.status).toBe(422);
    expect(faultPaths(answer)).toEqual(
      expect.arrayContaining(['compoundedOn', 'prescription.dose', 'lots[0].ingredient']),
    );
    for (const body of [[], 'x', 7, null, true]) {
      const odd = await here.technician.send('POST', '/api/plans', JSON.stringify(body));
      expect([body, odd.status >= 400 && odd.status < 500]).toEqual([body, true]);
    }
  });
});
