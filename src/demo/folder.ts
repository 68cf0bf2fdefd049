import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartFault } from '../config/start-fault.js';
import { EmbeddedPostgres } from '../database/embedded-postgres.js';

const PREFIX = 'pharmacy-';

export interface DemoFolder {
  /** Where this start keeps its database. */
  readonly dataDir: string;
  readonly marker: string;
}

/**
 * The folder with a complete demo, or a new one. A demo that was stopped while it was being filled is never opened again,
 * and never mistaken for a complete one.
 */
export async function chooseFolder(root: string): Promise<DemoFolder> {
  const marker = join(resolve(root), 'complete');
  try {
    await mkdir(resolve(root), { recursive: true });
  } catch {
    throw new StartFault(`The folder ${resolve(root)} cannot be made; set DATA_DIR to one you may write to.`);
  }
  const complete = await readFile(marker, 'utf8').catch(() => '');
  const name = /^[\w-]{1,40}$/u.test(complete) ? complete : `${PREFIX}${Date.now().toString(36)}`;
  await clearHalfFilled(resolve(root), name);
  return { dataDir: join(resolve(root), name), marker };
}

/** What a start that was killed while it filled the demo has left: its folder, and maybe its database still running. */
async function clearHalfFilled(root: string, kept: string): Promise<void> {
  const names = await readdir(root);
  for (const name of names.filter((one) => one.startsWith(PREFIX) && one !== kept)) {
    const dataDir = join(root, name);
    try {
      // Starting it is how a database that nobody uses any more is found and stopped.
      const server = await EmbeddedPostgres.start({ dataDir, port: 0 });
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // Another demo is filling it at this moment, or it cannot be opened: it is left alone.
    }
  }
}

export async function markComplete(folder: DemoFolder): Promise<void> {
  await writeFile(folder.marker, folder.dataDir.split(/[\\/]/u).at(-1) ?? '');
}
