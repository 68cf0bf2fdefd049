import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { readConfig } from '../config/config.js';
import { printRequest } from '../cli/print.js';
import { isOpen } from '../findings/finding.js';
import type { Plan } from '../planning/plan.types.js';
import { startService } from '../start.js';
import { DEMO_PASSWORD, DEMO_STAFF } from './demo-people.js';
import { seedIfBlank } from './prepare.js';

const EXAMPLES = 'examples';
const OUT = 'out';

/** Runs every request in `examples/` through a running service into `out/*.pdf`, a line for each. */
export async function runExamples(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'galenic-demo-'));
  const config = readConfig({
    ...process.env,
    PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: join(folder, 'data'),
  });
  try {
    const { app, address } = await startService(config, (started) => seedIfBlank(started, () => {}));
    try {
      const token = await signIn(address);
      for (const file of (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json')).sort()) {
        await runExample(address, token, file);
      }
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function signIn(address: string): Promise<string> {
  const answer = await post(`${address}/api/session`, {
    login: DEMO_STAFF[0]?.login,
    password: DEMO_PASSWORD,
  });
  return (answer as { token: string }).token;
}

async function runExample(address: string, token: string, file: string): Promise<void> {
  const json = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as Record<string, unknown>;
  const answer = (await post(`${address}/api/plans`, json, token)) as Plan;
  const name = basename(file, '.json');
  const written = await printRequest(json, answer, join(OUT, '.printing'));
  const papers: string[] = [];
  for (const path of written) {
    const paper = `${name}-${basename(path)}`;
    await rename(path, join(OUT, paper));
    papers.push(basename(path, '.pdf'));
  }
  await rm(resolve(OUT, '.printing'), { recursive: true, force: true });
  const date = answer.stability ? `until ${answer.stability.beyondUseDate}` : 'no date';
  const open = answer.findings.filter(isOpen).map((finding) => finding.because);
  process.stdout.write(
    `${name.padEnd(32)} ${answer.status.padEnd(10)} ${date}  ${papers.join(', ')}${open.length > 0 ? `  (${open.join(' ')})` : ''}\n`,
  );
}

async function post(url: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
