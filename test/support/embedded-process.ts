import { StartFault } from '../../src/config/start-fault.js';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';

/** A process that holds an embedded PostgreSQL, for tests that kill it. */
try {
  const server = await EmbeddedPostgres.start({ dataDir: process.argv[2] ?? '', port: 0 });
  const waiting = setInterval(() => undefined, 1000);
  process.on('SIGTERM', () => {
    void server.stop().then(() => clearInterval(waiting));
  });
  process.on('SIGUSR2', () => process.exit(1));
  process.stdout.write(`${server.pid}\n`);
} catch (error) {
  process.stderr.write(
    error instanceof StartFault ? `${error.message}\n` : `${String((error as Error).stack)}\n`,
  );
  process.exit(1);
}
