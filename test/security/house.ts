import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type pg from 'pg';
import { AppModule } from '../../src/app.module.js';
import { createAdapter, setUpApp } from '../../src/app.setup.js';
import { Clock } from '../../src/config/clock.js';
import { Config, readConfig } from '../../src/config/config.js';
import { PharmaciesService, type CreatedPharmacy } from '../../src/pharmacies/pharmacies.service.js';
import { SessionsService } from '../../src/staff/sessions.service.js';
import { StaffService } from '../../src/staff/staff.service.js';
import { connect, createDatabase } from '../support/database.js';
import { TEMPLATE } from '../support/server.js';
import { Browser } from './browser.js';

export const PASSWORD = 'four words on a bench';

/** The time of the service, moved by tests. */
export class TestClock extends Clock {
  private aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  forward(minutes: number): void {
    this.aheadMs += minutes * 60_000;
  }

  reset(): void {
    this.aheadMs = 0;
  }
}

type Row = Readonly<Record<string, unknown>>;

export interface House {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: TestClock;
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Ids of the people, by login. */
  readonly ids: Readonly<Record<'ada' | 'bea' | 'tom' | 'mia', string>>;
  /** Reads or writes past every rule, as the superuser. */
  rows(sql: string): Promise<Row[]>;
  forgetAttempts(): Promise<void>;
  signedIn(login: string): Promise<Browser>;
  secondPharmacy(): Promise<CreatedPharmacy>;
  close(): Promise<void>;
}

/** The service with nobody in it. */
export async function openBlankHouse(): Promise<House> {
  const urls = await createDatabase(TEMPLATE);
  const config = new Config({
    ...readConfig({ DATABASE_URL: urls.ownerUrl, DATABASE_POOL_SIZE: '5', PORT: '0' }),
    passwordLogN: 10,
  });
  const clock = new TestClock();
  const routes: { method: string; path: string }[] = [];
  const { app, superuser } = await startApp(config, clock, urls.superuserUrl, routes);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const rows = async (sql: string): Promise<Row[]> => (await superuser.query<Row>(sql)).rows;
  return {
    app,
    url,
    clock,
    routes,
    ids: { ada: '', bea: '', tom: '', mia: '' },
    rows,
    forgetAttempts: async () => void (await rows('DELETE FROM sign_in_attempt')),
    signedIn: (login) => signedIn(url, login),
    secondPharmacy: () => createPharmacy(app, 'Another Example Pharmacy', 'zoe', 'Zoe Example'),
    close: async () => {
      await app.close();
      await superuser.end();
      await urls.drop();
    },
  };
}

/** With a pharmacy: ada and bea are pharmacists, tom a technician, mia the manager. */
export async function openHouse(): Promise<House> {
  const house = await openBlankHouse();
  const created = await createPharmacy(house.app, 'Example Pharmacy', 'ada', 'Ada Example');
  const secret = await house.app.get(SessionsService).open(created.pharmacistId);
  const by = await house.app.get(SessionsService).get(secret);
  const add = (login: string, name: string, role: 'pharmacist' | 'technician' | 'manager'): Promise<string> =>
    house.app
      .get(StaffService)
      .add(by, { login, name, initials: name.slice(0, 1), role, password: PASSWORD });
  const ids = {
    ada: created.pharmacistId,
    bea: await add('bea', 'Bea Example', 'pharmacist'),
    tom: await add('tom', 'Tom Example', 'technician'),
    mia: await add('mia', 'Mia Example', 'manager'),
  };
  return { ...house, ids };
}

async function startApp(
  config: Config,
  clock: TestClock,
  superuserUrl: string,
  routes: { method: string; path: string }[],
): Promise<{ app: NestFastifyApplication; superuser: pg.Client }> {
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(Config)
    .useValue(config)
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const adapter = createAdapter(config);
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push({ method: each, path: url });
  });
  const app = testing.createNestApplication<NestFastifyApplication>(adapter, { logger: ['error'] });
  await setUpApp(app);
  await app.listen(0, '127.0.0.1');
  return { app, superuser: await connect(superuserUrl) };
}

function createPharmacy(
  app: NestFastifyApplication,
  name: string,
  login: string,
  pharmacist: string,
): Promise<CreatedPharmacy> {
  return app.get(PharmaciesService).create({
    name,
    address: ['1 Sample Street', 'Exampleton'],
    phone: '+1 555 0100',
    timeZone: 'Europe/London',
    standard: 'usp-795-2023',
    labelStock: '4x2in',
    pharmacist: { name: pharmacist, initials: 'AE', login, password: PASSWORD },
  });
}

async function signedIn(url: string, login: string): Promise<Browser> {
  const browser = new Browser(url);
  const answer = await browser.post('/sign-in', { login, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`${login} cannot sign in: ${answer.status}`);
  return browser;
}
