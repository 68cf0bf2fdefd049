import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { appUrlFrom } from '../../src/database/app-role.js';
import { appDataSourceOptions, ownerDataSourceOptions } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import { TEMPLATE, testServer, urlOfDatabase } from './server.js';

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** As `galenic_owner`. */
  readonly ownerUrl: string;
  /** As `galenic_app`. */
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** What the service uses. */
  readonly database: Database;
  /** Its connections, as `galenic_app`. */
  readonly dataSource: DataSource;
  /** Closes every connection and removes the database. */
  drop(): Promise<void>;
}

/** A copy of the migrated template; `template: 'template1'` gives a blank database. */
export async function cloneDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const urls = await createDatabase(TEMPLATE);
  const dataSource = await new DataSource(
    appDataSourceOptions(urls.appUrl, options.poolSize ?? 5),
  ).initialize();
  return {
    ...urls,
    dataSource,
    database: new Database(dataSource),
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await urls.drop();
    },
  };
}

export type DatabaseUrls = Omit<TestDatabase, 'database' | 'dataSource'>;

/** A database without connections to it: a copy of the migrated template, or a blank one. */
export async function createDatabase(template: typeof TEMPLATE | 'template1'): Promise<DatabaseUrls> {
  const server = await testServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(server.superuserUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER galenic_owner`);
  const ownerUrl = urlOfDatabase(server.ownerUrl, name);
  return {
    ownerUrl,
    appUrl: appUrlFrom(ownerUrl),
    superuserUrl: urlOfDatabase(server.superuserUrl, name),
    drop: () => asSuperuser(server.superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** The role that owns the tables, for looking at the schema. */
export async function ownerDataSource(urls: DatabaseUrls): Promise<DataSource> {
  return new DataSource(ownerDataSourceOptions(urls.ownerUrl)).initialize();
}

/** A plain connection; end it. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
