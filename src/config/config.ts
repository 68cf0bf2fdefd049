import { resolve } from 'node:path';
import { StartFault } from './start-fault.js';

export { StartFault } from './start-fault.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every setting of the service, read once at start. */
export class Config {
  /** Absolute path of the folder that holds the embedded database. Not used with `databaseUrl`. */
  readonly dataDir: string;
  /** Owner of the tables: runs migrations. Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** The role the service works as, when its password is not to be derived from the owner's. */
  readonly databaseAppUrl: string | undefined;
  /** Port of the embedded database; 0 takes a free one. */
  readonly databasePort: number;
  /** Most connections this copy of the service opens. */
  readonly databasePoolSize: number;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** True where the service is reached by https, so that browsers send the session cookie over https only. */
  readonly secureCookies: boolean;
  /** Proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: number;
  readonly logLevel: LogLevel;
  /** log2 of scrypt's N, lower in tests only: no variable sets it. Default: `PASSWORD_COST`. */
  readonly passwordLogN?: number;

  constructor(values: Config) {
    Object.assign(this, values);
  }
}

type Env = Readonly<Record<string, string | undefined>>;

function textOf(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function wholeNumber(env: Env, name: string, fallback: number, least: number, most: number): number {
  const text = textOf(env, name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d{1,9}$/u.test(text) || value < least || value > most) {
    throw new StartFault(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

function choice<T extends string>(env: Env, name: string, fallback: T, choices: readonly T[]): T {
  const text = textOf(env, name);
  if (text === undefined) return fallback;
  const found = choices.find((each) => each === text);
  if (found === undefined)
    throw new StartFault(`${name} is "${text}"; it must be one of ${choices.join(', ')}.`);
  return found;
}

/** The value is never repeated: it may hold a password. */
function postgresUrl(env: Env, name: string): string | undefined {
  const text = textOf(env, name);
  if (text === undefined) return undefined;
  const right = 'it must look like postgres://user:password@host:5432/database';
  if (!URL.canParse(text)) throw new StartFault(`${name} is not a URL; ${right}.`);
  const url = new URL(text);
  if (!['postgres:', 'postgresql:'].includes(url.protocol))
    throw new StartFault(`${name} is not a PostgreSQL URL; ${right}.`);
  for (const [part, value] of [
    ['user', url.username],
    ['host', url.hostname],
    ['database', url.pathname.slice(1)],
  ]) {
    if (!value) throw new StartFault(`${name} names no ${part}; ${right}.`);
  }
  return text;
}

function host(env: Env): string {
  const text = textOf(env, 'HOST') ?? '127.0.0.1';
  if (!/^[\w.:%-]{1,255}$/u.test(text))
    throw new StartFault(`HOST is "${text}"; it must be a host name or address, like 127.0.0.1 or 0.0.0.0.`);
  return text;
}

/** Reads and checks every variable. Throws `StartFault` naming the first that is wrong. */
export function readConfig(env: Env): Config {
  const databaseUrl = postgresUrl(env, 'DATABASE_URL');
  const databaseAppUrl = postgresUrl(env, 'DATABASE_APP_URL');
  if (databaseAppUrl !== undefined && databaseUrl === undefined)
    throw new StartFault('DATABASE_APP_URL is set without DATABASE_URL; set both, or neither.');
  return new Config({
    dataDir: resolve(textOf(env, 'DATA_DIR') ?? './data'),
    databaseUrl,
    databaseAppUrl,
    databasePort: wholeNumber(env, 'DATABASE_PORT', 0, 0, 65_535),
    databasePoolSize: wholeNumber(env, 'DATABASE_POOL_SIZE', 10, 1, 1000),
    host: host(env),
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    sessionIdleMinutes: wholeNumber(env, 'SESSION_IDLE_MINUTES', 30, 1, 24 * 60),
    sessionHours: wholeNumber(env, 'SESSION_HOURS', 12, 1, 7 * 24),
    secureCookies:
      choice(env, 'SECURE_COOKIES', 'no', ['yes', 'no', 'true', 'false']).match(/yes|true/u) !== null,
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', 0, 0, 10),
    logLevel: choice(env, 'LOG_LEVEL', 'log', LOG_LEVELS),
  });
}
