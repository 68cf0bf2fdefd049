import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Real input that others published, kept outside the project; tests that need it are skipped where it is absent. */
export const DATA =
  process.env.GALENIC_TEST_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

export const hasData = existsSync(DATA);
if (!hasData)
  process.stdout.write(`tests on published data are skipped: no folder ${DATA}; set GALENIC_TEST_DATA\n`);

export function dataPath(...parts: string[]): string {
  return join(DATA, ...parts);
}
