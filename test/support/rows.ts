import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/database/database.js';
import type { Person, Seeded } from './seed.js';

const NO_ALLERGIES = { status: 'none-known', entries: [] };

/** Rows written past the services, so that what is tested is the database alone. */
export function actor(person: Person) {
  return { pharmacyId: person.pharmacyId, staffId: person.staffId, reason: 'test' };
}

/** A draft order with a patient, a prescriber and a prescription of its own; gives back the ids. */
export async function insertOrder(database: Database, at: Seeded) {
  const ids = {
    patient: randomUUID(),
    prescriber: randomUUID(),
    prescription: randomUUID(),
    order: randomUUID(),
  };
  await database.transact(actor(at.technician), async (manager) => {
    await manager.query(
      `INSERT INTO patient (id, name, birth_date, allergies, medications, conditions, version)
       VALUES ($1, 'Ada Example', '1980-02-29', $2, '{"entries":[]}', '{"entries":[]}', 1)`,
      [ids.patient, JSON.stringify(NO_ALLERGIES)],
    );
    await manager.query(`INSERT INTO prescriber (id, name) VALUES ($1, 'Dr Bo Sample')`, [ids.prescriber]);
    await manager.query(
      `INSERT INTO prescription (id, patient_id, prescriber_id, facts) VALUES ($1, $2, $3, '{}')`,
      [ids.prescription, ids.patient, ids.prescriber],
    );
    await manager.query('INSERT INTO formulation_order (id, prescription_id, version) VALUES ($1, $2, 1)', [
      ids.order,
      ids.prescription,
    ]);
  });
  return ids;
}

/** Takes an order as far as `until` by raw SQL, made by the technician and verified by the second pharmacist. */
export async function advance(database: Database, at: Seeded, order: string, until: string): Promise<void> {
  const steps: readonly [string, string][] = [
    ['approved', `plan = '{}', approved_by_id = '${at.pharmacist.staffId}', form = 'capsule'`],
    [
      'compounding',
      `made_by_id = '${at.technician.staffId}', compounded_on = '2026-03-01', beyond_use_date = '2026-08-27'`,
    ],
    ['verification', `place = 'bench'`],
    ['released', `verified_by_id = '${at.second.staffId}', place = 'shelf'`],
    ['dispensed', `dispensed_on = '2026-03-02', place = 'at-home'`],
  ];
  for (const [state, change] of steps) {
    await database.transact(actor(at.pharmacist), (manager) =>
      manager.query(`UPDATE formulation_order SET state = $2, ${change} WHERE id = $1`, [order, state]),
    );
    if (state === until) return;
  }
}

export interface IntermediateRow {
  readonly order: string;
  readonly position?: number;
  /** Id of the intermediate it is made from; else it is made from the API's lot. */
  readonly parent?: string;
  readonly useBy?: string;
}

/** An intermediate of an order that is being compounded; gives back its id. Its lot number is `I-<id>`. */
export async function insertIntermediate(
  database: Database,
  at: Seeded,
  row: IntermediateRow,
): Promise<string> {
  const id = randomUUID();
  const { position = 1, parent = null, useBy = '2026-08-27' } = row;
  await database.transact(actor(at.technician), (manager) =>
    manager.query(
      `INSERT INTO intermediate (id, order_id, position, name, lot, medium, strength, made_from, api_lot_id, parent_id,
         planned_api, diluent, diluent_lot_id, planned_diluent, total, planned_taken, use_by, made_by_id)
       VALUES ($1, $2, $3, $9, $10, 'powder', '0.2 mg/mg', 'naltrexone', $4, $5,
         '120 mg', 'rice-flour', $6, '480 mg', '600 mg', '150 mg', $7, $8)`,
      [
        id,
        row.order,
        position,
        parent === null ? at.lots['naltrexone-hydrochloride'] : null,
        parent,
        at.lots['rice-flour'],
        useBy,
        at.technician.staffId,
        `T${position}`,
        `I-${id}`,
      ],
    ),
  );
  return id;
}
