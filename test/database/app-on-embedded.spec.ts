import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { createAdapter, setUpApp } from '../../src/app.setup.js';
import { Config, readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { findPostmaster } from '../../src/database/postmaster.js';
import { scratchFolder } from '../support/embedded.js';

let folder: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => {
  folder = await scratchFolder('app');
});
afterAll(() => folder.remove());

async function startApp(dataDir: string): Promise<NestFastifyApplication> {
  const config = new Config(readConfig({ DATA_DIR: dataDir, PORT: '0' }));
  const building = Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(Config)
    .useValue(config);
  const app = (await building.compile()).createNestApplication<NestFastifyApplication>(
    createAdapter(config),
    {
      logger: ['fatal', 'error'],
    },
  );
  await setUpApp(app);
  await app.listen(0, '127.0.0.1');
  return app;
}

it('starts its own database, answers /health, and stops the database when it closes, twice', async () => {
  const dataDir = join(folder.path, 'data');
  for (let start = 1; start <= 2; start++) {
    const app = await startApp(dataDir);
    const database = app.get(Database);
    expect((await fetch(`${await app.getUrl()}/health`)).status).toBe(200);
    expect(await findPostmaster(join(dataDir, 'postgres', 'pgdata'))).toBeDefined();
    await app.close();
    expect(await findPostmaster(join(dataDir, 'postgres', 'pgdata'))).toBeUndefined();
    await expect(database.ping()).rejects.toThrow(/not connected|not established/iu);
  }
}, 90_000);
