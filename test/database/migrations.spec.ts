import { afterEach, describe, expect, it } from '@jest/globals';
import { prepareDatabase } from '../../src/database/migrate.js';
import { driftOf } from '../../src/database/drift.js';
import { connect, createDatabase, ownerDataSource, type DatabaseUrls } from '../support/database.js';
import { TEMPLATE } from '../support/server.js';

describe('migrations', () => {
  let urls: DatabaseUrls;
  afterEach(() => urls.drop());

  async function migrationsIn(database: DatabaseUrls): Promise<number> {
    const client = await connect(database.ownerUrl);
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM migrations');
    await client.end();
    return rows[0]?.n ?? 0;
  }

  it('bring a blank database up to date, and do nothing the second time', async () => {
    urls = await createDatabase('template1');
    await prepareDatabase(urls.ownerUrl, urls.appUrl);
    const first = await migrationsIn(urls);
    await prepareDatabase(urls.ownerUrl, urls.appUrl);
    expect(first).toBeGreaterThanOrEqual(1);
    expect(await migrationsIn(urls)).toBe(first);
  });

  it('may be run by ten copies of the service at once, from blank', async () => {
    urls = await createDatabase('template1');
    const { ownerUrl, appUrl } = urls;
    await Promise.all(Array.from({ length: 10 }, () => prepareDatabase(ownerUrl, appUrl)));
    const client = await connect(ownerUrl);
    const { rows } = await client.query(
      'SELECT name, count(*)::int AS n FROM migrations GROUP BY name HAVING count(*) > 1',
    );
    await client.end();
    expect(rows).toEqual([]);
  });

  it('make the tables the entities describe', async () => {
    urls = await createDatabase(TEMPLATE);
    const owner = await ownerDataSource(urls);
    try {
      expect(await driftOf(owner)).toEqual([]);
    } finally {
      await owner.destroy();
    }
  });

  it.each([
    ['a column that was added', 'ALTER TABLE lot ADD COLUMN colour text', /colour/u],
    ['a column that is gone', 'ALTER TABLE patient DROP COLUMN phone', /phone/u],
    ['another type', 'ALTER TABLE prescriber ALTER COLUMN phone TYPE varchar(20)', /phone/u],
    ['a column that may be empty', 'ALTER TABLE staff ALTER COLUMN name DROP NOT NULL', /name/u],
    ['another default', `ALTER TABLE lot ALTER COLUMN status SET DEFAULT 'released'`, /status/u],
    [
      'a tenant default that is gone',
      'ALTER TABLE patient ALTER COLUMN pharmacy_id DROP DEFAULT',
      /pharmacy_id/u,
    ],
    [
      'a foreign key that is gone',
      'ALTER TABLE stock_movement DROP CONSTRAINT fk_stock_movement_lot_id',
      /lot_id/u,
    ],
    ['a check that is gone', 'ALTER TABLE lot DROP CONSTRAINT lot_on_hand_never_negative', /never_negative/u],
    ['a unique key that is gone', 'ALTER TABLE staff DROP CONSTRAINT uq_staff_login', /uq_staff_login/u],
  ])('the drift check sees %s', async (_what, change, sees) => {
    urls = await createDatabase(TEMPLATE);
    const client = await connect(urls.ownerUrl);
    await client.query(change);
    await client.end();
    const owner = await ownerDataSource(urls);
    try {
      expect((await driftOf(owner)).join('\n')).toMatch(sees);
    } finally {
      await owner.destroy();
    }
  });
});
