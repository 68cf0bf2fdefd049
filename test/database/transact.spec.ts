import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { actor } from '../support/rows.js';
import { PASSWORD, seedPharmacy, type Seeded } from '../support/seed.js';
import { Staff } from '../../src/staff/staff.entity.js';

let db: TestDatabase;
let here: Seeded;

beforeAll(async () => {
  db = await cloneDatabase();
  here = await seedPharmacy(db.database);
}, 60_000);
afterAll(() => db?.drop());

describe('one unit of work', () => {
  it('is tried again when the database chose it as the victim of a deadlock, and only then', async () => {
    let runs = 0;
    const result = await db.database.transact(actor(here.pharmacist), async (manager) => {
      runs++;
      if (runs < 3) await manager.query(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$`);
      return 'done';
    });
    expect({ result, runs }).toEqual({ result: 'done', runs: 3 });

    runs = 0;
    const failing = db.database.transact(actor(here.pharmacist), async (manager) => {
      runs++;
      await manager.query('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow(/22012/u);
    expect(runs).toBe(1);
  });

  it('gives up after a few tries with a sentence', async () => {
    const failing = db.database.transact(actor(here.pharmacist), (manager) =>
      manager.query(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$`),
    );
    await expect(failing).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/Try again/u),
    });
  });

  it('names the constraint in words when a login is taken', async () => {
    const taken = db.database.transact(actor(here.manager), (manager) =>
      manager.insert(Staff, {
        login: 'tess',
        name: 'x',
        initials: 'x',
        role: 'technician',
        passwordHash: 'x',
      }),
    );
    await expect(taken).rejects.toMatchObject({
      kind: 'conflict',
      message: 'That sign-in name is taken; choose another.',
    });
  });

  it('refuses text that cannot be stored as a field to correct', async () => {
    const failing = db.database.transact(actor(here.pharmacist), (manager) =>
      manager.query('INSERT INTO prescriber (name) VALUES ($1)', ['a\u0000b']),
    );
    await expect(failing).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('lets no patient data into an error', async () => {
    const failing = db.database.transact(actor(here.pharmacist), (manager) =>
      manager.query(`INSERT INTO patient (name, birth_date) VALUES ($1, '1980-02-29')`, ['Zoe Secret']),
    );
    const error = await failing.catch((each: Error) => each);
    expect(error).toBeInstanceOf(Error);
    const shown = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack);
    expect(shown).not.toMatch(/Zoe|Secret|1980/u);
    expect(shown).toMatch(/23502/u);
    expect((error as Error).stack).toMatch(/transact\.spec/u);
  });
});

describe('sign-in before any pharmacy is known', () => {
  const hash = (name: string) => `hash of ${name}`;
  type Row = Record<string, unknown>;
  const find = (token: string) => db.database.call<Row>('SELECT * FROM find_session($1)', [hash(token)]);

  it('finds a login in any case, and none that does not exist', async () => {
    const [row] = await db.database.call<Row>('SELECT * FROM find_staff_for_sign_in($1)', ['TESS']);
    expect(row).toMatchObject({
      staff_id: here.technician.staffId,
      pharmacy_id: here.pharmacyId,
      active: true,
    });
    expect(String(row?.['password_hash'])).not.toContain(PASSWORD);
    expect(await db.database.call('SELECT * FROM find_staff_for_sign_in($1)', ['nobody'])).toEqual([]);
  });

  it('knows a session by its token, by the one before for a while, and not once it has ended', async () => {
    await db.database.call('SELECT open_session($1, $2)', [hash('one'), here.technician.staffId]);
    expect(await find('one')).toMatchObject([
      { name: 'Tess Invented', role: 'technician', is_previous: false },
    ]);
    const rotate = () =>
      db.database.call('SELECT rotate_session($1, $2) AS rotated', [hash('one'), hash('two')]);
    expect(await rotate()).toEqual([{ rotated: true }]);
    expect(await rotate()).toEqual([{ rotated: false }]);
    expect(await find('two')).toMatchObject([{ is_previous: false }]);
    expect(await find('one')).toMatchObject([{ is_previous: true }]);
    await db.database.call('SELECT end_session($1)', [hash('two')]);
    expect([...(await find('one')), ...(await find('two'))]).toEqual([]);
  });

  it('has no session for someone who was deactivated', async () => {
    await db.database.call('SELECT open_session($1, $2)', [hash('three'), here.second.staffId]);
    await db.database.transact(actor(here.manager), (manager) =>
      manager.update(Staff, { id: here.second.staffId }, { active: false }),
    );
    expect(await find('three')).toEqual([]);
    await expect(
      db.database.call('SELECT open_session($1, $2)', [hash('four'), here.second.staffId]),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('counts failures by login since the last success, and by address', async () => {
    const since = new Date(Date.now() - 60_000);
    const note = (login: string, ok: boolean) =>
      db.database.call('SELECT note_sign_in($1, $2, $3)', [login, '192.0.2.7', ok]);
    for (const ok of [false, false, true, false]) await note('Bo', ok);
    expect(
      await db.database.call('SELECT * FROM failed_sign_ins($1, $2, $3)', ['bo', '192.0.2.7', since]),
    ).toEqual([{ by_login: 1, by_address: 3 }]);
    expect(
      await db.database.call('SELECT * FROM failed_sign_ins($1, $2, $3)', ['bo', '192.0.2.8', since]),
    ).toEqual([{ by_login: 1, by_address: 0 }]);
  });

  it('counts the pharmacies', async () => {
    expect(await db.database.call('SELECT pharmacy_count() AS n')).toEqual([{ n: 1 }]);
  });
});
