// Builds dist when it is missing or older than the sources, so that every command works on a fresh clone.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');

function newest(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = ['src', 'migrations', 'tsconfig.json', 'nest-cli.json', 'package.json'];
const changed = Math.max(...sources.map((name) => newest(join(root, name))));

if (!existsSync(stamp) || statSync(stamp).mtimeMs < changed) {
  process.stderr.write('Building Galenic …\n');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  } catch {
    process.stderr.write('The build failed; the lines above say where.\n');
    process.exit(1);
  }
  writeFileSync(stamp, '');
}
