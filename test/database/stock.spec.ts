import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Lot } from '../../src/lots/lots.entity.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { actor, advance, insertOrder } from '../support/rows.js';
import { seedPharmacy, type Seeded } from '../support/seed.js';

let db: TestDatabase;
let here: Seeded;

beforeAll(async () => {
  db = await cloneDatabase({ poolSize: 20 });
  here = await seedPharmacy(db.database);
}, 60_000);
afterAll(() => db?.drop());

function work<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
  return db.database.transact(actor(here.pharmacist), run);
}

async function lotOf(facts: { onHand: string; status?: string; expiresOn?: string }): Promise<string> {
  const id = randomUUID();
  await work(async (manager) => {
    await manager.query(
      `INSERT INTO lot (id, ingredient, lot, supplier, received_on, expires_on, unit, status)
       VALUES ($1, 'rice-flour', $2, 'x', '2025-01-01', $3, 'mg', $4)`,
      [id, id, facts.expiresOn ?? '2031-12-31', facts.status ?? 'released'],
    );
    await move(manager, id, facts.onHand, 'received');
  });
  return id;
}

function move(
  manager: EntityManager,
  lot: string,
  quantity: string,
  reason: string,
  order?: string,
): Promise<unknown> {
  return manager.query(
    `INSERT INTO stock_movement (lot_id, quantity, reason, order_id) VALUES ($1, $2, $3, $4)`,
    [lot, quantity, reason, order ?? null],
  );
}

const draw = (lot: string, quantity: string, order?: string) =>
  work((manager) => move(manager, lot, `-${quantity}`, 'drawn', order));

async function onHand(lot: string): Promise<{ onHand: string; sum: string }> {
  const [row] = await work((manager) =>
    manager.query<{ onHand: string; sum: string }[]>(
      `SELECT on_hand::text AS "onHand", (SELECT sum(quantity) FROM stock_movement WHERE lot_id = l.id)::text AS sum
       FROM lot l WHERE id = $1`,
      [lot],
    ),
  );
  return row as { onHand: string; sum: string };
}

describe('stock on hand', () => {
  it('is the sum of the movements, exactly', async () => {
    const lot = await lotOf({ onHand: '100.1' });
    await draw(lot, '0.3');
    await draw(lot, '99.0000001');
    expect(await onHand(lot)).toEqual({ onHand: '0.7999999', sum: '0.7999999' });
  });

  it('never goes below zero, and says so', async () => {
    const lot = await lotOf({ onHand: '5' });
    await expect(draw(lot, '5.001')).rejects.toMatchObject({
      kind: 'refused',
      message: 'There is not enough of this lot on hand.',
    });
    await draw(lot, '5');
    expect(await onHand(lot)).toEqual({ onHand: '0', sum: '0' });
  });

  it('stays exact when a hundred draw from one lot at once', async () => {
    const lot = await lotOf({ onHand: '60' });
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => draw(lot, '1')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(60);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as { kind: string }] : [],
    );
    expect(refused.map(({ kind }) => kind)).toEqual(Array.from({ length: 40 }, () => 'refused'));
    expect(await onHand(lot)).toEqual({ onHand: '0', sum: '0' });
  });

  it('is drawn from two lots in either order without anyone losing', async () => {
    const [one, two] = [await lotOf({ onHand: '50' }), await lotOf({ onHand: '50' })];
    const both = (first: string, then: string) =>
      work(async (manager) => {
        await move(manager, first, '-1', 'drawn');
        await move(manager, then, '-1', 'drawn');
      });
    // Crosswise on purpose: PostgreSQL ends the deadlock by choosing a victim, and transact tries again.
    await Promise.all(Array.from({ length: 4 }, (_, i) => (i % 2 ? both(one, two) : both(two, one))));
    expect(await onHand(one)).toEqual({ onHand: '46', sum: '46' });
    expect(await onHand(two)).toEqual({ onHand: '46', sum: '46' });
  });

  it('cannot be written directly', async () => {
    const lot = await lotOf({ onHand: '5' });
    await expect(work((manager) => manager.update(Lot, { id: lot }, { onHand: '500' }))).rejects.toThrow(
      /42501/u,
    );
    await expect(
      work((manager) =>
        manager.query(`INSERT INTO lot (ingredient, lot, supplier, received_on, expires_on, unit, on_hand)
          VALUES ('rice-flour', 'made up', 'x', '2026-01-01', '2027-01-01', 'mg', 500)`),
      ),
    ).rejects.toMatchObject({ kind: 'refused' });
    expect(await onHand(lot)).toMatchObject({ onHand: '5' });
  });

  it.each([
    ['received', '-1'],
    ['drawn', '1'],
    ['returned', '-1'],
    ['wasted', '1'],
    ['recalled', '1'],
    ['adjusted', '0'],
    ['received', 'NaN'],
    ['received', 'Infinity'],
    ['stolen', '-1'],
  ])('is not moved by "%s" of %s', async (reason, quantity) => {
    const lot = await lotOf({ onHand: '5' });
    await expect(work((manager) => move(manager, lot, quantity, reason))).rejects.toMatchObject({
      kind: 'refused',
    });
    expect(await onHand(lot)).toEqual({ onHand: '5', sum: '5' });
  });

  it('has a ledger that is only added to', async () => {
    const lot = await lotOf({ onHand: '5' });
    for (const sql of [
      'UPDATE stock_movement SET quantity = 1',
      'DELETE FROM stock_movement',
      'TRUNCATE stock_movement',
    ])
      await expect(work((manager) => manager.query(sql))).rejects.toThrow(/42501/u);
    expect(await onHand(lot)).toEqual({ onHand: '5', sum: '5' });
  });
});

describe('a lot that may not be used', () => {
  it.each([
    ['in quarantine', { status: 'quarantined' }, /is in quarantine/u],
    ['recalled', { status: 'recalled' }, /is recalled/u],
    ['past its last day', { expiresOn: '2026-01-31' }, /expired on 2026-01-31/u],
  ])('%s is refused in a draw and in a record', async (_what, facts, says) => {
    const lot = await lotOf({ onHand: '5', ...facts });
    const { order } = await insertOrder(db.database, here);
    await advance(db.database, here, order, 'compounding');
    await expect(draw(lot, '1', order)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(says),
    });
    await expect(
      work((manager) =>
        manager.query(
          `INSERT INTO order_component (order_id, position, ingredient, lot_id, planned) VALUES ($1, 1, 'rice-flour', $2, '1 g')`,
          [order, lot],
        ),
      ),
    ).rejects.toMatchObject({ kind: 'refused', message: expect.stringMatching(says) });
    expect(await onHand(lot)).toEqual({ onHand: '5', sum: '5' });
  });

  it('is refused from the day after its last, counted on the day of compounding', async () => {
    const lastDay = await lotOf({ onHand: '5', expiresOn: '2026-03-01' });
    const dayBefore = await lotOf({ onHand: '5', expiresOn: '2026-02-28' });
    const { order } = await insertOrder(db.database, here);
    await advance(db.database, here, order, 'compounding'); // on 2026-03-01
    await draw(lastDay, '1', order);
    await expect(draw(dayBefore, '1', order)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('can still be wasted and counted', async () => {
    const lot = await lotOf({ onHand: '5', status: 'recalled', expiresOn: '2026-01-31' });
    await work((manager) => move(manager, lot, '-5', 'recalled'));
    expect(await onHand(lot)).toEqual({ onHand: '0', sum: '0' });
  });
});
