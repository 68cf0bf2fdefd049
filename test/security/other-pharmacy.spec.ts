import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CAPSULES, expected, HEALTHY, text } from '../support/bench.js';
import { Client } from '../support/client.js';
import { openPharmacy, type OpenPharmacy } from '../support/open-pharmacy.js';
import { samplesOf, type Sample } from '../support/samples.js';
import { Browser } from './browser.js';
import { PASSWORD } from './house.js';

const THEIR_PATIENT = 'Pat Elsewhere-Invented';
const THEIR_PRESCRIBER = 'Dr Elsewhere Sample';
const THEIR_LOT = 'ELSEWHERE-LOT-1';
const BALANCE = {
  kind: 'balance',
  name: 'Elsewhere balance',
  facts: { readability: '0.1 mg', minimumWeighable: '20 mg' },
};

let here: OpenPharmacy;
let samples: Record<string, readonly Sample[]>;
/** What stands in the other pharmacy, by the room of the address. */
let theirs: Readonly<Record<string, string>>;
let pharmacist: Browser;

beforeAll(async () => {
  here = await openPharmacy();
  samples = await samplesOf(here);
  const { pharmacistId } = await here.house.secondPharmacy();
  const zoe = await Client.signIn(here.house.url, 'zoe', PASSWORD);
  const patients = text(
    expected(await zoe.post('/api/patients', { ...HEALTHY, name: THEIR_PATIENT }), 201)['id'],
  );
  const prescribers = text(
    expected(await zoe.post('/api/prescribers', { name: THEIR_PRESCRIBER }), 201)['id'],
  );
  const entered = { patientId: patients, prescriberId: prescribers, prescription: CAPSULES };
  const prescriptions = text(expected(await zoe.post('/api/prescriptions', entered), 201)['id']);
  const drafted = expected(await zoe.post('/api/orders', { prescriptionId: prescriptions }), 201);
  const lot = {
    ingredient: 'lactose monohydrate',
    lot: THEIR_LOT,
    supplier: 'Sample',
    receivedOn: '2026-01-02',
    expiresOn: '2031-01',
    quantity: '1 g',
  };
  const lots = text(expected(await zoe.post('/api/lots', lot), 201)['id']);
  theirs = {
    patients,
    prescribers,
    prescriptions,
    orders: text(drafted['order']?.['id']),
    lots,
    equipment: text(expected(await zoe.post('/api/equipment', BALANCE), 201)['id']),
    'titration-templates': text(expected(await zoe.get('/api/titration-templates'), 200)[0]?.['id']),
    staff: pharmacistId,
  };
  pharmacist = await here.house.signedIn('ada');
}, 60_000);
afterAll(() => here?.close());

/** Routes to one thing of a pharmacy; formulas, ingredients and assets are the same everywhere. */
const routesToOne = (): { method: string; path: string; room: string }[] =>
  here.house.routes
    .filter(({ path }) => path.includes(':') && !/formulas|ingredients|assets/u.test(path))
    .map(({ method, path }) => ({ method, path, room: /^\/(?:api\/)?([a-z-]+)\//u.exec(path)?.[1] ?? '' }));

async function ask(method: string, route: string, id: string): Promise<{ status: number; text: string }> {
  const path = route.replace(':id', id).replace(':action', 'approve');
  const body = { ...samples[`${method} ${route}`]?.[0]?.body };
  if (route.startsWith('/api/')) {
    const answer = await here.pharmacist.send(method, path, method === 'GET' ? undefined : body);
    return { status: answer.status, text: JSON.stringify(answer.body) };
  }
  const answer =
    method === 'GET'
      ? await pharmacist.get(path)
      : await pharmacist.post(path, { name: 'x', birthDate: '1980-01-01', reason: 'r' }, '/patients/new');
  return { status: answer.status, text: await answer.text() };
}

describe('what belongs to another pharmacy', () => {
  it('is not found at any address that names it, and nothing of it is told', async () => {
    const wrong: string[] = [];
    expect(routesToOne().length).toBeGreaterThan(30);
    for (const { method, path, room } of routesToOne()) {
      const id = theirs[room];
      if (id === undefined) wrong.push(`${path} names something this test does not know`);
      const answer = await ask(method, path, id ?? '');
      if (answer.status !== 404) wrong.push(`${method} ${path} answers ${answer.status}`);
      if (/Elsewhere|Zoe/iu.test(answer.text)) wrong.push(`${method} ${path} tells about it`);
    }
    expect(wrong).toEqual([]);
  });

  it('is found nowhere in lists and searches', async () => {
    const lists = here.house.routes.filter(({ method, path }) => method === 'GET' && !/[:*]/u.test(path));
    const asked = lists.flatMap(({ path }) => [
      path,
      ...(path.endsWith('patients') ? [`${path}?q=Pat`, `${path}?name=Pat`] : []),
      ...(path.endsWith('orders') || path.endsWith('prescriptions')
        ? [`${path}?patientId=${theirs['patients']}`]
        : []),
    ]);
    for (const path of asked) {
      const answer = await pharmacist.get(path);
      expect([path, /Elsewhere|Zoe/iu.test(await answer.text())]).toEqual([path, false]);
    }
    expect(asked.length).toBeGreaterThan(25);
  });

  it('cannot be referred to from what is entered here', async () => {
    const mine = { patientId: '', prescriberId: '', prescription: CAPSULES };
    const patient = text(expected(await here.technician.post('/api/patients', HEALTHY), 201)['id']);
    const prescriber = expected(
      await here.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }),
      201,
    );
    const right = { ...mine, patientId: patient, prescriberId: text(prescriber['id']) };
    for (const [field, id] of [
      ['patientId', theirs['patients']],
      ['prescriberId', theirs['prescribers']],
    ] as const) {
      const answer = await here.technician.post('/api/prescriptions', { ...right, [field]: id });
      expect([answer.status, answer.body['faults']?.[0]?.['path']]).toEqual([422, field]);
    }
    const order = await here.technician.post('/api/orders', { prescriptionId: theirs['prescriptions'] });
    expect(order.status).toBe(404);
    const fields = {
      patientId: theirs['patients'] ?? '',
      dose: '1 mg',
      _idempotencyKey: 'a key of another place',
    };
    for (const path of ['/prescriptions', '/prescriptions/preview']) {
      const form = await pharmacist.post(path, fields, '/patients/new');
      expect([404, 422]).toContain(form.status);
      expect(await form.text()).not.toContain('Elsewhere');
    }
  });
});

describe('an address that names nothing', () => {
  it.each([
    ['no id', 'not-an-id'],
    ['an id of nothing', '5f0c7a52-9b1e-4c39-8a53-111111111111'],
    ['U+0000', '%00'],
    ['a quote', '%27%20OR%201=1'],
    ['a way out', '..%2f..%2fetc%2fpasswd'],
    ['__proto__', '__proto__'],
    ['400 letters', 'x'.repeat(400)],
    ['5000 letters', 'x'.repeat(5000)],
    ['half a letter', '%E0%A4%A'],
  ])('because of %s is refused at every route, and is never a failure', async (_what, id) => {
    const wrong: string[] = [];
    for (const { method, path } of routesToOne()) {
      const { status } = await ask(method, path, id);
      if (![400, 404, 414, 422].includes(status)) wrong.push(`${method} ${path} answers ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
