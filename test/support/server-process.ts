import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { appUrlFrom } from '../../src/database/app-role.js';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { prepareDatabase } from '../../src/database/migrate.js';
import { isAlive } from '../../src/database/postmaster.js';
import { TEMPLATE, urlOfDatabase, type TestServer } from './server.js';

/**
 * The PostgreSQL of one test run, in a process of its own so that it outlives the test file that asked for it first.
 * Ends with the run, even when the run is killed.
 */
async function serve(folder: string, runPid: number): Promise<void> {
  const server = await EmbeddedPostgres.start({
    dataDir: join(folder, 'data'),
    port: 0,
    // Nobody needs this data after a power cut.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
    },
  });
  const end = async () => {
    clearInterval(watch);
    await server.stop();
    await rm(join(folder, 'data'), { recursive: true, force: true });
    process.exit(0);
  };
  const watch = setInterval(() => void (isAlive(runPid) || end()), 1000);
  process.on('SIGTERM', () => void end());
  await makeTemplate(server);
  const facts: TestServer = { superuserUrl: server.superuserUrl, ownerUrl: server.ownerUrl };
  const file = join(folder, 'server.json');
  await writeFile(`${file}.part`, JSON.stringify(facts));
  await rename(`${file}.part`, file);
}

async function makeTemplate(server: EmbeddedPostgres): Promise<void> {
  const superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  await superuser.query(`CREATE DATABASE ${TEMPLATE} OWNER galenic_owner`);
  const ownerUrl = urlOfDatabase(server.ownerUrl, TEMPLATE);
  await prepareDatabase(ownerUrl, appUrlFrom(ownerUrl));
  await superuser.end();
}

const [folder = '', runPid = ''] = process.argv.slice(2);
await writeFile(join(folder, 'server.pid'), String(process.pid));
try {
  await serve(folder, Number(runPid));
} catch (error) {
  await writeFile(join(folder, 'server.fault'), String((error as Error).stack));
  process.exit(1);
}
