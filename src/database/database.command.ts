import { DataSource } from 'typeorm';
import { readConfig, StartFault } from '../config/config.js';
import { DatabaseServer } from './database-server.js';
import { ownerDataSourceOptions } from './data-source.js';
import { driftOf } from './drift.js';

/** `npm run migrate`: brings the database up to date. `npm run drift`: exits 1 and lists what differs from the entities. */
async function run(command: string | undefined): Promise<number> {
  const server = new DatabaseServer(readConfig(process.env));
  try {
    if (command === 'migrate') {
      await server.open();
      say('The database is up to date.');
      return 0;
    }
    if (command !== 'drift') throw new StartFault('Say what to do: migrate or drift.');
    const drift = await look(await server.start());
    say(drift.length === 0 ? 'The tables are what the entities describe.' : drift.join('\n'));
    return drift.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function look(ownerUrl: string): Promise<readonly string[]> {
  const owner = await new DataSource(ownerDataSourceOptions(ownerUrl)).initialize();
  try {
    return await driftOf(owner);
  } finally {
    await owner.destroy();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof StartFault ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
