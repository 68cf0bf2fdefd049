import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { ORDER_STATES } from '../../src/orders/orders.entity.js';
import { TRANSITIONS } from '../../src/orders/transitions.js';
import { cloneDatabase, connect, type TestDatabase } from '../support/database.js';
import { actor, advance, insertOrder } from '../support/rows.js';
import { seedPharmacy, type Seeded } from '../support/seed.js';

let db: TestDatabase;
let here: Seeded;

beforeAll(async () => {
  db = await cloneDatabase({ poolSize: 12 });
  here = await seedPharmacy(db.database);
}, 60_000);
afterAll(() => db?.drop());

function work<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
  return db.database.transact(actor(here.pharmacist), run);
}

async function orderIn(state: string): Promise<string> {
  const { order } = await insertOrder(db.database, here);
  if (state === 'cancelled') await set(order, `state = 'cancelled'`);
  else if (state === 'discarded') {
    await advance(db.database, here, order, 'released');
    await set(order, `state = 'discarded'`);
  } else if (state !== 'draft') await advance(db.database, here, order, state);
  return order;
}

function set(order: string, change: string): Promise<unknown> {
  return work((manager) => manager.query(`UPDATE formulation_order SET ${change} WHERE id = $1`, [order]));
}

describe('the way of an order, with raw SQL', () => {
  it('allows every step the service has, and no other but to cancel what is being made', async () => {
    for (const from of ORDER_STATES) {
      const allowed = TRANSITIONS.filter((step) => step.from.includes(from)).map((step) => step.to);
      for (const to of ORDER_STATES) {
        if (to === from) continue;
        const order = await orderIn(from);
        const more = {
          released: `, verified_by_id = '${here.second.staffId}'`,
          dispensed: `, dispensed_on = '2026-03-02'`,
        };
        const undo = from === 'dispensed' ? ', dispensed_on = NULL' : '';
        const done = await set(order, `state = '${to}'${more[to as keyof typeof more] ?? undo}`).then(
          () => true,
          () => false,
        );
        // The database also lets go of a preparation while it is made; that goes round no check.
        const may =
          allowed.includes(to) || (to === 'cancelled' && ['compounding', 'verification'].includes(from));
        expect({ from, to, done }).toEqual({ from, to, done: may });
      }
    }
  }, 60_000);

  it('begins with a draft', async () => {
    const { prescription } = await insertOrder(db.database, here);
    await expect(
      work((manager) =>
        manager.query(
          `INSERT INTO formulation_order (prescription_id, version, state) VALUES ($1, 1, 'released')`,
          [prescription],
        ),
      ),
    ).rejects.toMatchObject({ kind: 'refused', message: 'A new order is a draft.' });
  });

  it('does not let the maker verify', async () => {
    const order = await orderIn('verification');
    await expect(
      set(order, `state = 'released', verified_by_id = '${here.technician.staffId}'`),
    ).rejects.toMatchObject({
      kind: 'refused',
      message: 'Who made a preparation may not verify it.',
    });
  });

  it('releases nothing without a verifier', async () => {
    const order = await orderIn('verification');
    await expect(set(order, `state = 'released'`)).rejects.toMatchObject({ kind: 'refused' });
  });

  it.each([
    `plan = '{"changed": true}'`,
    `request = '{}'`,
    `formula_id = 'other'`,
    `formula_version = 9`,
    `form = 'cream'`,
    `compounded_on = '2026-03-02'`,
    `beyond_use_date = '2030-01-01'`,
    `made_by_id = approved_by_id`,
    `verified_by_id = approved_by_id`,
    `approved_by_id = NULL`,
    `number = 'G-00-0000'`,
  ])('keeps a released record from "%s"', async (change) => {
    for (const state of ['released', 'dispensed', 'discarded']) {
      const order = await orderIn(state);
      await expect(set(order, change)).rejects.toMatchObject({ kind: 'conflict' });
      await set(order, `place = 'shelf'`);
    }
  });

  it('keeps the weighings of a released record', async () => {
    const order = await orderIn('compounding');
    await work((manager) =>
      manager.query(
        `INSERT INTO order_component (order_id, position, ingredient, planned) VALUES ($1, 1, 'rice-flour', '1 g')`,
        [order],
      ),
    );
    const weigh = () =>
      work((manager) =>
        manager.query(`UPDATE order_component SET actual = '1.01 g' WHERE order_id = $1`, [order]),
      );
    await weigh();
    await set(order, `state = 'verification'`);
    await set(order, `state = 'released', verified_by_id = '${here.second.staffId}'`);
    await expect(weigh()).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('dispenses until the beyond-use date and not after it', async () => {
    const order = await orderIn('released'); // until 2026-08-27
    await expect(set(order, `state = 'dispensed', dispensed_on = '2026-08-28'`)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/was good until 2026-08-27/u),
    });
    await set(order, `state = 'dispensed', dispensed_on = '2026-08-27'`);
    await expect(set(order, `dispensed_on = '2026-08-01'`)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('neither releases nor dispenses what holds a recalled lot', async () => {
    const order = await orderIn('compounding');
    const lot = here.lots['rice-flour'];
    await work((manager) =>
      manager.query(
        `INSERT INTO order_component (order_id, position, ingredient, lot_id, planned) VALUES ($1, 1, 'rice-flour', $2, '1 g')`,
        [order, lot],
      ),
    );
    await set(order, `state = 'verification'`);
    const mark = (status: string) =>
      work((manager) => manager.query('UPDATE lot SET status = $2 WHERE id = $1', [lot, status]));
    await mark('recalled');
    const release = () => set(order, `state = 'released', verified_by_id = '${here.second.staffId}'`);
    await expect(release()).rejects.toMatchObject({
      message: expect.stringMatching(/holds a recalled lot/u),
    });
    await mark('released');
    await release();
    await mark('recalled');
    await expect(set(order, `state = 'dispensed', dispensed_on = '2026-03-02'`)).rejects.toMatchObject({
      kind: 'refused',
    });
    await set(order, `state = 'discarded'`);
    await mark('released');
  });
});

describe('numbers', () => {
  it('count without gap or repeat when fifty are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => insertOrder(db.database, here)));
    const orders = await work((manager) =>
      manager.query<{ number: string }[]>('SELECT number FROM formulation_order ORDER BY number'),
    );
    const year = orders[0]?.number.slice(2, 4);
    expect(orders.map(({ number }) => number)).toEqual(
      orders.map((_, i) => `G-${year}-${String(i + 1).padStart(4, '0')}`),
    );
    const prescriptions = await work((manager) =>
      manager.query<{ number: number }[]>('SELECT number FROM prescription ORDER BY number'),
    );
    expect(prescriptions.map(({ number }) => number)).toEqual(prescriptions.map((_, i) => 100_001 + i));
    expect(made).toHaveLength(50);
  });

  it('start anew in another pharmacy, and go on past 9999', async () => {
    const other = await seedPharmacy(db.database, { prefix: 'o-' });
    await insertOrder(db.database, other);
    const superuser = await connect(db.superuserUrl);
    await superuser.query(
      `UPDATE pharmacy_counter SET value = 9999 WHERE pharmacy_id = $1 AND name LIKE 'order%'`,
      [other.pharmacyId],
    );
    await superuser.end();
    await insertOrder(db.database, other);
    const rows = await db.database.transact(actor(other.pharmacist), (manager) =>
      manager.query<{ number: string }[]>('SELECT number FROM formulation_order ORDER BY created_at'),
    );
    expect(rows.map(({ number }) => number.slice(5))).toEqual(['0001', '10000']);
  });
});
