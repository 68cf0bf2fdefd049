// 100,000 random plans against the oracle in fractions: `npm run oracle`, or `npm run oracle -- 5000 700000` for 5,000
// of them from seed 700000 on. The tests run the same comparison with fewer.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [runs = '100000', seed = ''] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const jest = [
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  'test/rational-oracle.spec.ts',
];
const env = { ...process.env, ORACLE_RUNS: runs, ...(seed ? { ORACLE_SEED: seed } : {}) };
process.exitCode = spawnSync(process.execPath, jest, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
