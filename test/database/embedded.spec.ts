import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StartFault } from '../../src/config/start-fault.js';
import { appUrlFrom } from '../../src/database/app-role.js';
import { canReach, isRoot } from '../../src/database/embedded-account.js';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { prepareDatabase } from '../../src/database/migrate.js';
import { isAlive } from '../../src/database/postmaster.js';
import { connect } from '../support/database.js';
import { scratchFolder } from '../support/embedded.js';

// Each test starts a server or two; a busy machine takes its time.
jest.setTimeout(90_000);

const support = join(process.cwd(), 'test', 'support');
// Root becomes the account "nobody" for this, who must be able to read the project.
const nobody = { uid: 65_534, gid: 65_534 };
const canBeOrdinary = !isRoot() || (await canReach(nobody, join(support, 'embedded-process.ts')));

const running: EmbeddedPostgres[] = [];
let folder: Awaited<ReturnType<typeof scratchFolder>>;
let dataDir: string;
let model: typeof folder;

beforeAll(async () => {
  model = await scratchFolder('model');
  await (await EmbeddedPostgres.start({ dataDir: join(model.path, 'data'), port: 0 })).stop();
});
afterAll(() => model.remove());

beforeEach(async () => {
  folder = await scratchFolder('embedded');
  dataDir = join(folder.path, 'data');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await folder.remove();
});

/** Copies a cluster that was made once: most tests are not about making one. */
async function prepared(): Promise<void> {
  await mkdir(dataDir);
  await promisify(execFile)('cp', ['-a', join(model.path, 'data', 'postgres'), dataDir]);
}

