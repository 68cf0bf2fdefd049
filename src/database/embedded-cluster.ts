import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../config/start-fault.js';
import { accountFor, canReach, isRoot, type Account } from './embedded-account.js';
import { findPrograms, type Programs } from './embedded-programs.js';

const run = promisify(execFile);

/** Where root keeps what the account `postgres` could not reach under DATA_DIR. */
const ELSEWHERE = '/var/lib/galenic';
const STALE_MS = 10 * 60_000;

export interface Secrets {
  /** Superuser `postgres`: makes roles and databases, holds the lock. */
  readonly superuser: string;
  /** `galenic_owner`, who owns the tables. */
  readonly owner: string;
}

/** A database cluster on disk, ready to be started. */
export interface Cluster {
  readonly dataDir: string;
  /** PostgreSQL's own data directory. */
  readonly folder: string;
  readonly log: string;
  readonly secrets: Secrets;
  readonly account: Account;
  readonly programs: Programs;
}

/** A locale that sorts the same on every machine, and messages that the start can read. */
const PLAIN_ENV = { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
export function plainEnv(): NodeJS.ProcessEnv {
  return { ...PLAIN_ENV, PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'] };
}

/** Finds the cluster under `dataDir`, or makes it. Two that make it at once end with one. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await prepareFolder(dataDir);
  const link = join(dataDir, 'postgres');
  const found = await whereIs(link);
  const account = await accountFor(found ? join(found, 'pgdata') : link);
  const base = found ? undefined : await baseFor(dataDir, account);
  const programs = await findPrograms(account, base ?? join(found ?? '', '..'));
  const home = found ?? (await create(base ?? dataDir, link, account, programs));
  return {
    dataDir,
    folder: join(home, 'pgdata'),
    log: join(home, 'postgres.log'),
    secrets: await readSecrets(home, dataDir),
    account,
    programs,
  };
}

/** The folder itself, or where root had to put it; undefined when there is none yet. */
async function whereIs(link: string): Promise<string | undefined> {
  const found = await realpath(link).catch(() => undefined);
  const target = found ?? (await readlink(link).catch(() => undefined));
  if (!found && target)
    throw new StartFault(
      `The database of ${dirname(link)} was in ${target}, which is gone; bring it back, or remove ${link} to begin anew.`,
    );
  return found;
}

async function prepareFolder(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    await makeFolder(dataDir);
    await (await open(probe, 'w')).close();
    await rm(probe, { force: true });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const why: Record<string, string> = {
      EACCES: 'this user may not write there',
      EPERM: 'this user may not write there',
      EROFS: 'the file system is read-only',
      ENOSPC: 'the disk is full',
      ENOTDIR: 'a part of the path is a file',
      EEXIST: 'it is a file',
      ENOENT: 'no folder can be made there',
    };
    throw new StartFault(
      `DATA_DIR ${dataDir} cannot be used: ${why[code] ?? code}; set DATA_DIR to a folder that can be written.`,
    );
  }
}

/** Not `mkdir`'s own `recursive`: that never comes back from a file system without folders to make, such as /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') {
      if ((await stat(path)).isDirectory()) return;
      throw error;
    }
    if (code !== 'ENOENT' || (await stat(dirname(path)).catch(() => undefined))) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/** DATA_DIR, unless a folder above it is closed to the account, as the home folder of root usually is. */
async function baseFor(dataDir: string, account: Account): Promise<string> {
  if (await canReach(account, join(dataDir, 'postgres'))) return dataDir;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  return ELSEWHERE;
}

/** Whole before it gets its name, so that neither a second start nor a killed one is taken for a cluster. */
async function create(base: string, link: string, account: Account, programs: Programs): Promise<string> {
  await sweep(base);
  const id = randomBytes(6).toString('hex');
  const part = join(base, `postgres.new-${id}`);
  try {
    await mkdir(part, { mode: 0o755 });
    await initialise(part, account, programs);
    if (base === dirname(link)) await rename(part, link);
    else await moveElsewhere(part, join(base, `postgres-${id}`), link);
  } catch (error) {
    if (!(await stat(join(link, 'secrets.json')).catch(() => undefined))) throw error;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return realpath(link);
}

async function moveElsewhere(part: string, home: string, link: string): Promise<void> {
  await rename(part, home);
  try {
    await symlink(home, link);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** What a start that was killed left behind. */
async function sweep(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (!/^postgres(ql-.*)?\.(new|part)-\w+$/u.test(name)) continue;
    const path = join(base, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  }
}

async function initialise(part: string, account: Account, programs: Programs): Promise<void> {
  const secrets: Secrets = {
    superuser: randomBytes(24).toString('hex'),
    owner: randomBytes(24).toString('hex'),
  };
  const folder = join(part, 'pgdata');
  const passwordFile = join(folder, '..', 'initial-password');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(part, 'secrets.json'), `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  await writeFile(passwordFile, `${secrets.superuser}\n`, { mode: 0o600 });
  if (account.uid !== undefined) {
    await chown(folder, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    await run(
      programs.initdb,
      [
        `--pgdata=${folder}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
      ],
      { ...account, cwd: folder, env: plainEnv() },
    );
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const last = stderr?.split('\n').find((line) => /error|fatal/iu.test(line)) ?? (error as Error).message;
    throw new StartFault(`The embedded PostgreSQL could not be set up in ${part}: ${last.trim()}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function readSecrets(home: string, dataDir: string): Promise<Secrets> {
  try {
    const secrets = JSON.parse(await readFile(join(home, 'secrets.json'), 'utf8')) as Secrets;
    if (!isRoot()) await ownedByUs(home);
    return secrets;
  } catch (error) {
    if (error instanceof StartFault) throw error;
    throw new StartFault(
      `The database in ${dataDir} cannot be read by this user; start as the user who made it, or set DATA_DIR to another folder.`,
    );
  }
}

async function ownedByUs(home: string): Promise<void> {
  const { uid } = await stat(join(home, 'pgdata'));
  if (process.getuid && uid !== process.getuid())
    throw new StartFault(
      `The database in ${home} belongs to another user (uid ${uid}); start as that user, or set DATA_DIR to another folder.`,
    );
}
