import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHIPPED_TEMPLATES } from '../src/planning/titration-templates.data.js';
import type { Browser } from './security/browser.js';
import { expected, HEALTHY, stock, text } from './support/bench.js';
import { faultPaths, type Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
let pharmacist: Browser;
beforeAll(async () => {
  here = await openPharmacy();
  pharmacist = await here.house.signedIn('ada');
}, 60_000);
afterAll(() => here?.close());

const list = (json: Json | undefined): Json[] => json as unknown as Json[];

/** Net 133,131,135 … 132 mg in a shell of 48 mg: the mean is 132.5 mg. */
const NET = [133, 131, 135, 132, 130, 134, 136, 129, 133, 132];
const FILLED = NET.map((mg) => `${mg + 48} mg`);

describe('a packing statistic', () => {
  it('is the mean net fill of the weighed capsules, kept with its weighings and used by plans', async () => {
    const id = await stock(here, { ingredient: 'rice flour', quantity: '1 kg', expiresOn: '2031-01' });
    const body = { size: '3', emptyShells: ['47.9 mg', '48.1 mg'], filled: FILLED };
    const after = expected(await here.technician.post(`/api/lots/${id}/packing-statistics`, body, null), 200);
    expect(after['certificate']).toMatchObject({
      packStat: { '3': '132.5 mg' },
      packing: { '3': { filled: FILLED, emptyShells: body.emptyShells, rsd: '1.64 %' } },
    });
    const [event] = await here.house.rows(
      `SELECT actor_id, reason FROM audit_event WHERE table_name = 'lot' AND action = 'UPDATE' AND row_id = '${id}'
       ORDER BY id DESC LIMIT 1`,
    );
    expect(event).toEqual({ actor_id: here.house.ids.tom, reason: 'packing statistic, size 3' });
    const other = expected(
      await here.technician.post(`/api/lots/${id}/packing-statistics`, { ...body, size: '4' }, null),
      200,
    );
    expect(Object.keys(other['certificate']?.['packStat'] ?? {}).toSorted()).toEqual(['3', '4']);
  });

  it('is refused at its field: too few, uneven, no heavier than the shell, not weights', async () => {
    const id = await stock(here, { ingredient: 'rice flour', quantity: '1 kg', expiresOn: '2031-02' });
    const right = { size: '3', emptyShells: ['48 mg'], filled: FILLED };
    const cases: [object, string[]][] = [
      [{ ...right, filled: FILLED.slice(1) }, ['filled']],
      [{ ...right, filled: [...FILLED.slice(1), '250 mg'] }, ['filled']],
      [{ ...right, emptyShells: ['500 mg'] }, ['filled']],
      [{ ...right, emptyShells: ['0 mg'] }, ['emptyShells[0]']],
      [{ ...right, filled: [...FILLED, '181,2 mg', '181'] }, ['filled[10]', 'filled[11]']],
      [{ ...right, size: '9' }, ['size']],
      [{}, ['size', 'emptyShells', 'filled']],
    ];
    for (const [body, paths] of cases) {
      const answer = await here.technician.post(`/api/lots/${id}/packing-statistics`, body, null);
      expect([answer.status, faultPaths(answer)]).toEqual([422, paths]);
    }
    const lot = expected(await here.technician.get(`/api/lots/${id}`), 200)['lot'];
    expect(lot?.['certificate']).toEqual({});
  });

  it('belongs to powders: a liquid or a shell has none, and its page does not ask for one', async () => {
    const shells = { ingredient: 'gelatin', quantity: '100 capsule', size: '3', expiresOn: '2031-01' };
    const body = { size: '3', emptyShells: ['48 mg'], filled: FILLED };
    for (const lot of [{ ingredient: 'glycerol', quantity: '1 L', expiresOn: '2031-01' }, shells]) {
      const id = await stock(here, lot);
      expect((await here.technician.post(`/api/lots/${id}/packing-statistics`, body, null)).status).toBe(409);
      expect(await (await pharmacist.get(`/lots/${id}`)).text()).not.toContain('packing-statistics');
    }
  });

  it('is entered on the lot’s page as numbers in milligrams, and shown with what it rests on', async () => {
    const id = await stock(here, { ingredient: 'rice flour', quantity: '1 kg', expiresOn: '2031-03' });
    const path = `/lots/${id}/packing-statistics`;
    const filled = NET.map((mg) => mg + 48).join('\r\n');
    const wrong = await pharmacist.post(
      path,
      { size: '3', emptyShells: '48', filled: `${filled} 18o` },
      `/lots/${id}`,
    );
    const page = await wrong.text();
    expect([wrong.status, page.includes('id="f-filled-fault"'), page.includes('18o')]).toEqual([
      422,
      true,
      true,
    ]);
    const right = await pharmacist.post(
      path,
      { size: '3', emptyShells: '48.1 47.9 mg', filled },
      `/lots/${id}`,
    );
    expect(right.status).toBe(303);
    const shown = await (await pharmacist.get(`/lots/${id}`)).text();
    expect(shown).toContain('132.5 mg');
    expect(shown).toContain('mean of 10 capsules weighed here, relative standard deviation 1.64 %');
  });
});

describe('what is counted', () => {
  it('is received in whole capsules with their size, and in whole tablets', async () => {
    const shell = expected(
      await here.technician.post('/api/lots', {
        ingredient: 'hypromellose',
        lot: 'SH-1',
        supplier: 'Sample',
        receivedOn: '2026-01-02',
        expiresOn: '2031-01',
        quantity: '1000 capsule',
        size: '3',
      }),
      201,
    );
    expect(shell).toMatchObject({ ingredient: 'hypromellose-shell', unit: 'capsule', onHand: '1000' });
    expect(shell['certificate']).toEqual({ size: '3' });
    const tablet = { ingredient: 'naltrexone-tablet-generic-a', quantity: '30 tablet', expiresOn: '2031-01' };
    const id = await stock(here, tablet);
    expect(expected(await here.technician.get(`/api/lots/${id}`), 200)['lot']).toMatchObject({
      unit: 'tablet',
      onHand: '30',
    });
  });

  it.each([
    ['a shell without a size', { ingredient: 'gelatin', quantity: '10 capsule' }, ['size']],
    ['a shell by weight', { ingredient: 'gelatin-shell', quantity: '10 g', size: '3' }, ['quantity']],
    ['half a shell', { ingredient: 'gelatin', quantity: '10.5 capsule', size: '3' }, ['quantity']],
    ['a tablet in capsules', { ingredient: 'naltrexone-tablet', quantity: '10 capsule' }, ['quantity']],
    ['a powder in tablets', { ingredient: 'rice flour', quantity: '10 tablet' }, ['quantity']],
    ['a powder with a size', { ingredient: 'rice flour', quantity: '10 g', size: '3' }, ['size']],
    ['a size that is none', { ingredient: 'gelatin', quantity: '10 capsule', size: '9' }, ['size']],
  ])('%s is refused', async (_what, lot, paths) => {
    const common = { lot: 'X', supplier: 'Sample', receivedOn: '2026-01-02', expiresOn: '2031-01' };
    const answer = await here.technician.post('/api/lots', { ...common, ...lot });
    expect([answer.status, faultPaths(answer)]).toEqual([422, paths]);
  });
});

describe('titration templates', () => {
  it('of a new pharmacy are the shipped ones', async () => {
    const names = list(expected(await here.technician.get('/api/titration-templates'), 200)).map((one) =>
      text(one['name']),
    );
    expect(names.toSorted()).toEqual(SHIPPED_TEMPLATES.map(({ name }) => name).toSorted());
  });

  it('are entered and changed by a pharmacist or a manager, one at a time, and can be offered no longer', async () => {
    const body = {
      name: 'Half, then whole',
      steps: [
        { share: '50 %', days: 7 },
        { share: '100 %', days: 0 },
      ],
    };
    expect((await here.technician.post('/api/titration-templates', body)).status).toBe(403);
    const entered = expected(await here.manager.post('/api/titration-templates', body), 201);
    expect(entered).toMatchObject({ ...body, active: true, version: 1 });
    const path = `/api/titration-templates/${text(entered['id'])}`;
    const change = { ...body, steps: [{ dose: '0.5 mg', days: 14 }], active: false, version: 1 };
    const changes = await Promise.all([1, 2, 3].map(() => here.pharmacist.put(path, change)));
    expect(changes.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
    expect(expected(await here.technician.get(path), 200)).toMatchObject({ active: false, version: 2 });
    expect(faultPaths(await here.manager.post('/api/titration-templates', body))).toEqual(['name']);
  });

  it.each([
    ['without steps', { steps: [] }, ['steps']],
    ['with dose and share', { steps: [{ dose: '1 mg', share: '50 %', days: 1 }] }, ['steps[0].dose']],
    ['with neither', { steps: [{ days: 1 }] }, ['steps[0].dose']],
    [
      'with the rest before the end',
      {
        steps: [
          { dose: '1 mg', days: 0 },
          { dose: '2 mg', days: 7 },
        ],
      },
      ['steps[0].days'],
    ],
    ['with a share over the whole', { steps: [{ share: '101 %', days: 7 }] }, ['steps[0].share']],
  ])('%s are refused at the field', async (_what, change, paths) => {
    const answer = await here.pharmacist.post('/api/titration-templates', { name: 'T', ...change });
    expect([answer.status, faultPaths(answer)]).toEqual([422, paths]);
  });
});

describe('a titration on the entry form', () => {
  const ENTRY = {
    productClass: 'LDN',
    form: 'oral-liquid',
    dose: '4.5 mg',
    strength: '1 mg/mL',
    timesPerDay: '1',
    daysSupply: '28',
  };
  let ids: { patientId: string; prescriberId: string };
  let halve: string;
  beforeAll(async () => {
    const patient = expected(await here.technician.post('/api/patients', HEALTHY), 201);
    const prescriber = expected(
      await here.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }),
      201,
    );
    ids = { patientId: text(patient['id']), prescriberId: text(prescriber['id']) };
    const templates = list(expected(await here.technician.get('/api/titration-templates'), 200));
    halve = text(templates.find((one) => text(one['name']).startsWith('Halve'))?.['id']);
  });
  const send = (path: string, fields: Record<string, string>): Promise<Response> =>
    pharmacist.post(path, { ...ENTRY, ...ids, _idempotencyKey: randomUUID(), ...fields }, '/patients/new');

  it('is filled in by a template at the press of a button, to be edited', async () => {
    const written = { 'titration[0].dose': '1 mg', 'titration[0].days': '3' };
    const answer = await send('/prescriptions/preview', { template: halve, fill: 'rows', ...written });
    const page = await answer.text();
    expect(page).toMatch(/name="titration\[0\]\.dose" value="2\.25 mg"/u);
    expect(page).toMatch(/name="titration\[1\]\.days" value="21"/u);
    expect(page).toMatch(/<details class="extra" open/u);
  });

  it('is never half said: a template beside written steps is asked about, one that cannot be filled in says why', async () => {
    const beside = { template: halve, 'titration[0].dose': '1 mg', 'titration[0].days': '3' };
    for (const [fields, words] of [
      [beside, 'beside steps'],
      [{ template: halve, dose: '4.5' }, 'once dose and days'],
      [{ template: halve, daysSupply: '7' }, 'at least 8 days'],
      [{ template: randomUUID() }, 'not one of the templates'],
    ] as const) {
      const answer = await send('/prescriptions', { ...fields });
      const page = await answer.text();
      expect([answer.status, page.includes('id="f-template-fault"')]).toEqual([422, true]);
      expect(page).toContain(words);
    }
  });

  it('is saved with the order, also when the steps of a template were never looked at', async () => {
    const answer = await send('/prescriptions', { template: halve });
    expect(answer.status).toBe(303);
    const id = answer.headers.get('location')?.split('/').at(-1) ?? '';
    const { prescription } = expected(await here.technician.get(`/api/orders/${id}`), 200);
    expect(prescription?.['facts']?.['titration']).toEqual([
      { dose: '2.25 mg', days: 7 },
      { dose: '4.5 mg', days: 21 },
    ]);
  });

  it('has its faults at their rows, the written ones moved together', async () => {
    const rows = { 'titration[1].dose': '1,5 mg', 'titration[1].days': '7', 'titration[3].dose': '3 mg' };
    const page = await (await send('/prescriptions', rows)).text();
    expect(page).toContain('id="f-titration-0-dose-fault"');
    expect(page).toContain('id="f-titration-1-days-fault"');
    expect(page).toMatch(/name="titration\[0\]\.dose" value="1,5 mg"/u);
  });

  it('leaves out what the class and form do not have, and keeps what was rarely written', async () => {
    const rare = { quantity: '126 mL', deliveryDays: '2', strengthBasis: 'naltrexone' };
    const hidden = {
      uldnWithOpioidStatement: 'yes',
      titrationStrengths: '0.5 mg',
      base: 'cetomacrogol-cream',
    };
    const answer = await send('/prescriptions', { ...rare, ...hidden });
    const id = answer.headers.get('location')?.split('/').at(-1) ?? '';
    const { prescription } = expected(await here.technician.get(`/api/orders/${id}`), 200);
    expect(prescription?.['facts']).toMatchObject({ ...rare, deliveryDays: 2 });
    for (const name of Object.keys(hidden)) expect(prescription?.['facts']).not.toHaveProperty(name);
  });
});
