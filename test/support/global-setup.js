import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Only a folder: the server of this run is started in it by the first test file that asks for a database. */
export default async function globalSetup() {
  const folder = await mkdtemp(join(tmpdir(), 'galenic-test-'));
  await chmod(folder, 0o755);
  process.env.GALENIC_TEST_FOLDER = folder;
  process.env.GALENIC_TEST_RUN = String(process.pid);
}
