import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A session's secret: `<form key>.<token>`, 16 and 32 random bytes. The form key stays for the whole session, the token
 * changes at each rotation; so a form that was opened before a rotation can still be sent after it.
 * Only the SHA-256 of the whole is stored.
 */
export function newSessionSecret(): string {
  return `${randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
}

export function rotatedSecret(secret: string): string {
  return `${formKeyOf(secret)}.${randomBytes(32).toString('base64url')}`;
}

const SECRET = /^[\w-]{22}\.[\w-]{43}$/u;

export function isSessionSecret(text: unknown): text is string {
  return typeof text === 'string' && SECRET.test(text);
}

/** What the database keeps: SHA-256 in hex. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The token of a session's forms: known to its own pages, not computable without the cookie. */
export function csrfTokenOf(secret: string): string {
  return createHmac('sha256', formKeyOf(secret)).update('galenic form').digest('base64url');
}

function formKeyOf(secret: string): string {
  return secret.slice(0, secret.indexOf('.'));
}

/** Compares in a time that does not depend on where two texts differ. */
export function sameSecret(given: unknown, right: string): boolean {
  if (typeof given !== 'string') return false;
  return timingSafeEqual(
    createHash('sha256').update(given).digest(),
    createHash('sha256').update(right).digest(),
  );
}
