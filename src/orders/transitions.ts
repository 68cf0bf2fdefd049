import type { StaffRole } from '../staff/staff.entity.js';
import type { OrderState } from './orders.entity.js';

/** One step of an order. The whole life of an order is this table; nothing else changes a state. */
export interface Transition {
  readonly action: OrderAction;
  readonly from: readonly OrderState[];
  readonly to: OrderState;
  readonly roles: readonly StaffRole[];
  /** A reason must be given, and is kept with the step. */
  readonly needsReason: boolean;
  /** Words on the button. */
  readonly label: string;
}

export const ORDER_ACTIONS = [
  'approve',
  'reopen',
  'start-compounding',
  'finish-compounding',
  'release',
  'dispense',
  'cancel',
  'discard',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

const PHARMACIST: readonly StaffRole[] = ['pharmacist'];
const BENCH: readonly StaffRole[] = ['technician', 'pharmacist'];

export const TRANSITIONS: readonly Transition[] = [
  {
    action: 'approve',
    from: ['draft'],
    to: 'approved',
    roles: PHARMACIST,
    needsReason: false,
    label: 'Approve',
  },
  {
    action: 'reopen',
    from: ['approved'],
    to: 'draft',
    roles: PHARMACIST,
    needsReason: true,
    label: 'Reopen as draft',
  },
  {
    action: 'start-compounding',
    from: ['approved'],
    to: 'compounding',
    roles: BENCH,
    needsReason: false,
    label: 'Start compounding',
  },
  {
    action: 'finish-compounding',
    from: ['compounding'],
    to: 'verification',
    roles: BENCH,
    needsReason: false,
    label: 'Finish compounding',
  },
  {
    action: 'release',
    from: ['verification'],
    to: 'released',
    roles: PHARMACIST,
    needsReason: false,
    label: 'Verify and release',
  },
  {
    action: 'dispense',
    from: ['released'],
    to: 'dispensed',
    roles: BENCH,
    needsReason: false,
    label: 'Dispense',
  },
  {
    action: 'cancel',
    from: ['draft', 'approved'],
    to: 'cancelled',
    roles: PHARMACIST,
    needsReason: true,
    label: 'Cancel',
  },
  {
    action: 'discard',
    from: ['compounding', 'verification', 'released'],
    to: 'discarded',
    roles: PHARMACIST,
    needsReason: true,
    label: 'Discard',
  },
];

/** States an order never leaves. */
export const ENDS: readonly OrderState[] = ['dispensed', 'cancelled', 'discarded'];

/** States in which a prescription is still being made: a second order for it waits. */
export const OPEN_STATES: readonly OrderState[] = ['draft', 'approved', 'compounding', 'verification'];

export function transitionOf(action: OrderAction): Transition {
  const found = TRANSITIONS.find((transition) => transition.action === action);
  if (!found) throw new RangeError(`no transition ${action}`);
  return found;
}

export interface ActingPerson {
  readonly staffId: string;
  readonly role: StaffRole;
}

export interface OrderStanding {
  readonly state: OrderState;
  readonly madeById: string | null;
}

/** Undefined when this person may take this step now, else the sentence that says why not. */
export function refusalOf(
  transition: Transition,
  order: OrderStanding,
  person: ActingPerson,
): { readonly kind: 'conflict' | 'forbidden'; readonly because: string } | undefined {
  if (!transition.from.includes(order.state)) {
    return {
      kind: 'conflict',
      because: `“${transition.label}” is a step from ${transition.from.join(' or ')}; this order is ${order.state}.`,
    };
  }
  if (!transition.roles.includes(person.role)) {
    return {
      kind: 'forbidden',
      because: `“${transition.label}” is done by a ${transition.roles.join(' or ')}; you are signed in as ${person.role}.`,
    };
  }
  if (transition.action === 'release' && order.madeById === person.staffId) {
    return { kind: 'forbidden', because: 'You made it; another person verifies.' };
  }
  return undefined;
}
