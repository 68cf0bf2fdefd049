import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  day,
  dayIn,
  daysBetween,
  earliest,
  isBefore,
  lastDayOfUse,
  printDay,
  readDay,
  readExpiry,
} from './day.js';

const days = fc
  .tuple(fc.integer({ min: 0, max: 100_000 }))
  .map(([offset]) => day('1900-01-01').add({ days: offset }));

function expiry(text: string): string {
  const reading = readExpiry(text);
  return 'day' in reading ? reading.day.toString() : reading.fault;
}

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '2100-02-29'])(
    'refuses %s, which does not exist',
    (text) => {
      expect(readDay(text)).toMatchObject({ fault: expect.stringContaining('does not exist') });
    },
  );

  it.each(['22/11/2026', '2026-11-22T00:00:00Z', '20261122', '+002026-11-22', '', 'today', '2026-1-2'])(
    'refuses %p, which is not year-month-day',
    (text) => expect(readDay(text)).toMatchObject({ fault: expect.stringContaining('not a date') }),
  );

  it.each([20261122, null, undefined, new Date(0), ['2026-11-22']])(
    'refuses %p, which is not text',
    (input) => {
      expect(readDay(input)).toMatchObject({ fault: expect.stringContaining('as text') });
    },
  );

  it('keeps to the years 1900 to 2199', () => {
    expect(readDay('1899-12-31')).toHaveProperty('fault');
    expect(readDay('2200-01-01')).toHaveProperty('fault');
    expect(readDay('2199-12-31')).toHaveProperty('day');
  });

  it('is read back as it was written', () => {
    fc.assert(fc.property(days, (value) => day(value.toString()).equals(value)));
  });

  it('prints the month in letters', () => {
    expect(printDay(day('2027-05-20'))).toBe('20 May 2027');
    expect(printDay(day('2027-01-02'))).toBe('2 Jan 2027');
  });
});

describe('the expiry of a lot', () => {
  it.each([
    ['2028-03', '2028-03-31'],
    ['2028-04', '2028-04-30'],
    ['2027-02', '2027-02-28'],
    ['2028-02', '2028-02-29'],
    ['2100-02', '2100-02-28'],
    ['2000-02', '2000-02-29'],
    ['2027-08-31', '2027-08-31'],
  ])('%s means through %s', (text, last) => expect(expiry(text)).toBe(last));

  it.each(['2027-13', '2027-00', '2027', '08/2027', '1899-12', '2200-01'])('refuses %s', (text) => {
    expect(readExpiry(text)).toHaveProperty('fault');
  });

  it('given as a month is the last day of that month: the next day is another month', () => {
    fc.assert(
      fc.property(days, (value) => {
        const reading = readExpiry(value.toString().slice(0, 7));
        return (
          'day' in reading && reading.day.month === value.month && reading.day.add({ days: 1 }).day === 1
        );
      }),
    );
  });
});

describe('the last day of use', () => {
  it.each([
    [14, '2025-03-16'],
    [28, '2025-03-30'],
    [35, '2025-04-06'],
    [90, '2025-05-31'],
    [180, '2025-08-29'],
  ])('of something good for %i days, compounded 2025-03-03 as day 1, is %s', (period, last) => {
    expect(lastDayOfUse(day('2025-03-03'), period, 'compounding-day-is-day-1').toString()).toBe(last);
  });

  it('is one day later when the day of compounding is day 0', () => {
    expect(lastDayOfUse(day('2025-03-03'), 14, 'compounding-day-is-day-0').toString()).toBe('2025-03-17');
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), (on, period) => {
        const one = lastDayOfUse(on, period, 'compounding-day-is-day-1');
        const zero = lastDayOfUse(on, period, 'compounding-day-is-day-0');
        expect(daysBetween(one, zero)).toBe(1);
        expect(daysBetween(on, zero)).toBe(period);
      }),
    );
  });

  it('counts over leap days', () => {
    expect(lastDayOfUse(day('2028-02-01'), 30, 'compounding-day-is-day-1').toString()).toBe('2028-03-01');
    expect(lastDayOfUse(day('2027-02-01'), 30, 'compounding-day-is-day-1').toString()).toBe('2027-03-02');
  });
});

describe('days compared', () => {
  it('finds the earliest, and refuses to make one up from none', () => {
    expect(earliest([day('2027-02-01'), day('2026-12-31'), day('2027-01-01')]).toString()).toBe('2026-12-31');
    expect(() => earliest([])).toThrow(RangeError);
    expect(isBefore(day('2026-11-22'), day('2026-11-22'))).toBe(false);
  });

  it('is the pharmacy’s own day at the same instant around the world', () => {
    const instant = new Date('2026-11-22T10:30:00Z');
    expect(dayIn('Pacific/Kiritimati', instant).toString()).toBe('2026-11-23');
    expect(dayIn('Etc/GMT+12', instant).toString()).toBe('2026-11-21');
    expect(dayIn('Europe/Berlin', new Date('2026-03-29T22:59:59Z')).toString()).toBe('2026-03-30');
  });
});