async function start(port = 0): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start({ dataDir, port });
  running.push(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running.splice(running.indexOf(server), 1);
  await server.stop();
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(server.ownerUrl);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The sentence a start ends with. */
async function faultOf(starting: Promise<EmbeddedPostgres>): Promise<string> {
  const outcome = await starting.then(
    (server) => {
      running.push(server);
      return 'it started';
    },
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(StartFault);
  return (outcome as StartFault).message;
}

/** A service of its own in another process: prints its PostgreSQL's process id and stays. */
async function startElsewhere(): Promise<{ pid: number; postgres: number; ended: Promise<unknown> }> {
  const child = spawn(
    process.execPath,
    [
      '--no-warnings',
      '--import',
      join(support, 'typescript.js'),
      join(support, 'embedded-process.ts'),
      dataDir,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  child.stdout.destroy();
  return { pid: child.pid ?? 0, postgres: Number(line.toString()), ended };
}

describe('the embedded PostgreSQL', () => {
  it('starts on a blank folder, and a second start finds the data', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await stop(first);
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await ask(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(
      await ask(
        second,
        `SELECT current_setting('server_encoding') AS e, current_setting('data_checksums') AS c,
      (SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = current_database()) AS l,
      current_setting('listen_addresses') AS a`,
      ),
    ).toEqual([{ e: 'UTF8', c: 'on', l: 'bC.UTF-8', a: '127.0.0.1' }]);
  });

  it('keeps its passwords to the user who started it, and lets nobody in without one', async () => {
    await prepared();
    const server = await start();
    const { mode } = await stat(join(dataDir, 'postgres', 'secrets.json'));
    expect(mode & 0o077).toBe(0);
    for (const user of ['postgres', 'galenic_owner', 'galenic_app']) {
      const url = new URL(server.ownerUrl);
      url.username = user;
      url.password = 'guess';
      await expect(connect(url.toString())).rejects.toMatchObject({ code: '28P01' });
    }
  });

  it('is prepared by two copies at once while nobody knows the role of the service yet', async () => {
    await prepared();
    const { ownerUrl } = await start();
    await Promise.all([1, 2, 3].map(() => prepareDatabase(ownerUrl, appUrlFrom(ownerUrl))));
    const app = await connect(appUrlFrom(ownerUrl));
    expect((await app.query('SELECT pharmacy_count() AS n')).rows).toEqual([{ n: 0 }]);
    await app.end();
  });

  it('starts again after the service and the database were killed', async () => {
    await prepared();
    const other = await startElsewhere();
    process.kill(other.pid, 'SIGKILL');
    process.kill(other.postgres, 'SIGKILL');
    await other.ended;
    const server = await start();
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes over from a service that was killed and left its database running', async () => {
    await prepared();
    const other = await startElsewhere();
    process.kill(other.pid, 'SIGKILL');
    await other.ended;
    expect(isAlive(other.postgres)).toBe(true);
    const server = await start();
    expect(isAlive(other.postgres)).toBe(false);
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not kept from starting by a process id that belongs to another program by now', async () => {
    await prepared();
    await stop(await start());
    const pgdata = join(dataDir, 'postgres', 'pgdata');
    await writeFile(join(pgdata, 'postmaster.pid'), `${process.pid}\n${pgdata}\n1\n5432\n\n127.0.0.1\n\n\n`);
    expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('stops with the service on SIGTERM', async () => {
    await prepared();
    const other = await startElsewhere();
    process.kill(other.pid, 'SIGTERM');
    await other.ended;
    expect(isAlive(other.postgres)).toBe(false);
    const log = await readFile(join(dataDir, 'postgres', 'postgres.log'), 'utf8');
    expect(log).toMatch(/database system is shut down/u);
  });

  it('ends with its service even when that ends without a word', async () => {
    await prepared();
    const other = await startElsewhere();
    process.kill(other.pid, 'SIGUSR2'); // the helper process answers it with process.exit(1)
    await other.ended;
    for (let i = 0; i < 100 && isAlive(other.postgres); i++)
      await new Promise((done) => setTimeout(done, 50));
    expect(isAlive(other.postgres)).toBe(false);
  });

  it('says that another Galenic is running on the folder, and leaves that one alone', async () => {
    await prepared();
    const first = await start();
    expect(await faultOf(EmbeddedPostgres.start({ dataDir, port: 0 }))).toBe(
      `Another Galenic is running on ${dataDir}; stop it first, or set DATA_DIR to another folder.`,
    );
    expect(await ask(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is one when two start on a blank folder at the same moment', async () => {
    const both = await Promise.allSettled([start(), start()]);
    const faults = both.filter(({ status }) => status === 'rejected');
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      reason: { message: expect.stringMatching(/Another Galenic is running/u) },
    });
    expect((await readdir(dataDir)).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('says that its port is taken', async () => {
    await prepared();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      expect(await faultOf(EmbeddedPostgres.start({ dataDir, port }))).toBe(
        `DATABASE_PORT ${port} is taken by another program; choose another, or leave DATABASE_PORT out to take a free one.`,
      );
    } finally {
      server.close();
    }
  });

  it('says what is wrong with a folder that cannot be used', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    expect(await faultOf(EmbeddedPostgres.start({ dataDir: file, port: 0 }))).toMatch(
      /^DATA_DIR .*file cannot be used: it is a file; set DATA_DIR to a folder/u,
    );
    expect(await faultOf(EmbeddedPostgres.start({ dataDir: join(file, 'below'), port: 0 }))).toMatch(
      /a part of the path is a file/u,
    );
    expect(await faultOf(EmbeddedPostgres.start({ dataDir: '/proc/galenic', port: 0 }))).toMatch(
      /^DATA_DIR \/proc\/galenic cannot be used: /u,
    );
  });

  it('says so to an ordinary user who may not write the folder', async () => {
    if (!canBeOrdinary) return;
    await mkdir(dataDir, { mode: 0o555 });
    await chmod(dataDir, 0o555);
    const script = [
      '--no-warnings',
      '--import',
      join(support, 'typescript.js'),
      join(support, 'embedded-process.ts'),
      dataDir,
    ];
    const outcome = promisify(execFile)(process.execPath, script, isRoot() ? nobody : {});
    await expect(outcome).rejects.toMatchObject({
      stderr: `DATA_DIR ${dataDir} cannot be used: this user may not write there; set DATA_DIR to a folder that can be written.\n`,
    });
  });

  it('works in a folder that only root can reach, and says so when its data there is gone', async () => {
    if (!isRoot()) return;
    const closed = join(folder.path, 'home-of-root');
    await mkdir(closed, { mode: 0o700 });
    dataDir = join(closed, 'data');
    await stop(await start());
    const second = await start();
    expect(await ask(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop(second);
    const home = await realpath(join(dataDir, 'postgres'));
    expect(home).not.toContain(closed);
    await rm(home, { recursive: true });
    expect(await faultOf(EmbeddedPostgres.start({ dataDir, port: 0 }))).toMatch(
      /which is gone; bring it back/u,
    );
  });

  it('says why when the data is not what this PostgreSQL can read', async () => {
    await prepared();
    await stop(await start());
    await writeFile(join(dataDir, 'postgres', 'pgdata', 'PG_VERSION'), '13\n');
    expect(await faultOf(EmbeddedPostgres.start({ dataDir, port: 0 }))).toMatch(
      /^The embedded PostgreSQL in .* did not start: database files are incompatible with server\. Its log is/u,
    );
  });
});

describe('a PostgreSQL of somebody else', () => {
  it('that is not there, or refuses, is a sentence without the password', async () => {
    await prepared();
    const { ownerUrl } = await start();
    const cases: readonly [(url: URL) => void, RegExp][] = [
      [
        (url) => (url.port = '1'),
        /^No PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\); start it, or correct/u,
      ],
      [
        (url) => (url.password = 'wrong-secret'),
        /refuses the user or password of DATABASE_URL \(user galenic_owner\)/u,
      ],
      [(url) => (url.pathname = '/nowhere'), /has no database "nowhere"; create it/u],
    ];
    for (const [change, says] of cases) {
      const url = new URL(ownerUrl);
      change(url);
      const error = await prepareDatabase(url.toString(), appUrlFrom(ownerUrl)).catch(
        (each: unknown) => each,
      );
      expect(error).toBeInstanceOf(StartFault);
      expect((error as Error).message).toMatch(says);
      expect((error as Error).message).not.toContain(url.password);
    }
  });

  it('is not used with a role that could get round row-level security', async () => {
    await prepared();
    const server = await start();
    const appUrl = appUrlFrom(server.ownerUrl);
    await prepareDatabase(server.ownerUrl, appUrl);
    const superuser = await connect(server.superuserUrl);
    await superuser.query('ALTER ROLE galenic_app BYPASSRLS');
    await superuser.end();
    await expect(prepareDatabase(server.ownerUrl, appUrl)).rejects.toThrow(
      /could get round row-level security/u,
    );
  });
});
