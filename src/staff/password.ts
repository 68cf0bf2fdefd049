import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** OWASP Password Storage Cheat Sheet: scrypt with N = 2^17, r = 8, p = 1 at least. */
export const PASSWORD_COST = { logN: 17, r: 8, p: 1 } as const;

export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** What new passwords are hashed with. Only a test's `Config` says otherwise: it cannot be lowered from outside. */
export function passwordCostOf(config: { readonly passwordLogN?: number }): PasswordCost {
  return { ...PASSWORD_COST, logN: config.passwordLogN ?? PASSWORD_COST.logN };
}

/** ASVS 5.0 6.2.1 asks for 8, recommends 15; 12 with common ones refused is between. The upper limit bounds the work. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/u;

/** `scrypt$logN$r$p$salt$key`: the cost is stored, so it can be raised later without locking anyone out. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

/**
 * True when `password` is the one that was hashed. Without a stored hash (an unknown login) it works as long and answers
 * false, so that the time taken does not tell which logins exist.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
  usualCost: PasswordCost = PASSWORD_COST,
): Promise<boolean> {
  const parts = stored === undefined ? null : STORED.exec(stored);
  if (password.length > PASSWORD_MAX) return false;
  if (!parts) {
    await derive(password, randomBytes(SALT_BYTES), usualCost);
    return false;
  }
  const [, logN, r, p, salt = '', key = ''] = parts;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const found = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(found, Buffer.from(key, 'base64url'));
}

function derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** logN;
  // NFKC: the same password typed on another keyboard may arrive composed differently (NIST SP 800-63B).
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Undefined for a password that may be used, else what is wrong and what would be right. `own` are words of the person. */
export function faultOfPassword(password: unknown, own: readonly string[] = []): string | undefined {
  if (typeof password !== 'string' || password === '')
    return `is missing; use at least ${PASSWORD_MIN} characters`;
  if (password.length < PASSWORD_MIN)
    return `is too short; use at least ${PASSWORD_MIN} characters, like four words`;
  if (password.length > PASSWORD_MAX) return `is too long; use at most ${PASSWORD_MAX} characters`;
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'repeats a few characters; use words or characters that differ';
  if (COMMON_PASSWORDS.has(plain)) return 'is one of the first that would be guessed; use another';
  const rest = own.reduce(
    (text, word) => (word.length > 2 ? text.replaceAll(word.toLowerCase(), '') : text),
    plain,
  );
  if (rest.length < PASSWORD_MIN - 4 && rest !== plain)
    return 'is little more than your name; add other words';
  return undefined;
}
