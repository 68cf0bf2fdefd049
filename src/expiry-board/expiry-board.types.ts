import type { Form } from '../catalogue/formula.js';

export const BOARD_GROUPS = ['past', 'today', 'this-week', 'next', 'later'] as const;
/** `this-week`: within 7 days; `next`: within 14. */
export type BoardGroup = (typeof BOARD_GROUPS)[number];

export const BOARD_PLACES = ['shelf', 'at-home'] as const;

/** One preparation that is somewhere and has a last day. */
export interface BoardRow {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly state: 'released' | 'dispensed';
  readonly form: Form;
  /** `naltrexone 9 mg/mL cream, 15.52 g`. */
  readonly what: string;
  readonly drug: string;
  readonly strength: string;
  readonly quantity: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly compoundedOn: string;
  /** The last day of use. */
  readonly lastDay: string;
  /** 0 on the last day, negative when it is past. */
  readonly daysLeft: number;
  /** From the day it was made to the last day, both counted. */
  readonly totalDays: number;
  readonly place: (typeof BOARD_PLACES)[number];
  readonly group: BoardGroup;
}

export interface BoardFilter {
  readonly form?: Form;
  readonly place?: (typeof BOARD_PLACES)[number];
}
