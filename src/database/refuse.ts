import { EntityNotFoundError, OptimisticLockVersionMismatchError, QueryFailedError } from 'typeorm';
import { malformed, Refusal, type RefusalKind } from '../refusals/refusal.js';

/** What the constraints say, in words for the person whose action broke one. */
const SENTENCES: Readonly<Record<string, string>> = {
  uq_staff_login: 'That sign-in name is taken; choose another.',
  uq_lot_pharmacy_id_ingredient_lot: 'This lot of this ingredient is already in the register.',
  uq_titration_template_pharmacy_id_name: 'There is a template of this name already; choose another name.',
  ck_equipment_calibration_due: 'A calibration is not due before it was done.',
  uq_formula_version_pharmacy_id_formula_id_version: 'This version of the formula exists already.',
  uq_order_component_order_id_position: 'This line of the compounding record exists already.',
  lot_on_hand_never_negative: 'There is not enough of this lot on hand.',
  maker_never_verifies: 'Who made a preparation may not verify it.',
  ck_formulation_order_released_is_complete:
    'An order is released with its plan, its maker, its verifier, its day of compounding and its beyond-use date.',
  ck_formulation_order_dispensed_has_day: 'A dispensed order has the day it was dispensed.',
  uq_intermediate_pharmacy_id_lot: 'An intermediate with this lot number exists already.',
  ck_intermediate_scan_is_its_lot: 'What was scanned is another lot.',
  ck_intermediate_used_in_time: 'An intermediate is not used after its last day of use.',
  ck_formulation_order_days: 'A beyond-use date is not before the day of compounding.',
  ck_stock_movement_sign:
    'Stock received or returned is positive; stock drawn, wasted or recalled is negative.',
};

/** SQLSTATE of the project's own triggers (`migrations/`); their messages are written for people. */
const OWN_CODES: Readonly<Record<string, RefusalKind>> = {
  GA001: 'conflict',
  GA002: 'conflict',
  GA003: 'refused',
  GA004: 'refused',
  GA005: 'refused',
  GA006: 'refused',
  GA007: 'not-found',
  GA008: 'forbidden',
  GA009: 'refused',
  GA010: 'forbidden',
  GA011: 'refused',
  GA012: 'refused',
};

interface DriverFacts {
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly message?: string;
}

function factsOf(error: unknown): DriverFacts | undefined {
  return error instanceof QueryFailedError ? (error.driverError as DriverFacts) : undefined;
}

/** Serialization failure or deadlock: the same work can succeed when tried again. */
export function isWorthRetrying(error: unknown): boolean {
  const code = factsOf(error)?.code;
  return code === '40001' || code === '40P01';
}

/**
 * What to throw instead of an error of the database: a `Refusal` when it said no to something that was asked for, else an
 * error with its code and place only, since PostgreSQL repeats the row in its detail and TypeORM the parameters.
 */
export function refuse(error: unknown): unknown {
  if (error instanceof EntityNotFoundError) return new Refusal('not-found', 'There is no such record.');
  if (error instanceof OptimisticLockVersionMismatchError)
    return new Refusal('conflict', 'Somebody else has changed this meanwhile. Load it again.');
  const facts = factsOf(error);
  if (!facts) return error;
  return refusalOf(facts) ?? withoutData(facts, error as QueryFailedError);
}

function refusalOf(facts: DriverFacts): Refusal | undefined {
  const own = OWN_CODES[facts.code ?? ''];
  if (own) return new Refusal(own, facts.message ?? 'The database refuses this.');
  const sentence = SENTENCES[facts.constraint ?? ''];
  switch (facts.code) {
    case '23505':
      return new Refusal('conflict', sentence ?? 'This exists already.');
    case '23514':
      return new Refusal(
        'refused',
        sentence ?? `The database refuses this (${facts.constraint ?? 'check'}).`,
      );
    case '23503':
      return new Refusal('conflict', 'This refers to something that does not exist.');
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
      return new Refusal('conflict', 'Somebody else is working on the same record. Try again.');
    // Characters that UTF-8 text in PostgreSQL cannot hold, U+0000 among them.
    case '22021':
    case '22P05':
      return malformed([{ path: '', message: 'contains a character that cannot be stored, such as U+0000' }]);
    case '42501':
      return /row-level security/u.test(facts.message ?? '')
        ? new Refusal('forbidden', 'That belongs to another pharmacy.')
        : undefined;
    default:
      return undefined;
  }
}

function withoutData(facts: DriverFacts, error: QueryFailedError): Error {
  const place = [facts.table, facts.constraint].filter(Boolean).join('.');
  const clean = new Error(`Database error ${facts.code ?? 'without code'}${place ? ` at ${place}` : ''}`);
  // The frames say where in the code; the first line holds the driver's message and is replaced.
  clean.stack = [
    clean.message,
    ...(error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line)),
  ].join('\n');
  return clean;
}
