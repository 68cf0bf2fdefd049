import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn, type Day } from '../calendar/day.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { BoardFilter, BoardGroup, BoardRow } from './expiry-board.types.js';

const MOST_LISTED = 1000;

/** What is past its date at a patient's home leaves the board after this; on the shelf it stays until it is discarded. */
const DAYS_AT_HOME_SHOWN = 90;

type Stored = Omit<BoardRow, 'what' | 'group'> & { readonly formName: string };

/** Everything released or dispensed that has a last day. */
@Injectable()
export class ExpiryBoardService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The first to expire on top, and a cream before anything else of the same day; the first thousand. One query. */
  async board(by: SignedIn, filter: BoardFilter = {}): Promise<BoardRow[]> {
    const today = dayIn(by.timeZone, this.clock.now());
    const stored = await this.database.transact(by, (manager) => select(manager, filter, today));
    return stored.map(rowOf);
  }
}

/** Narrows either half of the board; the same parameters in both. */
const NARROWED = `beyond_use_date IS NOT NULL
  AND ($2::text IS NULL OR form = $2) AND ($3::text IS NULL OR place = $3)
  ORDER BY beyond_use_date, number LIMIT ${MOST_LISTED}`;

/**
 * Each half is read along the index by state and last day, so years of dispensed orders cost nothing; row-level security
 * keeps both to this pharmacy.
 */
const BOARD = `
  WITH made AS (
    (SELECT * FROM formulation_order WHERE state = 'released' AND ${NARROWED})
    UNION ALL
    (SELECT * FROM formulation_order WHERE state = 'dispensed' AND beyond_use_date >= $1 AND ${NARROWED})
  ), labelled AS MATERIALIZED (SELECT id AS labelled_id, plan -> 'label' AS label FROM made)
  SELECT made.id AS "orderId", made.number AS "orderNumber", made.state, made.form, made.place,
         label ->> 'drug' AS drug, label ->> 'strength' AS strength,
         label ->> 'form' AS "formName", label ->> 'quantity' AS quantity,
         patient.id AS "patientId", patient.name AS "patientName",
         made.compounded_on::text AS "compoundedOn", made.beyond_use_date::text AS "lastDay",
         made.beyond_use_date - $4::date AS "daysLeft",
         made.beyond_use_date - made.compounded_on + 1 AS "totalDays"
    FROM made
    JOIN labelled ON labelled_id = made.id
    JOIN prescription ON prescription.id = made.prescription_id
    JOIN patient ON patient.id = prescription.patient_id
   ORDER BY made.beyond_use_date, made.form <> 'cream', made.number
   LIMIT ${MOST_LISTED}`;

function select(manager: EntityManager, filter: BoardFilter, today: Day): Promise<Stored[]> {
  const oldestAtHome = today.subtract({ days: DAYS_AT_HOME_SHOWN }).toString();
  return manager.query(BOARD, [oldestAtHome, filter.form ?? null, filter.place ?? null, today.toString()]);
}

function rowOf({ formName, ...row }: Stored): BoardRow {
  const what = `${row.drug} ${row.strength} ${formName}, ${row.quantity}`;
  return { ...row, what, group: groupOf(row.daysLeft) };
}

export function groupOf(daysLeft: number): BoardGroup {
  if (daysLeft < 0) return 'past';
  if (daysLeft === 0) return 'today';
  if (daysLeft <= 7) return 'this-week';
  return daysLeft <= 14 ? 'next' : 'later';
}
