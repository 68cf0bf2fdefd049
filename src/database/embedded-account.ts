import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../config/start-fault.js';

const run = promisify(execFile);
const ACCOUNT = 'postgres';

/** Whose process PostgreSQL is. Empty: the same as ours. */
export type Account = { readonly uid: number; readonly gid: number } | Record<string, never>;

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** PostgreSQL refuses to run as root, so root hands it to the account that owns the data, else to the one named postgres. */
export async function accountFor(cluster: string): Promise<Account> {
  if (!isRoot()) return {};
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await idsOf(ACCOUNT)) ?? (await create(ACCOUNT));
}

async function idsOf(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(name: string): Promise<Account> {
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ]).catch(() => undefined);
  const ids = await idsOf(name);
  if (!ids)
    throw new StartFault(
      `PostgreSQL does not run as root, and the system account "${name}" could not be made; make it with "useradd --system ${name}", start as an ordinary user, or set DATABASE_URL.`,
    );
  return ids;
}

/** Whether the account may walk through every folder above `path`. Home folders of root are usually closed to it. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
