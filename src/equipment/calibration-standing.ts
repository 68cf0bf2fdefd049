import { day, daysBetween, isBefore, printDay, type Day } from '../calendar/day.js';
import type { Status } from '../findings/finding.js';

/** How a calibration stands on a day, in a word that needs no colour. */
export interface CalibrationStanding {
  readonly status: Extract<Status, 'pass' | 'review' | 'block'>;
  readonly word: string;
}

/** A calibration holds through the day it falls due; it is overdue from the day after. */
export function isOverdue(item: { readonly calibrationDue: string | null }, on: Day): boolean {
  return item.calibrationDue !== null && isBefore(day(item.calibrationDue), on);
}

/** `noticeDays`: from how many days before the due day it is called due soon. Null: no due day was entered. */
export function calibrationStanding(
  item: { readonly calibrationDue: string | null },
  on: Day,
  noticeDays: number,
): CalibrationStanding | null {
  if (item.calibrationDue === null) return null;
  const due = day(item.calibrationDue);
  if (isBefore(due, on)) return { status: 'block', word: `overdue since ${printDay(due)}` };
  const left = daysBetween(on, due);
  if (left > noticeDays) return { status: 'pass', word: 'in date' };
  if (left === 0) return { status: 'review', word: 'due today' };
  return { status: 'review', word: left === 1 ? 'due tomorrow' : `due in ${left} days` };
}
