import { describe, expect, it } from '@jest/globals';
import { readFirstRun } from './first-run.forms.js';
import { isTimeZone } from './time-zones.js';

const GOOD = {
  token: 'token',
  pharmacyName: 'Example Compounding',
  address: '1 Sample Street\r\nExampleton',
  phone: '+1 555 0100',
  timeZone: 'America/New_York',
  standard: 'usp-795-2023',
  labelStock: '4x2in',
  pharmacistName: 'Ada Example',
  initials: 'AE',
  login: 'Ada',
  password: 'kettle orbit maple stone',
};

describe('the first-run form', () => {
  it('gives the pharmacy with its address line by line', () => {
    const { pharmacy, faults } = readFirstRun(GOOD);
    expect(faults).toEqual([]);
    expect(pharmacy?.address).toEqual(['1 Sample Street', 'Exampleton']);
    expect(pharmacy?.pharmacist.login).toBe('Ada');
  });

  it.each([
    ['pharmacyName', ' ', 'is empty; write the name as printed on labels'],
    ['address', '', 'is missing; write it as printed on labels'],
    ['address', 'a\nb\nc\nd\ne', 'must have at most 4 lines'],
    ['timeZone', 'EST5', 'must be a time zone by its city, like Europe/London or America/New_York'],
    ['standard', 'usp', 'must be one of usp-795-2023, usp-795-2014, uk-extemporaneous, au-apf25'],
    ['labelStock', '9x9', 'must be one of 4x2in, 100x50mm, 4x6in'],
    ['initials', 'A1', 'must be 1 to 5 letters, as signed on a worksheet'],
    ['login', 'a b', 'must be 3 to 64 letters a–z, digits, or . _ @ -, beginning with a letter or digit'],
    ['password', 'short', 'is too short; use at least 12 characters, like four words'],
  ])('says what is wrong with %s %p and keeps what was typed', (field, value, message) => {
    const { typed, faults, pharmacy } = readFirstRun({ ...GOOD, [field]: value });
    expect(faults).toEqual([{ path: field, message }]);
    expect(pharmacy).toBeUndefined();
    expect(typed).not.toHaveProperty('password');
    expect(typed['pharmacistName']).toBe('Ada Example');
  });

  it('lists every missing field of an empty form', () => {
    const paths = readFirstRun({}).faults.map((fault) => fault.path);
    expect(new Set(paths)).toEqual(new Set(Object.keys(GOOD).filter((field) => field !== 'token')));
  });

  it('refuses a field it does not have, and one sent twice', () => {
    expect(readFirstRun({ ...GOOD, role: 'manager' }).faults).toEqual([
      { path: 'role', message: 'is not a field of this form' },
    ]);
    expect(readFirstRun({ ...GOOD, phone: ['1', '2'] }).faults[0]?.path).toBe('phone');
  });
});

describe('a time zone', () => {
  it.each(['Europe/London', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kolkata'])('is %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });
  it.each(['', 'London', '+02:00', 'Europe/Nowhere', 'europe/london', 5, 'Etc/../x'])('is not %p', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});
