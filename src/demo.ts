import { readConfig } from './config/config.js';
import { runExamples } from './demo/examples.js';
import { chooseFolder, markComplete } from './demo/folder.js';
import { DEMO_PASSWORD, DEMO_STAFF } from './demo/demo-people.js';
import { seedIfBlank } from './demo/prepare.js';
import { endWith, startService } from './start.js';

/** The product with an invented pharmacy; with `--once` the examples on paper, and an end. */
try {
  const words = process.argv.slice(2);
  if (words.some((word) => word !== '--once')) {
    process.stderr.write('Usage: npm run demo [-- --once]\n');
    process.exit(2);
  }
  if (words.includes('--once')) await runExamples();
  else await serve();
} catch (error) {
  endWith(error);
}

async function serve(): Promise<void> {
  const folder = await chooseFolder(process.env.DATA_DIR ?? './data/demo');
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env, DATA_DIR: folder.dataDir });
  say('Starting the database and the service …');
  const { address } = await startService(config, (app) => seedIfBlank(app, say));
  await markComplete(folder);
  say(`Galenic is ready at ${address}`);
  say(`Sign in with the password "${DEMO_PASSWORD}" as`);
  for (const person of DEMO_STAFF) say(`  ${person.login.padEnd(6)} ${person.role}, ${person.name}`);
  say('Stop with Ctrl+C; the demo data stays for the next start.');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
