import { day, printDay, readDay } from '../calendar/day.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What a person types for a day, as `YYYY-MM-DD`: that, or day, month in letters and year (`20 Nov 2026`), which is
 * how every page prints it. A month in digits beside a day in digits could be swapped, so it is never guessed:
 * anything else comes back as typed, for the reader of the field to refuse.
 */
export function typedDay(text: string): string {
  const match = /^(\d{1,2})[\s.-]+(\p{L}{3,9})[\s.,-]+(\d{4})$/u.exec(text.trim());
  if (!match) return text.trim();
  const [, date = '', word = '', year = ''] = match;
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const iso = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return month > 0 && 'day' in readDay(iso) ? iso : text.trim();
}

/** For a field that already has a day: `2026-11-20` → `20 Nov 2026`. Anything else stays as it is. */
export function dayForField(text: string | null | undefined): string {
  return text && 'day' in readDay(text) ? printDay(day(text)) : (text ?? '');
}
