import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { readConfig, StartFault } from './config.js';

describe('settings of the service', () => {
  it('are safe where nothing is set', () => {
    expect({ ...readConfig({}) }).toEqual({
      dataDir: resolve('data'),
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      databasePort: 0,
      databasePoolSize: 10,
      host: '127.0.0.1',
      port: 3000,
      sessionIdleMinutes: 30,
      sessionHours: 12,
      secureCookies: false,
      trustedProxies: 0,
      logLevel: 'log',
    });
  });

  it('take a variable that is set and empty for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }).port).toBe(3000);
  });

  it('are read as they are set', () => {
    const config = readConfig({
      DATA_DIR: '/srv/galenic',
      DATABASE_URL: 'postgres://owner:p%40ss@db.example:5432/galenic?sslmode=require',
      PORT: '0',
      SECURE_COOKIES: 'yes',
    });
    expect(config).toMatchObject({ dataDir: '/srv/galenic', port: 0, secureCookies: true });
    expect(config.databaseUrl).toMatch(/sslmode=require$/u);
  });

  it.each([
    [{ PORT: '80a' }, 'PORT is "80a"; it must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is "70000"; it must be a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT is "-1"; it must be a whole number from 0 to 65535.'],
    [{ PORT: '3e3' }, 'PORT is "3e3"; it must be a whole number from 0 to 65535.'],
    [{ SESSION_HOURS: '0' }, 'SESSION_HOURS is "0"; it must be a whole number from 1 to 168.'],
    [{ SECURE_COOKIES: 'maybe' }, 'SECURE_COOKIES is "maybe"; it must be one of yes, no, true, false.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is "loud"; it must be one of fatal, error, warn, log, debug, verbose.',
    ],
    [{ HOST: 'a b' }, 'HOST is "a b"; it must be a host name or address, like 127.0.0.1 or 0.0.0.0.'],
    [
      { DATABASE_URL: 'mysql://u:p@h/d' },
      'DATABASE_URL is not a PostgreSQL URL; it must look like postgres://user:password@host:5432/database.',
    ],
    [
      { DATABASE_URL: 'postgres://h/d' },
      'DATABASE_URL names no user; it must look like postgres://user:password@host:5432/database.',
    ],
    [
      { DATABASE_URL: 'postgres://u:p@h' },
      'DATABASE_URL names no database; it must look like postgres://user:password@host:5432/database.',
    ],
    [
      { DATABASE_APP_URL: 'postgres://u:p@h/d' },
      'DATABASE_APP_URL is set without DATABASE_URL; set both, or neither.',
    ],
  ])('stop the start with one sentence: %j', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(new StartFault(sentence));
  });

  it('never repeat a password', () => {
    for (const DATABASE_URL of ['not a url with secret', 'http://u:secret@h/d', 'postgres://u:secret@h'])
      expect(() => readConfig({ DATABASE_URL })).toThrow(/^(?!.*secret).*$/u);
  });
});
