import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from './security/browser.js';
import { draft } from './support/bench.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

let here: OpenPharmacy;
let pharmacist: Browser;
let orderId = '';
let patientId = '';
let prescriberId = '';

beforeAll(async () => {
  here = await openPharmacy();
  orderId = await draft(here);
  const [row] = await here.house.rows('SELECT patient_id, prescriber_id FROM prescription');
  patientId = String(row?.['patient_id']);
  prescriberId = String(row?.['prescriber_id']);
  pharmacist = await here.house.signedIn('ada');
}, 60_000);
afterAll(() => here?.close());

/** A right filling of each creating form, the page it stands on, and the table it fills. */
const FORMS = () => ({
  '/patients': {
    page: '/patients/new',
    table: 'patient',
    right: { name: 'Zoë Example', birthDate: '4 Mar 1980', 'allergies.status': 'none-known' },
  },
  '/prescribers': { page: '/prescribers/new', table: 'prescriber', right: { name: 'Dr Cy Invented' } },
  '/lots': {
    page: '/lots/new',
    table: 'lot',
    right: {
      ingredient: 'glycerol',
      lot: 'GLY-99',
      supplier: 'Sample Chemicals',
      receivedOn: '2 Nov 2026',
      expiresOn: '2028-08',
      quantity: '500 mL',
    },
  },
  '/prescriptions': {
    page: `/prescriptions/new?patient=${patientId}`,
    table: 'formulation_order',
    right: {
      patientId,
      prescriberId,
      writtenOn: '20 Nov 2026',
      productClass: 'LDN',
      form: 'capsule',
      dose: '4.5 mg',
      timesPerDay: '1',
      timing: 'bedtime',
      daysSupply: '30',
      refills: '0',
    },
  },
});
type Action = keyof ReturnType<typeof FORMS>;
const formOf = (action: string) => FORMS()[action as Action];

async function countOf(table: string): Promise<number> {
  const [row] = await here.house.rows(`SELECT count(*)::int AS count FROM ${table}`);
  return Number(row?.['count']);
}

const big = 'x'.repeat(20_000);
const ACTIONS = ['/patients', '/prescribers', '/lots', '/prescriptions'];

/** Wrong fillings: the form, the field, what is typed, and a word of the sentence that answers. */
const WRONG: readonly (readonly [action: string, field: string, typed: string, word: string])[] = [
  ['/patients', 'name', '', 'missing'],
  ['/patients', 'name', 'Ada\u202eExample', 'one line'],
  ['/patients', 'name', big, '200 characters'],
  ['/patients', 'birthDate', '31 Feb 1980', 'not a date'],
  ['/patients', 'birthDate', '03/04/1980', 'not a date'],
  ['/patients', 'birthDate', '2990-01-01', '1900 to 2199'],
  ['/patients', 'weight.value', '62', 'no unit'],
  ['/patients', 'weight.value', '-62 kg', 'negative'],
  ['/patients', 'allergies.status', 'maybe', 'must be one of'],
  ['/patients', 'allergies.status', 'recorded', 'none is listed'],
  ['/prescribers', 'name', '   ', 'empty'],
  ['/prescribers', 'identifier', big, '60 characters'],
  ['/lots', 'ingredient', '', 'not chosen'],
  ['/lots', 'ingredient', 'gravel', 'not an ingredient'],
  ['/lots', 'quantity', '25', 'no unit'],
  ['/lots', 'expiresOn', '2028-13', 'not a date'],
  ['/lots', 'assay', '99,5 %', 'comma'],
  ['/lots', 'packStat.3', '132', 'no unit'],
  ['/prescriptions', 'dose', '', 'empty'],
  ['/prescriptions', 'dose', '4.5', 'no unit'],
  ['/prescriptions', 'dose', '4,5 mg', 'comma'],
  ['/prescriptions', 'dose', '4.5 mL', 'does not measure'],
  ['/prescriptions', 'daysSupply', '-1', 'whole number'],
  ['/prescriptions', 'daysSupply', '1e3', 'whole number'],
  ['/prescriptions', 'form', 'pill', 'must be one of'],
  ['/prescriptions', 'filler', 'gravel', 'not a filler'],
  ['/prescriptions', 'writtenOn', 'yesterday', 'not a date'],
  ['/prescriptions', 'prescriberId', '', 'not chosen'],
  ['/prescriptions', 'prescriberId', randomUUID(), 'names no prescriber'],
];

