import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import type { EquipmentChoice } from '../equipment/equipment-choice.js';
import { refuseFaultyChoice } from '../equipment/refuse-faulty-choice.js';
import { getPatient } from '../patients/patients.service.js';
import { getPrescriber } from '../prescribers/prescribers.service.js';
import { readPlanRequest } from '../planning/read-plan-request.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import type { PrescriptionFilter, PrescriptionInput } from './prescriptions.dto.js';
import { Prescription } from './prescriptions.entity.js';

const MOST_LISTED = 200;

@Injectable()
export class PrescriptionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Newest first, with patient and prescriber. */
  list(by: Actor, filter: PrescriptionFilter = {}): Promise<Prescription[]> {
    return this.database.transact(by, (manager) =>
      manager
        .createQueryBuilder(Prescription, 'prescription')
        .innerJoinAndSelect('prescription.patient', 'patient')
        .innerJoinAndSelect('prescription.prescriber', 'prescriber')
        .where(filter.patientId ? { patientId: filter.patientId } : {})
        .orderBy('prescription.createdAt', 'DESC')
        .addOrderBy('prescription.number', 'DESC')
        .limit(MOST_LISTED)
        .getMany(),
    );
  }

  get(by: Actor, id: string): Promise<Prescription> {
    return this.database.transact(by, (manager) => getPrescription(manager, id));
  }

  create(by: Actor, input: PrescriptionInput, key: string): Promise<Prescription> {
    refuseFaultyPrescription(input.prescription);
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/prescriptions', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        await refuseUnknown(() => getPatient(manager, input.patientId), 'patientId', 'patient');
        await refuseUnknown(() => getPrescriber(manager, input.prescriberId), 'prescriberId', 'prescriber');
        const equipment = chosenOf(input.equipment);
        await refuseFaultyChoice(manager, by, equipment, this.clock.now());
        await manager.insert(Prescription, {
          id: newId,
          patientId: input.patientId,
          prescriberId: input.prescriberId,
          facts: input.prescription as object,
          equipment,
        });
      });
      return getPrescription(manager, id);
    });
  }
}

/** Kinds for which nothing was chosen are left out. */
function chosenOf(choice: PrescriptionInput['equipment']): EquipmentChoice {
  return Object.fromEntries(Object.entries(choice ?? {}).filter(([, id]) => Boolean(id)));
}

/** The prescription with patient and prescriber, or the refusal `not-found`. */
export async function getPrescription(manager: EntityManager, id: string): Promise<Prescription> {
  // `find`, not `findOne`: with relations that asks twice.
  const [prescription] = await manager.find(Prescription, {
    where: { id: existingId(id, 'prescription') },
    relations: { patient: true, prescriber: true },
  });
  if (!prescription) throw notFound('prescription');
  return prescription;
}

/** A prescription is wrong when a plan request with it is: the one reader checks it, with nothing else in the request. */
export function refuseFaultyPrescription(prescription: unknown): void {
  const reading = readPlanRequest(
    { compoundedOn: '2199-12-31', standard: 'usp-795-2023', patient: { name: '-' }, prescription },
    CATALOGUE,
  );
  if ('faults' in reading) throw malformed(reading.faults);
}

async function refuseUnknown(find: () => Promise<unknown>, path: string, what: string): Promise<void> {
  try {
    await find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw malformed([{ path, message: `names no ${what} in the register; create the ${what} first` }]);
  }
}
