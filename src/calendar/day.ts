import { Temporal } from 'temporal-polyfill';

/** A calendar day, without time and zone. */
export type Day = Temporal.PlainDate;

/**
 * How days are counted to a last day of use (domain: USP <795> 2018 draft says the day of compounding is day 1).
 * Day 1: `days` includes the day of compounding. Day 0: the day after compounding is the first.
 */
export const DAY_COUNTS = ['compounding-day-is-day-1', 'compounding-day-is-day-0'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

export type DayReading = { readonly day: Day } | { readonly fault: string };

const RIGHT = 'write year-month-day, like "2026-11-22"';

/** Reads `YYYY-MM-DD` between 1900 and 2199; anything else is a fault that says what would be right. */
export function readDay(input: unknown): DayReading {
  if (typeof input !== 'string') return { fault: `must be a date as text; ${RIGHT}` };
  const text = input.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return { fault: `is not a date; ${RIGHT}` };
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' });
    if (day.year < 1900 || day.year > 2199) return { fault: `is outside 1900 to 2199; ${RIGHT}` };
    return { day };
  } catch {
    return { fault: `is a day that does not exist; ${RIGHT}` };
  }
}

/** Reads a lot's expiry: a day, or a month (`2027-08`), which means its last day. */
export function readExpiry(input: unknown): DayReading {
  if (typeof input === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/u.test(input.trim())) {
    const month = Temporal.PlainYearMonth.from(input.trim());
    return readDay(month.toPlainDate({ day: month.daysInMonth }).toString());
  }
  return readDay(input);
}

/** For literals and data that was checked before. Throws on anything `readDay` faults. */
export function day(text: string): Day {
  const reading = readDay(text);
  if ('fault' in reading) throw new RangeError(`"${text}" ${reading.fault}`);
  return reading.day;
}

/** The last day of use of something good for `days` days that was compounded on `compoundedOn`. */
export function lastDayOfUse(compoundedOn: Day, days: number, dayCount: DayCount): Day {
  return compoundedOn.add({ days: dayCount === 'compounding-day-is-day-1' ? days - 1 : days });
}

export function isBefore(a: Day, b: Day): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

/** The earliest of the days. Throws for none: a date from nothing would be a guess. */
export function earliest(days: readonly Day[]): Day {
  const [first, ...rest] = days;
  if (!first) throw new RangeError('earliest of no days');
  return rest.reduce((least, next) => (isBefore(next, least) ? next : least), first);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is before. */
export function daysBetween(from: Day, to: Day): number {
  return from.until(to, { largestUnit: 'days' }).days;
}

/** The day it is at `instant` in the pharmacy's time zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `20 May 2027`: month in letters, so that no reader can swap day and month (label rule 34). */
export function printDay(value: Day): string {
  return `${value.day} ${MONTHS[value.month - 1]} ${value.year}`;
}