describe('a form filled in wrongly', () => {
  it.each(WRONG)(
    '%s with %s = %.20j is shown again with what is wrong',
    async (action, field, typed, word) => {
      const { page, table, right } = formOf(action);
      const before = await countOf(table);
      const fields = { ...right, [field]: typed, _idempotencyKey: randomUUID() };
      const answer = await pharmacist.post(action, fields, page);
      const text = await answer.text();
      expect(answer.status).toBe(422);
      expect(text).toContain(word);
      expect(text).toContain('class="faults"');
      expect(await countOf(table)).toBe(before);
    },
  );

  it.each(ACTIONS)(
    '%s refuses a field it does not have, a field sent twice, and a form without a key',
    async (action) => {
      const { page, table, right } = formOf(action);
      const before = await countOf(table);
      const strange = await pharmacist.post(
        action,
        { ...right, pharmacyId: 'x', _idempotencyKey: randomUUID() },
        page,
      );
      expect([strange.status, (await strange.text()).includes('is not a field of this form')]).toEqual([
        422,
        true,
      ]);
      const [name = ''] = Object.keys(right).filter((one) => one !== 'patientId');
      const twice = new URLSearchParams({
        ...right,
        _csrf: await pharmacist.csrfToken(page),
        _idempotencyKey: randomUUID(),
      });
      twice.append(name, 'again');
      const doubled = await pharmacist.ask(action, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: twice.toString(),
      });
      expect([doubled.status, (await doubled.text()).includes('stands twice')]).toEqual([422, true]);
      expect((await pharmacist.post(action, { ...right }, page)).status).toBe(422);
      expect((await pharmacist.post(action, { ...right, _idempotencyKey: randomUUID() })).status).toBe(403);
      expect(await countOf(table)).toBe(before);
    },
  );

  it.each(ACTIONS)('%s keeps what was typed, and escapes it', async (action) => {
    const { page, right } = formOf(action);
    const field =
      { '/patients': 'phone', '/prescribers': 'phone', '/lots': 'supplier', '/prescriptions': 'dose' }[
        action
      ] ?? '';
    const typed = `"><script>alert(1)</script> ${'9'.repeat(130)}`;
    const answer = await pharmacist.post(
      action,
      { ...right, [field]: typed, _idempotencyKey: randomUUID() },
      page,
    );
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script');
  });
});

describe('a form filled in rightly', () => {
  it.each(ACTIONS)('%s sent twice creates once and leads to what it created', async (action) => {
    const { page, table, right } = formOf(action);
    const before = await countOf(table);
    const fields = { ...right, _idempotencyKey: randomUUID() };
    const first = await pharmacist.post(action, fields, page);
    const second = await pharmacist.post(action, fields, page);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await countOf(table)).toBe(before + 1);
  });
});

describe('a form whose key was used for something else', () => {
  it.each(ACTIONS)('%s is refused once, and carries a new key for the next try', async (action) => {
    const { page, right } = formOf(action);
    const used = randomUUID();
    await pharmacist.post(
      '/prescribers',
      { name: 'Dr Di Invented', _idempotencyKey: used },
      '/prescribers/new',
    );
    const fields = {
      ...right,
      ...(action === '/lots' ? { lot: 'GLY-100' } : {}),
      ...(action === '/prescribers' ? { name: 'Dr Ed Invented' } : {}),
    };
    const refused = await pharmacist.post(action, { ...fields, _idempotencyKey: used }, page);
    const next = /name="_idempotencyKey" value="([^"]+)"/u.exec(await refused.text())?.[1] ?? '';
    expect([refused.status, next === used, next.length]).toEqual([409, false, 36]);
    expect((await pharmacist.post(action, { ...fields, _idempotencyKey: next }, page)).status).toBe(303);
  });
});

describe('the steps of an order', () => {
  it('are refused on the order’s page, with the reason typed kept and nothing done', async () => {
    const page = `/orders/${orderId}`;
    const early = await pharmacist.post(`${page}/steps/release`, {}, page);
    expect([early.status, (await early.text()).includes('This was not done')]).toEqual([409, true]);
    const mute = await pharmacist.post(`${page}/steps/cancel`, { reason: '  ' }, page);
    expect([mute.status, (await mute.text()).includes('write why')]).toEqual([422, true]);
    expect((await pharmacist.post(`${page}/steps/burn`, {}, page)).status).toBe(404);
    const lost = await pharmacist.post(
      `${page}/decisions`,
      { finding: 'none', decision: 'accept', reason: 'r' },
      page,
    );
    expect([lost.status, (await lost.text()).includes('not a finding')]).toEqual([422, true]);
  });

  it('are weighed at the bench with each weight checked at its field', async () => {
    const page = `/orders/${orderId}`;
    for (const step of ['approve', 'start-compounding']) {
      expect((await pharmacist.post(`${page}/steps/${step}`, {}, page)).status).toBe(303);
    }
    const wrong = await pharmacist.post(`${page}/steps/finish-compounding`, { 'actual.1': '155,9 mg' }, page);
    const text = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(text).toContain('id="f-actual-1-fault"');
    expect(text).toContain('value="155,9 mg"');
  });
});
