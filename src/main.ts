import { readConfig } from './config/config.js';
import { FirstRun } from './pharmacies/first-run.js';
import { endWith, startService } from './start.js';

/** The service: prints where it is and, on a blank installation, how to set it up. */
try {
  const { app, address } = await startService(readConfig(process.env));
  process.stdout.write(`Galenic is ready at ${address}\n`);
  const token = await app.get(FirstRun).offer();
  if (token !== null) {
    process.stdout.write(
      `Nothing is set up yet. Create the pharmacy at ${address}/first-run?token=${token}\n`,
    );
  }
} catch (error) {
  endWith(error);
}
