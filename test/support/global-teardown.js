import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export default async function globalTeardown() {
  const folder = process.env.GALENIC_TEST_FOLDER;
  const pid = Number(await readFile(join(folder, 'server.pid'), 'utf8').catch(() => '0'));
  if (pid > 0) {
    // It stops PostgreSQL and removes its data before it ends.
    for (let waited = 0; waited < 30_000 && tell(pid, waited === 0 ? 'SIGTERM' : 0); waited += 20)
      await sleep(20);
  }
  await rm(folder, { recursive: true, force: true });
}

function tell(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
