import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { cloneDatabase, connect, type TestDatabase } from '../support/database.js';
import { actor, advance, insertIntermediate, insertOrder } from '../support/rows.js';
import { seedPharmacy, type Seeded } from '../support/seed.js';

let db: TestDatabase;
let a: Seeded;
let b: Seeded;
let raw: pg.Client;
let tenantTables: string[];
let columns: Map<string, string[]>;

beforeAll(async () => {
  db = await cloneDatabase();
  a = await seedPharmacy(db.database, { prefix: 'a-' });
  b = await seedPharmacy(db.database, { prefix: 'b-' });
  for (const pharmacy of [a, b]) {
    const { order } = await insertOrder(db.database, pharmacy);
    await fillTheRest(pharmacy, order);
    const { order: atBench } = await insertOrder(db.database, pharmacy);
    await advance(db.database, pharmacy, atBench, 'compounding');
    await insertIntermediate(db.database, pharmacy, { order: atBench });
  }
  raw = await connect(db.appUrl);
  const superuser = await connect(db.superuserUrl);
  const { rows } = await superuser.query<{ t: string; c: string }>(
    `SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  );
  await superuser.end();
  columns = new Map();
  for (const { t, c } of rows) columns.set(t, [...(columns.get(t) ?? []), c]);
  tenantTables = [...columns].filter(([, names]) => names.includes('pharmacy_id')).map(([table]) => table);
}, 60_000);

afterAll(async () => {
  await raw?.end();
  await db?.drop();
});

/** So that every table holds a row of each pharmacy: an empty one would prove nothing. */
async function fillTheRest(at: Seeded, order: string): Promise<void> {
  await db.database.call('SELECT open_session($1, $2)', [`token of ${at.pharmacyId}`, at.technician.staffId]);
  await db.database.transact(actor(at.technician), async (manager) => {
    const by = at.technician.staffId;
    await manager.query(
      `INSERT INTO order_event (order_id, action, to_state, by_id) VALUES ($1, 'create', 'draft', $2)`,
      [order, by],
    );
    await manager.query(
      `INSERT INTO order_decision (order_id, finding, decision, reason, by_id) VALUES ($1, 'f', 'accept', 'r', $2)`,
      [order, by],
    );
    await manager.query(
      `INSERT INTO order_component (order_id, position, ingredient, planned) VALUES ($1, 1, 'rice-flour', '1 g')`,
      [order],
    );
    await manager.query(
      `INSERT INTO idempotency_key (key, route, body_hash) VALUES ('same key', 'POST /x', 'h')`,
    );
  });
}

/** Runs one statement as pharmacy A's session and undoes it. */
async function asA(sql: string, parameters: unknown[] = []): Promise<{ rows: number; code: string | null }> {
  await raw.query('BEGIN');
  try {
    await raw.query(`SELECT set_config('galenic.pharmacy_id', $1, true)`, [a.pharmacyId]);
    const { rowCount } = await raw.query(sql, parameters);
    return { rows: rowCount ?? 0, code: null };
  } catch (error) {
    return { rows: 0, code: (error as { code: string }).code };
  } finally {
    await raw.query('ROLLBACK');
  }
}

describe("one pharmacy's session, with raw SQL", () => {
  it('is tested against every table of a pharmacy, each with rows of both', async () => {
    expect(tenantTables).toEqual([
      'audit_event',
      'equipment',
      'formula_version',
      'formulation_order',
      'idempotency_key',
      'intermediate',
      'lot',
      'order_component',
      'order_decision',
      'order_event',
      'patient',
      'pharmacy_counter',
      'prescriber',
      'prescription',
      'staff',
      'staff_session',
      'stock_movement',
      'titration_template',
    ]);
    const superuser = await connect(db.superuserUrl);
    for (const table of tenantTables) {
      const { rows } = await superuser.query<{ n: number }>(
        `SELECT count(DISTINCT pharmacy_id)::int AS n FROM ${table} WHERE pharmacy_id IN ($1, $2)`,
        [a.pharmacyId, b.pharmacyId],
      );
      expect({ table, pharmacies: rows[0]?.n }).toEqual({ table, pharmacies: 2 });
    }
    const { rows } = await superuser.query(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
       WHERE t.attname = 'pharmacy_id' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
    await superuser.end();
  });

  it('reads nothing of another', async () => {
    for (const table of tenantTables) {
      const seen = await asA(`SELECT pharmacy_id FROM ${table} WHERE pharmacy_id = $1`, [b.pharmacyId]);
      expect({ table, ...seen, rows: seen.rows }).toMatchObject({ table, rows: 0 });
    }
    expect(await asA('SELECT id FROM pharmacy WHERE id = $1', [b.pharmacyId])).toEqual({
      rows: 0,
      code: null,
    });
    // And does read its own: the walls are not just empty rooms.
    for (const table of [
      'patient',
      'lot',
      'formulation_order',
      'audit_event',
      'stock_movement',
      'order_component',
      'intermediate',
    ]) {
      expect((await asA(`SELECT pharmacy_id FROM ${table}`)).rows).toBeGreaterThan(0);
    }
  });

  it('changes nothing of another, whichever column', async () => {
    for (const table of tenantTables) {
      for (const column of columns.get(table) ?? []) {
        const done = await asA(`UPDATE ${table} SET ${column} = ${column} WHERE pharmacy_id = $1`, [
          b.pharmacyId,
        ]);
        expect({ table, column, rows: done.rows }).toEqual({ table, column, rows: 0 });
      }
    }
    expect((await asA(`UPDATE pharmacy SET name = 'mine' WHERE id = $1`, [b.pharmacyId])).rows).toBe(0);
  });

  it('deletes nothing of another, and empties no table', async () => {
    for (const table of [...tenantTables, 'pharmacy']) {
      const whose = table === 'pharmacy' ? 'id' : 'pharmacy_id';
      expect((await asA(`DELETE FROM ${table} WHERE ${whose} = $1`, [b.pharmacyId])).rows).toBe(0);
      expect((await asA(`TRUNCATE ${table} CASCADE`)).code).toBe('42501');
    }
  });

  it('writes nothing in the name of another', async () => {
    const writes: readonly [string, string][] = [
      [
        'patient',
        `(name, birth_date, allergies, medications, conditions, version) VALUES ($1, 'x', '2000-01-01', '{}', '{}', '{}', 1)`,
      ],
      ['prescriber', `(name) VALUES ($1, 'x')`],
      ['equipment', `(kind, name, facts) VALUES ($1, 'balance', 'x', '{}')`],
      [
        'lot',
        `(ingredient, lot, supplier, received_on, expires_on, unit) VALUES ($1, 'x', 'x', 'x', '2026-01-01', '2027-01-01', 'mg')`,
      ],
      ['formula_version', `(formula_id, version, status, content) VALUES ($1, 'x', 1, 'draft', '{}')`],
      ['staff', `(login, name, initials, role, password_hash) VALUES ($1, 'evil', 'x', 'x', 'manager', 'x')`],
      ['titration_template', `(name, steps, version) VALUES ($1, 'x', '[]', 1)`],
      ['idempotency_key', `(key, route, body_hash) VALUES ($1, 'other', 'x', 'x')`],
    ];
    for (const [table, rest] of writes) {
      const done = await asA(`INSERT INTO ${table} ${rest.replace('(', '(pharmacy_id, ')}`, [b.pharmacyId]);
      expect({ table, code: done.code }).toEqual({ table, code: '42501' });
      // The same row in its own name is accepted, so it is the name that was refused.
      const own = await asA(`INSERT INTO ${table} ${rest.replace('(', '(pharmacy_id, ')}`, [a.pharmacyId]);
      expect({ table, rows: own.rows }).toEqual({ table, rows: 1 });
    }
    expect((await asA(`UPDATE patient SET pharmacy_id = $1`, [b.pharmacyId])).code).toBe('42501');
    for (const table of ['audit_event', 'staff_session', 'pharmacy_counter', 'sign_in_attempt']) {
      expect((await asA(`INSERT INTO ${table} DEFAULT VALUES`)).code).toBe('42501');
    }
  });

  it('names no row of another, although foreign keys would let it', async () => {
    const theirs = await db.database.transact(actor(b.technician), async (manager) => ({
      patient: (await manager.query('SELECT id FROM patient'))[0].id as string,
      prescription: (await manager.query('SELECT id FROM prescription'))[0].id as string,
      order: (await manager.query('SELECT id FROM formulation_order'))[0].id as string,
    }));
    const lot = b.lots['rice-flour'];
    const tries: readonly [string, unknown[]][] = [
      [
        `INSERT INTO prescription (patient_id, prescriber_id, facts) SELECT $1, id, '{}' FROM prescriber`,
        [theirs.patient],
      ],
      [`INSERT INTO formulation_order (prescription_id, version) VALUES ($1, 1)`, [theirs.prescription]],
      [`UPDATE formulation_order SET made_by_id = $1`, [b.technician.staffId]],
      [`INSERT INTO stock_movement (lot_id, quantity, reason) VALUES ($1, 1, 'received')`, [lot]],
      [
        `INSERT INTO stock_movement (lot_id, quantity, reason, order_id) SELECT id, -1, 'drawn', $1 FROM lot`,
        [theirs.order],
      ],
      [
        `INSERT INTO order_component (order_id, position, ingredient, lot_id, planned)
        SELECT id, 9, 'x', $1, 'x' FROM formulation_order`,
        [lot],
      ],
      [
        `INSERT INTO order_component (order_id, position, ingredient, planned) VALUES ($1, 9, 'x', 'x')`,
        [theirs.order],
      ],
      [
        `INSERT INTO order_event (order_id, action, to_state, by_id) VALUES ($1, 'x', 'draft', $2)`,
        [theirs.order, a.technician.staffId],
      ],
    ];
    for (const [sql, parameters] of tries)
      expect({ sql, ...(await asA(sql, parameters)) }).toMatchObject({ code: 'GA007' });
  });

  it('sees nothing and gets no error when no pharmacy is set', async () => {
    for (const table of ['patient', 'lot', 'formulation_order', 'audit_event', 'pharmacy']) {
      const { rowCount } = await raw.query(`SELECT 1 FROM ${table}`);
      expect(rowCount).toBe(0);
    }
    await expect(raw.query(`INSERT INTO prescriber (name) VALUES ('x')`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('leaves no pharmacy behind on a connection that goes back to the pool', async () => {
    await db.database.transact(actor(a.technician), (manager) => manager.query('SELECT 1'));
    const left = await Promise.all(
      Array.from({ length: 5 }, () => db.dataSource.query(`SELECT count(*)::int AS n FROM patient`)),
    );
    expect(left.flat().map((row: { n: number }) => row.n)).toEqual([0, 0, 0, 0, 0]);
  });

  it('ends only its own sessions', async () => {
    await db.database.transact(actor(a.manager), (manager) =>
      manager.query('SELECT end_sessions_of($1)', [b.technician.staffId]),
    );
    expect(
      await db.database.call('SELECT * FROM find_session($1)', [`token of ${b.pharmacyId}`]),
    ).toHaveLength(1);
  });
});

describe('the role the service works as', () => {
  it('owns nothing, is no superuser, and may not make itself one', async () => {
    const { rows } = await raw.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS tables,
         (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS functions,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        tables: 0,
        functions: 0,
        memberships: 0,
      },
    ]);
    for (const sql of [
      'SET ROLE galenic_owner',
      'SET ROLE postgres',
      'SET SESSION AUTHORIZATION galenic_owner',
      'ALTER ROLE galenic_app BYPASSRLS',
      'GRANT galenic_owner TO galenic_app',
      'ALTER TABLE patient DISABLE ROW LEVEL SECURITY',
      'ALTER TABLE patient NO FORCE ROW LEVEL SECURITY',
      'CREATE POLICY mine ON patient USING (true)',
      'DROP POLICY own_pharmacy ON patient',
      'ALTER TABLE audit_event DISABLE TRIGGER ALL',
      `SET session_replication_role = 'replica'`,
      'CREATE TABLE mine (id int)',
      'CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1',
      `COPY patient TO PROGRAM 'cat'`,
      'SELECT password_hash FROM staff',
      'SELECT next_number(gen_random_uuid(), $$x$$, 1)',
      'SELECT * FROM sign_in_attempt',
      'SELECT * FROM migrations',
    ]) {
      const code = await raw.query(sql).then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      );
      expect({ sql, code }).toEqual({ sql, code: '42501' });
    }
  });

  it('gets no row shown by turning row security off, only an error', async () => {
    await raw.query('SET row_security = off');
    await expect(raw.query('SELECT * FROM patient')).rejects.toMatchObject({ code: '42501' });
    await raw.query('RESET row_security');
    await raw.query('RESET ROLE');
    expect((await raw.query('SELECT * FROM patient')).rowCount).toBe(0);
  });

  it('cannot be tricked by objects of its own that come first in the search path', async () => {
    await raw.query(
      `CREATE TEMP TABLE staff (id uuid, pharmacy_id uuid, login text, password_hash text, active boolean)`,
    );
    await raw.query(
      `INSERT INTO pg_temp.staff VALUES (gen_random_uuid(), gen_random_uuid(), 'a-tess', 'forged', true)`,
    );
    const { rows } = await raw.query(`SELECT password_hash FROM find_staff_for_sign_in('A-TESS')`);
    expect(rows).toHaveLength(1);
    expect(rows[0].password_hash).toMatch(/^scrypt\$/u);
    await raw.query('DROP TABLE pg_temp.staff');
  });
});
