import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { lotScanned } from '../../src/intermediates/check-uses.js';
import { recordUses } from '../../src/intermediates/record-uses.js';
import { cloneDatabase, connect, type TestDatabase } from '../support/database.js';
import { actor, advance, insertIntermediate, insertOrder } from '../support/rows.js';
import { seedPharmacy, type Seeded } from '../support/seed.js';

let db: TestDatabase;
let here: Seeded;

beforeAll(async () => {
  db = await cloneDatabase();
  here = await seedPharmacy(db.database);
}, 60_000);
afterAll(() => db?.drop());

function work<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
  return db.database.transact(actor(here.pharmacist), run);
}

async function orderIn(state: string): Promise<string> {
  const { order } = await insertOrder(db.database, here);
  if (state !== 'draft') await advance(db.database, here, order, state);
  return order;
}

const set = (order: string, change: string): Promise<unknown> =>
  work((manager) => manager.query(`UPDATE formulation_order SET ${change} WHERE id = $1`, [order]));

const WEIGHED = `actual_api = '120 mg', actual_diluent = '480 mg', actual_taken = '150 mg'`;

const USE = { position: 1, api: '120 mg', diluent: '480 mg', taken: '150 mg' };

/** An order at the bench whose stored plan is this. */
async function planned(plan: object): Promise<string> {
  const { order } = await insertOrder(db.database, here);
  await set(
    order,
    `state = 'approved', plan = '${JSON.stringify(plan)}', approved_by_id = '${here.pharmacist.staffId}', form = 'capsule'`,
  );
  await set(
    order,
    `state = 'compounding', made_by_id = '${here.technician.staffId}', compounded_on = '2026-03-01', beyond_use_date = '2026-08-27'`,
  );
  return order;
}

/** Weighed, and its own label scanned, unless told otherwise. */
function use(
  id: string,
  { scanned = `I-${id}`, on = '2026-03-01', weighed = WEIGHED } = {},
): Promise<unknown> {
  return work((manager) =>
    manager.query(
      `UPDATE intermediate SET ${weighed}, scanned = $2, used_on = $3, scanned_at = now() WHERE id = $1`,
      [id, scanned, on],
    ),
  );
}

/** The two steps of an order at the bench. */
async function chain(): Promise<{ order: string; first: string; second: string }> {
  const order = await orderIn('compounding');
  const first = await insertIntermediate(db.database, here, { order });
  const second = await insertIntermediate(db.database, here, { order, position: 2, parent: first });
  return { order, first, second };
}

async function expiring(ingredient: string, on: string): Promise<() => Promise<unknown>> {
  const id = here.lots[ingredient];
  const set_ = (day: string) =>
    work((manager) => manager.query('UPDATE lot SET expires_on = $2 WHERE id = $1', [id, day]));
  await set_(on);
  return () => set_('2031-12-31');
}

