import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser for the tests: `$CHROMIUM_PATH`, else an installed one, else the one that ships inside the npm package. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'] ?? installedBrowser();
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  // Its flags are made for one page in a cloud function; a single process would die with its first closed page.
  const args = sparticuz.args.filter((flag) => flag !== '--single-process' && !flag.startsWith('--headless'));
  const folder = mkdtempSync(join(tmpdir(), 'galenic-browser-'));
  const browser = await chromium.launch({
    executablePath: unpackInto(folder),
    args: [...args, '--no-sandbox'],
    headless: true,
  });
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

/**
 * The package unpacks into the folder for temporary files, under one name for every user and every run: there another
 * user's browser cannot be started and a half unpacked one is taken for whole. So each launch has a folder of its own,
 * told to a process of its own, because a test cannot change where its own process keeps temporary files.
 */
function unpackInto(folder: string): string {
  const script =
    "const { default: c } = await import('@sparticuz/chromium'); process.stdout.write(await c.executablePath());";
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' },
    encoding: 'utf8',
  }).trim();
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => INSTALLED.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
