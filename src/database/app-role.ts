import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from '../config/start-fault.js';

/** The role the service works as. It owns nothing, so row-level security binds it. */
export const APP_ROLE = 'galenic_app';

const SCRAM_ITERATIONS = 4096;

/**
 * Where `galenic_app` signs in: the owner's address with a password derived from the owner's, so that every copy of the
 * service comes to the same one and nothing has to be stored or handed round.
 */
export function appUrlFrom(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const ownerPassword = decodeURIComponent(url.password);
  if (ownerPassword === '')
    throw new StartFault(
      'DATABASE_URL has no password to derive the one of galenic_app from; set DATABASE_APP_URL too.',
    );
  url.username = APP_ROLE;
  url.password = createHmac('sha256', ownerPassword).update(`${APP_ROLE} of galenic`).digest('hex');
  return url.toString();
}

/** Makes sure that the role exists with this password and is bound by row-level security. */
export async function ensureAppRole(owner: pg.Client, appUrl: string): Promise<void> {
  const url = new URL(appUrl);
  if (decodeURIComponent(url.username) !== APP_ROLE)
    throw new StartFault(`DATABASE_APP_URL signs in as another role; it must be ${APP_ROLE}.`);
  if (!(await signsIn(appUrl))) await createOrCorrect(owner, decodeURIComponent(url.password));
  await proveItIsBound(owner);
}

async function signsIn(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Several copies may start at once, and roles belong to the whole server, so losing the race is not a failure. */
async function createOrCorrect(owner: pg.Client, password: string): Promise<void> {
  const verifier = scramVerifier(password);
  for (let attempt = 1; ; attempt++) {
    try {
      const found = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
      const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
      await owner.query(`${verb} ROLE ${APP_ROLE} LOGIN PASSWORD '${verifier}'`);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '42501')
        throw new StartFault(
          `The role of DATABASE_URL may not create or change the role ${APP_ROLE}; give it CREATEROLE, or create ${APP_ROLE} and set DATABASE_APP_URL.`,
        );
      // 42710, 23505: created by another copy meanwhile; XX000: "tuple concurrently updated".
      if (attempt >= 10 || !['42710', '23505', 'XX000'].includes(code ?? '')) throw error;
      await sleep(30 * attempt);
    }
  }
}

async function proveItIsBound(owner: pg.Client): Promise<void> {
  const bound = await owner.query<{ bound: boolean }>(
    `SELECT NOT (rolsuper OR rolbypassrls) AND NOT pg_has_role(oid, current_user::regrole, 'MEMBER') AS bound
     FROM pg_roles WHERE rolname = $1`,
    [APP_ROLE],
  );
  if (bound.rows[0]?.bound !== true)
    throw new StartFault(
      `The role ${APP_ROLE} could get round row-level security; it must be NOSUPERUSER NOBYPASSRLS and no member of the owner's role.`,
    );
}

/** RFC 5803 form, made here so that the password itself is in no statement the server could log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, SCRAM_ITERATIONS, 32, 'sha256');
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`;
}
