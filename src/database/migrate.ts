import pg from 'pg';
import { DataSource } from 'typeorm';
import { StartFault } from '../config/start-fault.js';
import { ensureAppRole } from './app-role.js';
import { ownerDataSourceOptions } from './data-source.js';

/** Any number that nobody else uses for an advisory lock in this database. */
const MIGRATION_LOCK = 4_711_202_611;
const OLDEST_SERVER = 150_000;

/** Brings the database at `ownerUrl` up to date and `galenic_app` into being. Safe to run many times, and many at once. */
export async function prepareDatabase(ownerUrl: string, appUrl: string): Promise<void> {
  const owner = await connectOwner(ownerUrl);
  try {
    await refuseOldServer(owner);
    await ensureAppRole(owner, appUrl);
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(ownerUrl);
  } finally {
    // Ends the session, and with it the lock.
    await owner.end();
  }
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const dataSource = await new DataSource(ownerDataSourceOptions(ownerUrl)).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function connectOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new StartFault(whyUnreachable(url, error as { code?: string }));
  }
}

/** Names the place, never the password. */
function whyUnreachable(url: string, error: { code?: string }): string {
  const { hostname, port, pathname, username } = new URL(url);
  const at = `${hostname}:${port || '5432'}`;
  switch (error.code) {
    case '28P01':
    case '28000':
      return `The database at ${at} refuses the user or password of DATABASE_URL (user ${decodeURIComponent(username)}); correct them.`;
    case '3D000':
      return `The database server at ${at} has no database "${decodeURIComponent(pathname.slice(1))}"; create it, or correct DATABASE_URL.`;
    default:
      return `No PostgreSQL answers at ${at} (${error.code ?? 'no answer in time'}); start it, or correct DATABASE_URL.`;
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
  );
  if (Number(rows[0]?.number) < OLDEST_SERVER)
    throw new StartFault(`The database server is PostgreSQL ${rows[0]?.version}; Galenic needs 15 or newer.`);
}
