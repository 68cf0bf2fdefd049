import { daysBetween, isBefore, type Day } from '../../calendar/day.js';
import type { MedicationEntry } from '../screening.types.js';

/**
 * Whether the patient takes a medicine on the day of compounding. Anything that does not clearly say it was stopped
 * counts as taken.
 */
export type Standing =
  | { readonly is: 'taken' }
  | { readonly is: 'mistake' }
  | { readonly is: 'stopped-without-date' }
  | { readonly is: 'date-in-future'; readonly lastTaken: Day }
  | { readonly is: 'stopped'; readonly lastTaken: Day; readonly daysAgo: number };

const STOPPED = new Set([
  'stopped',
  'completed',
  'ended',
  'not-taken',
  'cancelled',
  'inactive',
  'discontinued',
]);

export function standingOf(entry: MedicationEntry, on: Day): Standing {
  const status = entry.status.trim().toLowerCase();
  if (status === 'entered-in-error') return { is: 'mistake' };
  const { lastTaken } = entry;
  if (lastTaken && isBefore(on, lastTaken)) return { is: 'date-in-future', lastTaken };
  if (!STOPPED.has(status)) return { is: 'taken' };
  if (!lastTaken) return { is: 'stopped-without-date' };
  return { is: 'stopped', lastTaken, daysAgo: daysBetween(lastTaken, on) };
}
