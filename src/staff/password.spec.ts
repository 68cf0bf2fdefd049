import { describe, expect, it } from '@jest/globals';
import { faultOfPassword, hashPassword, PASSWORD_COST, verifyPassword } from './password.js';

const QUICK = { logN: 10, r: 8, p: 1 };

describe('a password', () => {
  it('is recognised by its hash, which holds its cost and never the password', async () => {
    const stored = await hashPassword('four words on a bench', QUICK);
    expect(stored).toMatch(/^scrypt\$10\$8\$1\$/u);
    expect(stored).not.toContain('bench');
    expect(await verifyPassword('four words on a bench', stored)).toBe(true);
    expect(await verifyPassword('four words on a Bench', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('is hashed with the cost OWASP asks for unless a test says otherwise', async () => {
    expect(PASSWORD_COST).toEqual({ logN: 17, r: 8, p: 1 });
    expect(await hashPassword('four words on a bench')).toMatch(/^scrypt\$17\$8\$1\$/u);
  });

  it('has another hash each time', async () => {
    expect(await hashPassword('four words on a bench', QUICK)).not.toBe(
      await hashPassword('four words on a bench', QUICK),
    );
  });

  it('is the same however the keyboard composes its letters', async () => {
    const stored = await hashPassword('Łódź café ñandú', QUICK);
    expect(await verifyPassword('Łódź café ñandú'.normalize('NFD'), stored)).toBe(true);
  });

  it('is worked on for an unknown login too, and never matches', async () => {
    expect(await verifyPassword('four words on a bench', undefined, QUICK)).toBe(false);
    expect(await verifyPassword('four words on a bench', 'not a hash', QUICK)).toBe(false);
  });

  it.each([
    ['', 'is missing; use at least 12 characters'],
    [undefined, 'is missing; use at least 12 characters'],
    ['short', 'is too short; use at least 12 characters, like four words'],
    ['x'.repeat(201), 'is too long; use at most 200 characters'],
    ['ababababababab', 'repeats a few characters; use words or characters that differ'],
    ['Password1234', 'is one of the first that would be guessed; use another'],
    ['ada.example1', 'is little more than your name; add other words'],
  ])('%p is refused with what would be right', (password, fault) => {
    expect(faultOfPassword(password, ['ada.example', 'Ada', 'Example'])).toBe(fault);
  });

  it('of four words is accepted', () => {
    expect(faultOfPassword('kettle orbit maple stone', ['ada.example'])).toBeUndefined();
  });
});
