import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartFault } from '../config/start-fault.js';

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
  const name = /^[\w-]{1,40}$/u.test(complete) ? complete : `pharmacy-${Date.now().toString(36)}`;
  return { dataDir: join(resolve(root), name), marker };
}

export async function markComplete(folder: DemoFolder): Promise<void> {
  await writeFile(folder.marker, folder.dataDir.split(/[\\/]/u).at(-1) ?? '');
}
