import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { PASSWORD } from './security/house.js';
import { bring, CAPSULES, draft, HEALTHY } from './support/bench.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';
import { readPdf, textOf } from './support/read-pdf.js';

let here: OpenPharmacy;
let token = '';

beforeAll(async () => {
  here = await openPharmacy();
  const session = await fetch(`${here.house.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'tom', password: PASSWORD }),
  });
  ({ token } = (await session.json()) as { token: string });
}, 60_000);
afterAll(() => here?.close());

function ask(path: string, signedIn = true): Promise<Response> {
  return fetch(here.house.url + path, {
    headers: { accept: 'application/json', ...(signedIn ? { authorization: `Bearer ${token}` } : {}) },
  });
}

async function read(path: string): Promise<string> {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  return textOf(await readPdf(new Uint8Array(await answer.arrayBuffer())));
}

async function refusal(path: string): Promise<string> {
  const answer = await ask(path);
  expect(answer.status).toBe(409);
  return ((await answer.json()) as { error: string }).error;
}

describe('the papers of an order', () => {
  it('are a draft’s worksheet, which says that it is one, and no label before it is made', async () => {
    const id = await draft(here);
    expect(await read(`/orders/${id}/worksheet.pdf`)).toContain('DRAFT — not for release');
    expect(await refusal(`/orders/${id}/label.pdf`)).toMatch(/draft/u);
    await bring(here, id, 'approved');
    expect(await read(`/orders/${id}/worksheet.pdf`)).not.toContain('DRAFT');
    expect(await refusal(`/orders/${id}/label.pdf`)).toMatch(/start compounding/u);
  });

  it('carry number, lots, patient and both initials, and name no patient in the file name', async () => {
    const id = await draft(here);
    const order = await bring(here, id, 'released');
    const number = String(order['number']);
    const answer = await ask(`/orders/${id}/label.pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(`inline; filename="${number}-label.pdf"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const label = textOf(await readPdf(new Uint8Array(await answer.arrayBuffer())));
    expect(label).toContain('Ada Example');
    expect(label).toContain(`Lot ${number}`);
    expect(label).toContain('2 refills left');
    expect(label).not.toMatch(/undefined|null/u);
    expect(await read(`/orders/${id}/stability.pdf`)).toContain(`Order ${number}`);
    const worksheet = await read(`/orders/${id}/worksheet.pdf`);
    for (const { ingredient } of order['components'] as unknown as { ingredient: string }[])
      expect(worksheet.toLowerCase()).toContain(ingredient.split('-')[0]);
  });

  it('are the same bytes for people and programs, and each time they are asked for', async () => {
    const id = await draft(here);
    await bring(here, id, 'compounding');
    for (const paper of ['label', 'stability', 'worksheet']) {
      const [first, second] = await Promise.all(
        [`/orders/${id}/${paper}.pdf`, `/api/orders/${id}/${paper}.pdf`].map(async (path) =>
          Buffer.from(await (await ask(path)).arrayBuffer()),
        ),
      );
      expect(first?.length).toBeGreaterThan(1_000);
      expect(Buffer.compare(first ?? Buffer.alloc(0), second ?? Buffer.alloc(1))).toBe(0);
    }
  });

  it('stay as they were when the patient or the pharmacy is renamed afterwards', async () => {
    const id = await draft(here);
    const order = await bring(here, id, 'released');
    const before = await read(`/orders/${id}/label.pdf`);
    const patientId = String(order['patient']?.['id']);
    const renamed = { ...HEALTHY, name: 'Ada Renamed', version: 1 };
    expect((await here.technician.put(`/api/patients/${patientId}`, renamed)).status).toBe(200);
    const by = await here.signedIn('pharmacist');
    const rename = (name: string) =>
      here.house.app
        .get(Database)
        .transact(by, (manager) => manager.query('UPDATE pharmacy SET name = $1', [name]));
    await rename('Renamed Pharmacy');
    expect(await read(`/orders/${id}/label.pdf`)).toBe(before);
    await rename(by.pharmacyName);
    expect(before).toContain('Ada Example');
  });

  it('are refused with the field when a name cannot be printed', async () => {
    const id = await draft(here, CAPSULES, { ...HEALTHY, name: '王小明' });
    const answer = await ask(`/api/orders/${id}/worksheet.pdf`);
    expect(answer.status).toBe(409);
    const { faults } = (await answer.json()) as { faults: { path: string }[] };
    expect(faults.map(({ path }) => path)).toContain('patient.name');
  });

  it('are shown to nobody who is not signed in, and to no stranger’s guess of an id', async () => {
    const id = await draft(here);
    expect((await ask(`/api/orders/${id}/worksheet.pdf`, false)).status).toBe(401);
    expect((await ask('/api/orders/00000000-0000-4000-8000-000000000000/label.pdf')).status).toBe(404);
    expect((await ask('/api/orders/no-id/label.pdf')).status).toBe(404);
  });
});
