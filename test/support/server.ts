import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Migrated once; every test file works on a copy of it. */
export const TEMPLATE = 'galenic_template';

export interface TestServer {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
}

export function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** The PostgreSQL of this test run. The first of the test files that need it starts it, the others wait. */
export async function testServer(): Promise<TestServer> {
  const folder = process.env['GALENIC_TEST_FOLDER'];
  if (!folder)
    throw new Error('GALENIC_TEST_FOLDER is not set: run tests with the jest.config.js of the project');
  if (await isFirst(folder)) startProcess(folder);
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(30)) {
    const facts = await readFile(join(folder, 'server.json'), 'utf8').catch(() => undefined);
    if (facts) return JSON.parse(facts) as TestServer;
    const fault = await readFile(join(folder, 'server.fault'), 'utf8').catch(() => undefined);
    if (fault) throw new Error(`The PostgreSQL of the tests did not start: ${fault}`);
  }
  throw new Error('The PostgreSQL of the tests did not start within a minute');
}

function isFirst(folder: string): Promise<boolean> {
  return mkdir(join(folder, 'first')).then(
    () => true,
    () => false,
  );
}

function startProcess(folder: string): void {
  const support = join(import.meta.dirname ?? join(process.cwd(), 'test', 'support'));
  spawn(
    process.execPath,
    [
      '--no-warnings',
      '--import',
      join(support, 'typescript.js'),
      join(support, 'server-process.ts'),
      folder,
      process.env['GALENIC_TEST_RUN'] ?? '',
    ],
    { detached: true, stdio: 'ignore' },
  ).unref();
}
