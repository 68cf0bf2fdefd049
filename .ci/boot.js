// Starts the built program against a blank data folder, asks /health, stops it, and starts it a second time.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'galenic-boot-'));
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function healthy(url, child) {
  for (let tries = 0; tries < 240; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the program stopped with ${child.exitCode}`);
    try {
      const answer = await fetch(url);
      if (answer.ok) return answer.text();
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('no answer within a minute');
}

async function bootOnce(which) {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data'), DATABASE_URL: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const began = Date.now();
  const answer = await healthy(`http://127.0.0.1:${port}/health`, child);
  process.stdout.write(`${which} start: healthy after ${Date.now() - began} ms: ${answer}\n`);
  child.kill('SIGTERM');
  const code = await gone;
  if (code !== 0) throw new Error(`stopped with ${code} after SIGTERM`);
}

try {
  await bootOnce('first');
  await bootOnce('second');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
