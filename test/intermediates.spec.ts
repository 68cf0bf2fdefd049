import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../src/database/database.js';
import { PASSWORD } from './security/house.js';
import type { Browser } from './security/browser.js';
import { act, asPlanned, bring, CAPSULES, draft, expected, text, type Entered } from './support/bench.js';
import type { Answer, Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';
import { readPdf, textOf } from './support/read-pdf.js';

/** 30 capsules hold 15 mg: an eighth of what this balance can weigh. */
const LOW = { ...CAPSULES, dose: '0.5 mg' };
/** 60 capsules hold 60 mcg: two dilutions. */
const ULTRA_LOW = { ...CAPSULES, productClass: 'ULDN', dose: '1 mcg', daysSupply: 60, refills: 0 };

const ULTRA_LOW_LIQUID = {
  writtenOn: '2026-01-05',
  productClass: 'ULDN',
  form: 'oral-liquid',
  vehicle: 'preserved-aqueous',
  dose: '1 mcg',
  strength: '1 mcg/mL',
  timesPerDay: 1,
  timing: 'bedtime',
  daysSupply: 30,
  refills: 0,
};
const KIT = {
  ...CAPSULES,
  dose: '3 mg',
  daysSupply: 28,
  refills: 0,
  titration: [
    { dose: '0.5 mg', days: 7 },
    { dose: '1.5 mg', days: 7 },
    { dose: '2 mg', days: 7 },
    { dose: '3 mg', days: 7 },
  ],
};

interface Line {
  readonly position: number;
  readonly name: string;
  readonly lot: string;
  readonly useBy: string;
  readonly usedIn?: string;
  readonly apiLot: { readonly id: string; readonly lot: string; readonly expiresOn: string } | null;
  readonly diluentLot: { readonly id: string; readonly lot: string; readonly expiresOn: string };
  readonly planned: { readonly api: string; readonly diluent: string; readonly taken: string };
  readonly actual: { readonly taken: string | null };
  readonly scannedAt: string | null;
}

let here: OpenPharmacy;
let browser: Browser;
beforeAll(async () => {
  here = await openPharmacy();
  const facts = { readability: '0.1 mg', minimumWeighable: '120 mg' };
  const balance = { kind: 'balance', name: 'Class III', calibratedOn: '2026-11-01', facts };
  expected(await here.pharmacist.post('/api/equipment', balance), 201);
  browser = await here.house.signedIn('tom');
}, 60_000);
afterAll(() => here?.close());

const get = async (id: string): Promise<Json> =>
  expected(await here.technician.get(`/api/orders/${id}`), 200);
const linesOf = (order: Json): Line[] => order['intermediates'] as unknown as Line[];
const finish = (id: string, entered: Entered): Promise<Answer> =>
  act(here.technician, id, 'finish-compounding', entered);

async function atBench(prescription: Record<string, unknown>): Promise<{ id: string; order: Json }> {
  const id = await draft(here, prescription);
  await decideAll(id);
  return { id, order: await bring(here, id, 'compounding') };
}

/** A pharmacist accepts whatever is left to a person. */
async function decideAll(id: string): Promise<void> {
  const { plan } = await get(id);
  const findings = plan?.['findings'] as unknown as { id: string; status: string }[];
  for (const finding of findings.filter(({ status }) => status === 'review')) {
    const body = { finding: finding.id, decision: 'accept', reason: 'test' };
    expected(await here.pharmacist.post(`/api/orders/${id}/decisions`, body, null), 200);
  }
}

/** Milligrams drawn for an order, by lot number. */
async function drawn(id: string): Promise<Record<string, number>> {
  const rows = await here.house.rows(
    `SELECT l.lot, (-m.quantity)::float AS quantity FROM stock_movement m JOIN lot l ON l.id = m.lot_id
     WHERE m.order_id = '${id}' AND m.reason = 'drawn'`,
  );
  return Object.fromEntries(rows.map(({ lot, quantity }) => [String(lot), Number(quantity)]));
}

const mg = (amount: string): number => {
  const [number, unit] = amount.split(' ');
  return Number(number) * (unit === 'g' ? 1000 : 1);
};

/** The same with one intermediate entered otherwise. */
function changed(entered: Entered, index: number, change: object): Entered {
  const intermediates = (entered.intermediates ?? []).map((use, i) =>
    i === index ? { ...use, ...change } : use,
  );
  return { ...entered, intermediates };
}

const bytes = async (path: string): Promise<Uint8Array> => {
  const session = await fetch(`${here.house.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'tom', password: PASSWORD }),
  });
  const { token } = (await session.json()) as { token: string };
  const answer = await fetch(here.house.url + path, { headers: { authorization: `Bearer ${token}` } });
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(await answer.arrayBuffer());
};

describe('an order whose drug cannot be weighed', () => {
  it('gets its dilution as a lot of its own when compounding starts, good no longer than what it is made from', async () => {
    const { order } = await atBench(LOW);
    const number = text(order['number']);
    const [t1, ...others] = linesOf(order);
    expect(others).toEqual([]);
    expect(t1).toMatchObject({ name: 'T1', lot: `${number}-T1`, scannedAt: null });
    for (const parent of [t1?.apiLot, t1?.diluentLot]) {
      expect(parent?.lot).toBeDefined();
      expect((t1?.useBy ?? '') <= (parent?.expiresOn ?? '')).toBe(true);
    }
  });

  it('has none before that, and no label of one', async () => {
    const id = await draft(here, LOW);
    await bring(here, id, 'approved');
    expect(linesOf(await get(id))).toEqual([]);
    const answer = await here.technician.get(`/api/orders/${id}/intermediates/T1/label.pdf`);
    expect(answer.status).toBe(404);
  });

  it('draws what the dilution is made from, not the milligrams of the dose', async () => {
    const { id, order } = await atBench(LOW);
    const [t1] = linesOf(order);
    if (!t1?.apiLot) throw new Error('T1 is made from a lot');
    const components = order['components'] as unknown as {
      name: string;
      planned: string;
      needsActual: boolean;
    }[];
    const [api, filler] = components;
    expect(api?.needsActual).toBe(false);
    const taken = await drawn(id);
    expect(taken[t1.apiLot.lot]).toBeCloseTo(mg(t1.planned.api), 6);
    expect(taken[t1.apiLot.lot]).toBeGreaterThanOrEqual(120);
    expect(taken[t1.diluentLot.lot]).toBeCloseTo(mg(t1.planned.diluent) + mg(filler?.planned ?? ''), 6);
  });

  it('is finished with every weight and the scan of its dilution, and kept so in the record', async () => {
    const { id, order } = await atBench(LOW);
    const done = expected(await finish(id, asPlanned(order)), 200);
    expect(text(done['state'])).toBe('verification');
    const [t1] = linesOf(done);
    expect(t1?.actual.taken).toBe(t1?.planned.taken);
    expect(t1?.scannedAt).not.toBeNull();
    expect(text((await bring(here, id, 'dispensed'))['state'])).toBe('dispensed');
  });

  it('is not finished without its dilution, without a weight of it, or with a weight far off', async () => {
    const { id, order } = await atBench(LOW);
    const entered = asPlanned(order);
    const { intermediates: _, ...without } = entered;
    const cases: readonly [Entered, string][] = [
      [without, 'intermediates'],
      [changed(entered, 0, { api: undefined }), 'intermediates[0].api'],
      [changed(entered, 0, { diluent: '1 mg' }), 'intermediates[0].diluent'],
      [changed(entered, 0, { taken: '157.5 mL' }), 'intermediates[0].taken'],
      [changed(entered, 0, { scan: '' }), 'intermediates[0].scan'],
    ];
    for (const [body, path] of cases) {
      const answer = await finish(id, body);
      const faults = answer.body['faults'] as unknown as { path: string }[];
      expect([answer.status, faults.map((fault) => fault.path)]).toEqual([422, [path]]);
    }
    expect(text((await get(id))['state'])).toBe('compounding');
  });

  it('is refused by the database itself while a dilution is not scanned', async () => {
    const { id } = await atBench(LOW);
    const by = await here.signedIn('technician');
    const step = here.house.app
      .get(Database)
      .transact({ ...by, reason: 'test' }, (manager) =>
        manager.query(`UPDATE formulation_order SET state = 'verification' WHERE id = $1`, [id]),
      );
    await expect(step).rejects.toThrow(/T1 was not scanned where it is used/u);
  });
});

describe('two dilutions, the first a hundred times the second', () => {
  it('are never taken for each other: the scan names what it is and what the step takes', async () => {
    const { id, order } = await atBench(ULTRA_LOW);
    const [t1, t2] = linesOf(order);
    expect([t1?.name, t2?.name]).toEqual(['T1', 'T2']);
    expect(t1?.usedIn).toBe('T2');
    expect(t2?.apiLot).toBeNull();
    expect((t2?.useBy ?? '') <= (t1?.useBy ?? '')).toBe(true);
    const entered = asPlanned(order);
    const answer = await finish(id, changed(entered, 1, { scan: t1?.lot ?? '' }));
    expect(answer.status).toBe(422);
    const [fault] = answer.body['faults'] as unknown as { path: string; message: string }[];
    expect(fault?.path).toBe('intermediates[1].scan');
    expect(fault?.message).toMatch(/this is T1 .*, the step takes T2/u);
    const other = await finish(id, changed(entered, 1, { scan: 'G-26-9999-T2' }));
    expect(other.status).toBe(422);
    expect(text(expected(await finish(id, entered), 200)['state'])).toBe('verification');
  });

  it('are recorded one by one where they are used, and the finish asks only for the rest', async () => {
    const { id, order } = await atBench(ULTRA_LOW);
    const { actuals, intermediates = [] } = asPlanned(order);
    const useOf = (index: number) => {
      const use = intermediates[index];
      if (!use) throw new Error('two dilutions');
      return { ...use, position: undefined };
    };
    const [first, second] = [useOf(0), useOf(1)] as const;
    const record = (name: string, body: object) =>
      here.technician.post(`/api/orders/${id}/intermediates/${name}`, body, null);

    const early = await record('T2', second);
    expect(early.status).toBe(409);
    expect(JSON.stringify(early.body)).toContain('is too early: T2 is made from T1');
    const swapped = await record('T1', { ...first, scan: second.scan });
    expect(swapped.status).toBe(422);
    expect(swapped.body['faults']).toEqual([
      { path: 'scan', message: expect.stringMatching(/this is T2 .*, the step takes T1/u) },
    ]);
    const [t1] = linesOf(expected(await record('T1', { ...first, scan: first.scan.toLowerCase() }), 200));
    expect([t1?.actual.taken, t1?.scannedAt === null]).toEqual([first.taken, false]);
    const [kept] = await here.house.rows(
      `SELECT scanned FROM intermediate WHERE order_id = '${id}' AND name = 'T1'`,
    );
    expect(kept?.['scanned']).toBe(first.scan);

    // T1 read again where T2 goes into the batch, a hundred times too strong: told before the batch is filled.
    const wrong = await record('T2', { ...second, scan: first.scan });
    expect(JSON.stringify(wrong.body)).toMatch(/this is T1 .*, the step takes T2/u);
    expect((await record('T1', first)).status).toBe(409);
    expect((await record('T3', first)).status).toBe(404);
    const lacking = await finish(id, { actuals });
    expect(JSON.stringify(lacking.body['faults'])).toMatch(/lack position 2: .* T2/u);

    expected(await record('T2', second), 200);
    expect((await finish(id, { actuals, intermediates })).status).toBe(422);
    expect(text(expected(await finish(id, { actuals }), 200)['state'])).toBe('verification');
    expect((await record('T2', second)).status).toBe(409);
  });

  it('are recorded only while the order is at the bench', async () => {
    const id = await draft(here, ULTRA_LOW);
    const body = { api: '120 mg', diluent: '1 g', taken: '1 g', scan: 'x' };
    const answer = await here.technician.post(`/api/orders/${id}/intermediates/T1`, body, null);
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.body)).toContain('recorded while it is compounded');
  });

  it('draw only their powders: what T1 gives to T2 comes from no lot', async () => {
    const { id, order } = await atBench(ULTRA_LOW);
    const [t1, t2] = linesOf(order);
    if (!t1?.apiLot || !t2) throw new Error('two dilutions');
    const taken = await drawn(id);
    expect(taken[t1.apiLot.lot]).toBeCloseTo(mg(t1.planned.api), 6);
    const filler = (order['components'] as unknown as { name: string; planned: string }[]).find(
      ({ name }) => name === 'microcrystalline cellulose',
    );
    const powders = [t1.planned.diluent, t2.planned.diluent, filler?.planned ?? ''];
    expect(taken[t1.diluentLot.lot]).toBeCloseTo(
      powders.map(mg).reduce((sum, each) => sum + each),
      6,
    );
  });
});

describe('the papers of a dilution', () => {
  it('are a label of its own at both addresses and the steps on the worksheet', async () => {
    const { id, order } = await atBench(LOW);
    const lot = `${text(order['number'])}-T1`;
    const [people, programs] = await Promise.all([
      bytes(`/orders/${id}/intermediates/T1/label.pdf`),
      bytes(`/api/orders/${id}/intermediates/T1/label.pdf`),
    ]);
    expect(Buffer.compare(people ?? Buffer.alloc(0), programs ?? Buffer.alloc(1))).toBe(0);
    const label = textOf(await readPdf(people ?? new Uint8Array()));
    for (const said of [`Lot ${lot}`, 'in each g', 'For further compounding only.', 'FIRST'])
      expect(label).toContain(said);
    expect(label).not.toContain('Ada Example');
    const worksheet = textOf(await readPdf(await bytes(`/orders/${id}/worksheet.pdf`)));
    for (const said of ['Step 1. T1, first dilution', `Lot ${lot}`, 'Take T1 into the batch'])
      expect(worksheet).toContain(said);
    expect(worksheet).not.toMatch(/undefined|null|NaN/u);
  });
});

describe('a stock solution', () => {
  it('is measured, scanned and finished like a powder, and draws its vehicle', async () => {
    const { id, order } = await atBench(ULTRA_LOW_LIQUID);
    const [first] = linesOf(order);
    expect(first?.planned.diluent).toMatch(/^q\.s\. \d+ mL$/u);
    expect((await drawn(id))[first?.diluentLot.lot ?? '']).toBeGreaterThanOrEqual(
      Number(first?.planned.diluent.split(' ')[1]),
    );
    expect(text(expected(await finish(id, asPlanned(order)), 200)['state'])).toBe('verification');
  });
});

describe('a titration kit', () => {
  it('is drawn, recorded, labelled and dispensed strength by strength', async () => {
    const { id, order } = await atBench(KIT);
    const kit = order['plan']?.['kit'] as unknown as { strength: string; batch: { components: object[] } }[];
    expect(kit.length).toBeGreaterThan(1);
    const components = order['components'] as unknown as { position: number; part: string }[];
    expect(components.map(({ position }) => position)).toEqual(components.map((_, index) => index + 1));
    expect(components.map(({ part }) => part)).toEqual(
      kit.flatMap(({ strength, batch }) => batch.components.map(() => strength)),
    );
    for (const { name, lot } of linesOf(order)) {
      expect(name).toMatch(/ mg T1$/u);
      expect(lot).toContain(name.replace(/ mg T1$/u, ''));
      const path = `/orders/${id}/intermediates/${encodeURIComponent(name)}/label.pdf`;
      expect(textOf(await readPdf(await bytes(path)))).toContain(lot);
    }
    const worksheet = textOf(await readPdf(await bytes(`/orders/${id}/worksheet.pdf`)));
    const label = textOf(await readPdf(await bytes(`/orders/${id}/label.pdf`)));
    for (const { strength } of kit) {
      expect(label).toContain(`naltrexone ${strength} capsules`);
      expect(worksheet).toContain(`Weigh and measure: ${strength}`);
    }
    expect(text((await bring(here, id, 'dispensed'))['state'])).toBe('dispensed');
  });
});

describe('the order’s page', () => {
  const fieldsOf = (page: string): string[] =>
    [...page.matchAll(/name="((?:intermediate|actual)\.[^"]+)"/gu)].map(([, name]) => name ?? '');
  const typedOf = (entered: Entered, index: number): Record<string, string> => {
    const { position, ...use } = entered.intermediates?.[index] ?? { position: 0 };
    const said = Object.entries(use).map(([field, value]) => [
      `intermediate.${position}.${field}`,
      String(value),
    ]);
    return Object.fromEntries(said) as Record<string, string>;
  };

  it('asks for one dilution after the other, each before the batch, keeps what was typed, and takes them', async () => {
    const { id, order } = await atBench(ULTRA_LOW);
    const show = async (): Promise<string> => (await browser.get(`/orders/${id}`)).text();
    const send = (name: string, typed: Record<string, string>) =>
      browser.post(`/orders/${id}/intermediates/${name}`, typed, `/orders/${id}`);
    const entered = asPlanned(order);
    const [t1] = linesOf(order);

    const before = await show();
    const asked = (position: number, fields: readonly string[]) =>
      fields.map((field) => `intermediate.${position}.${field}`);
    expect(fieldsOf(before)).toEqual(asked(1, ['api', 'diluent', 'taken', 'scan']));
    expect(before).toContain('Then T2, made from T1; the batch.');
    expect(before).toContain(`/orders/${id}/intermediates/T1/label.pdf`);
    expect((await send('T2', typedOf(entered, 1))).status).toBe(409);
    expect((await send('T1', typedOf(entered, 0))).status).toBe(303);

    const between = await show();
    expect(between).toContain('scanned into T2');
    expect(fieldsOf(between)).toEqual(asked(2, ['diluent', 'taken', 'scan']));
    const typed = typedOf(entered, 1);
    const refused = await send('T2', { ...typed, 'intermediate.2.scan': t1?.lot ?? '' });
    expect(refused.status).toBe(422);
    const shown = await refused.text();
    expect(shown).toContain('T2, scan is wrong: this is T1');
    expect(shown).toContain('id="f-intermediate-2-scan-fault"');
    expect(shown).toContain(`value="${typed['intermediate.2.taken']}"`);
    expect((await send('T2', typed)).status).toBe(303);

    expect(fieldsOf(await show())).toEqual(entered.actuals.map(({ position }) => `actual.${position}`));
    const weights = entered.actuals.map(({ position, actual }) => [`actual.${position}`, actual]);
    const path = `/orders/${id}/steps/finish-compounding`;
    const taken = await browser.post(path, Object.fromEntries(weights), `/orders/${id}`);
    expect(taken.status).toBe(303);
    const after = await show();
    expect(after).toContain('scanned into the batch');
    expect(after).toContain('in the intermediates');
  });
});
