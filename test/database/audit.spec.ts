import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { AuditEvent } from '../../src/audit/audit.entity.js';
import { cloneDatabase, connect, type TestDatabase } from '../support/database.js';
import { actor, insertOrder } from '../support/rows.js';
import { seedPharmacy, type Seeded } from '../support/seed.js';

let db: TestDatabase;
let here: Seeded;

beforeAll(async () => {
  db = await cloneDatabase();
  here = await seedPharmacy(db.database);
}, 60_000);
afterAll(() => db?.drop());

function work<T>(run: (manager: EntityManager) => Promise<T>, reason = 'test'): Promise<T> {
  return db.database.transact({ ...actor(here.pharmacist), reason }, run);
}

describe('the audit trail', () => {
  it('holds the row before and after, who, when and why', async () => {
    const { patient } = await insertOrder(db.database, here);
    await work(
      (manager) => manager.query(`UPDATE patient SET phone = '555 0199' WHERE id = $1`, [patient]),
      'new phone',
    );
    const events = await work((manager) =>
      manager.find(AuditEvent, { where: { rowId: patient }, order: { id: 'ASC' } }),
    );
    expect(events).toMatchObject([
      { action: 'INSERT', tableName: 'patient', oldRow: null, newRow: { id: patient, phone: null } },
      {
        action: 'UPDATE',
        actorId: here.pharmacist.staffId,
        reason: 'new phone',
        pharmacyId: here.pharmacyId,
        oldRow: { id: patient, phone: null, name: 'Ada Example' },
        newRow: { id: patient, phone: '555 0199', name: 'Ada Example' },
      },
    ]);
    expect(Date.now() - (events[1]?.at.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it('covers every table of a pharmacy but sessions, idempotency keys, counters and itself', async () => {
    const superuser = await connect(db.superuserUrl);
    const { rows } = await superuser.query<{ t: string }>(
      `SELECT c.table_name AS t FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.column_name = 'pharmacy_id' AND NOT EXISTS (
         SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.table_name::regclass AND g.tgname = 'z_audit') ORDER BY 1`,
    );
    await superuser.end();
    expect(rows.map(({ t }) => t)).toEqual([
      'audit_event',
      'idempotency_key',
      'pharmacy_counter',
      'staff_session',
    ]);
  });

  it('never holds a password, not even scrambled', async () => {
    await work((manager) =>
      manager.query(`UPDATE staff SET password_hash = 'scrypt$new' WHERE id = $1`, [here.technician.staffId]),
    );
    const events = await work((manager) =>
      manager.find(AuditEvent, { where: { rowId: here.technician.staffId } }),
    );
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toMatch(/scrypt|password/u);
  });

  it('is undone with the work that is undone', async () => {
    await expect(
      work(async (manager) => {
        await manager.query(`UPDATE patient SET phone = 'gone'`);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const [row] = await work((manager) =>
      manager.query(`SELECT count(*)::int AS n FROM audit_event WHERE new_row ->> 'phone' = 'gone'`),
    );
    expect(row).toEqual({ n: 0 });
  });

  it('cannot be written, changed or emptied by the service', async () => {
    for (const sql of [
      `INSERT INTO audit_event (table_name, row_id, action) VALUES ('x', 'x', 'INSERT')`,
      `UPDATE audit_event SET reason = 'other'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
    ])
      await expect(work((manager) => manager.query(sql))).rejects.toThrow(/42501/u);
  });

  it('is not even changed by mistake of the owner', async () => {
    const owner = await connect(db.ownerUrl);
    for (const sql of [
      `UPDATE audit_event SET reason = 'other'`,
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
    ])
      await expect(owner.query(sql)).rejects.toMatchObject({ code: 'GA008' });
    await owner.end();
  });
});
