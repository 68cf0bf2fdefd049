import { describe, expect, it } from '@jest/globals';
import {
  csrfTokenOf,
  hashOfSecret,
  isSessionSecret,
  newSessionSecret,
  rotatedSecret,
  sameSecret,
} from './session-token.js';

describe('the secret of a session', () => {
  it('is new each time and is stored only as its hash', () => {
    const secret = newSessionSecret();
    expect(isSessionSecret(secret)).toBe(true);
    expect(newSessionSecret()).not.toBe(secret);
    expect(hashOfSecret(secret)).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('changes at a rotation, while a form opened before can still be sent', () => {
    const secret = newSessionSecret();
    const next = rotatedSecret(secret);
    expect(isSessionSecret(next)).toBe(true);
    expect(hashOfSecret(next)).not.toBe(hashOfSecret(secret));
    expect(csrfTokenOf(next)).toBe(csrfTokenOf(secret));
  });

  it('gives forms of another session another token', () => {
    expect(csrfTokenOf(newSessionSecret())).not.toBe(csrfTokenOf(newSessionSecret()));
  });

  it.each([undefined, '', 'x', 'a.b', `${'a'.repeat(22)}.${'b'.repeat(44)}`, ['a']])('is not %p', (text) => {
    expect(isSessionSecret(text)).toBe(false);
  });

  it('is compared whole', () => {
    expect(sameSecret('token', 'token')).toBe(true);
    expect(sameSecret('token ', 'token')).toBe(false);
    expect(sameSecret(undefined, 'token')).toBe(false);
  });
});