describe('an intermediate, with raw SQL', () => {
  it('is made only while its order is compounded', async () => {
    for (const state of ['draft', 'approved', 'verification', 'released']) {
      await expect(
        insertIntermediate(db.database, here, { order: await orderIn(state) }),
      ).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringMatching(/recorded while it is compounded/u),
      });
    }
  });

  it('is never good for longer than the lots it is made from, nor than its parent', async () => {
    for (const ingredient of ['naltrexone-hydrochloride', 'rice-flour']) {
      const back = await expiring(ingredient, '2026-05-31');
      const order = await orderIn('compounding');
      await expect(
        insertIntermediate(db.database, here, { order, useBy: '2026-06-01' }),
      ).rejects.toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(/until 2026-05-31 and not after what it is made from/u),
      });
      await insertIntermediate(db.database, here, { order, useBy: '2026-05-31' });
      await back();
    }
    const order = await orderIn('compounding');
    const parent = await insertIntermediate(db.database, here, { order, useBy: '2026-05-31' });
    const child = { order, position: 2, parent };
    await expect(
      insertIntermediate(db.database, here, { ...child, useBy: '2026-06-01' }),
    ).rejects.toMatchObject({ kind: 'refused' });
    await insertIntermediate(db.database, here, { ...child, useBy: '2026-05-31' });
  });

  it('is made from an intermediate of its own order that comes before it, and of its own pharmacy', async () => {
    const { first, second, order } = await chain();
    const other = await orderIn('compounding');
    for (const row of [
      { order: other, position: 2, parent: first },
      { order, position: 1, parent: second },
    ]) {
      await expect(insertIntermediate(db.database, here, row)).rejects.toMatchObject({ kind: 'refused' });
    }
    await expect(
      insertIntermediate(db.database, here, { order, position: 3, parent: randomUUID() }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('takes no lot in quarantine, recalled or expired', async () => {
    const order = await orderIn('compounding');
    const lot = here.lots['rice-flour'];
    const mark = (status: string) =>
      work((manager) => manager.query('UPDATE lot SET status = $2 WHERE id = $1', [lot, status]));
    await mark('quarantined');
    await expect(insertIntermediate(db.database, here, { order })).rejects.toMatchObject({ kind: 'refused' });
    await mark('released');
    await insertIntermediate(db.database, here, { order });
  });

  it('is used with the scan of its own lot, weighed, in time, after its parent, and once', async () => {
    const { first, second } = await chain();
    const refused = (because: string) => ({ kind: 'refused', message: because });
    await expect(use(first, { scanned: `I-${second}` })).rejects.toMatchObject(
      refused('What was scanned is another lot.'),
    );
    await expect(use(second)).rejects.toMatchObject(refused('T1 was not scanned where T2 is made from it.'));
    await expect(use(first, { on: '2026-08-28' })).rejects.toMatchObject(
      refused('An intermediate is not used after its last day of use.'),
    );
    for (const part of ['actual_api', 'actual_diluent', 'actual_taken']) {
      const weighed = WEIGHED.replace(new RegExp(`${part} = '[^']*'`, 'u'), `${part} = NULL`);
      await expect(use(first, { weighed })).rejects.toMatchObject({ kind: 'refused' });
    }
    await use(first);
    await use(second);
    await expect(use(first)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'T1 is used; its record is no longer changed.',
    });
  });

  it('holds its order back from verification until it is scanned', async () => {
    const { order, first, second } = await chain();
    await expect(set(order, `state = 'verification'`)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/: T1, T2 was not scanned/u),
    });
    await use(first);
    await expect(set(order, `state = 'verification'`)).rejects.toMatchObject({ kind: 'refused' });
    await use(second);
    await set(order, `state = 'verification'`);
  });

  it('may be read in small letters and behind a scanner’s mark, and keeps what was read', async () => {
    const { order, first } = await chain();
    const record = (scan: string) =>
      work((manager) =>
        recordUses(manager, order, { uses: [{ ...USE, scan }], lines: [USE], on: '2026-03-01' }),
      );
    await expect(record('I-0')).rejects.toMatchObject({ message: 'What was scanned is another lot.' });
    await record(`]d1i-${first}`);
    const rows = await work((manager) =>
      manager.query('SELECT scanned FROM intermediate WHERE id = $1', [first]),
    );
    expect(rows).toEqual([{ scanned: lotScanned(`I-${first}`) }]);
  });

  it('that the plan asks for holds its order back also when it was never recorded', async () => {
    const triturations = [{ makes: 'T1' }, { makes: 'T2' }];
    const order = await planned({ batch: { triturations } });
    await expect(set(order, `state = 'verification'`)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/: T1, T2 was not scanned/u),
    });
    await use(await insertIntermediate(db.database, here, { order }));
    await expect(set(order, `state = 'verification'`)).rejects.toMatchObject({
      message: expect.stringMatching(/: T2 was not scanned/u),
    });
    await use(await insertIntermediate(db.database, here, { order, position: 2 }));
    await set(order, `state = 'verification'`);
  });

  it('is asked for by every strength of a kit, whose first is the plan’s own batch', async () => {
    const parts = ['T1', 'T2'].map((makes) => ({ batch: { triturations: [{ makes }] } }));
    const order = await planned({ batch: parts[0]?.batch, kit: parts });
    await use(await insertIntermediate(db.database, here, { order }));
    await expect(set(order, `state = 'verification'`)).rejects.toMatchObject({
      message: expect.stringMatching(/: T2 was not scanned/u),
    });
    await use(await insertIntermediate(db.database, here, { order, position: 2 }));
    await set(order, `state = 'verification'`);
    const nameless = await planned({ batch: { triturations: [{}] } });
    await expect(set(nameless, `state = 'verification'`)).rejects.toMatchObject({ kind: 'refused' });
    const without = await planned({ batch: { triturations: [] }, kit: [{ batch: { triturations: [] } }] });
    await set(without, `state = 'verification'`);
  });

  it('lets its order be discarded at any time', async () => {
    const { order } = await chain();
    await set(order, `state = 'discarded'`);
  });

  it('keeps its order on the shelf when the lot of its diluent is recalled', async () => {
    const { order, first, second } = await chain();
    await use(first);
    await use(second);
    await set(order, `state = 'verification'`);
    const mark = (status: string) =>
      work((manager) =>
        manager.query('UPDATE lot SET status = $2 WHERE id = $1', [here.lots['rice-flour'], status]),
      );
    await mark('recalled');
    await expect(
      set(order, `state = 'released', verified_by_id = '${here.second.staffId}'`),
    ).rejects.toMatchObject({ message: expect.stringMatching(/holds a recalled lot/u) });
    await mark('released');
  });

  it('is in the audit trail, never deleted, and its identity never changed', async () => {
    const { first } = await chain();
    const owner = await connect(db.superuserUrl);
    try {
      const { rows } = await owner.query(
        `SELECT action FROM audit_event WHERE table_name = 'intermediate' AND row_id = $1`,
        [first],
      );
      expect(rows).toEqual([{ action: 'INSERT' }]);
      for (const sql of ['DELETE FROM intermediate', 'TRUNCATE intermediate']) {
        await expect(owner.query(sql)).rejects.toMatchObject({ code: 'GA008' });
      }
      await expect(owner.query(`UPDATE intermediate SET use_by = '2030-01-01'`)).rejects.toMatchObject({
        code: 'GA002',
      });
    } finally {
      await owner.end();
    }
  });
});
