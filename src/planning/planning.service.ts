import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { day, dayIn } from '../calendar/day.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Formula } from '../catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { Actor } from '../database/transact.js';
import type { EquipmentChoice } from '../equipment/equipment-choice.js';
import { equipmentInUse } from '../equipment/equipment.service.js';
import { refuseFaultyChoice } from '../equipment/refuse-faulty-choice.js';
import type { Decision } from '../findings/finding.js';
import { FormulaVersion } from '../formulas/formulas.entity.js';
import { Lot } from '../lots/lots.entity.js';
import { getPatient } from '../patients/patients.service.js';
import type { Patient } from '../patients/patients.entity.js';
import { Pharmacy } from '../pharmacies/pharmacies.entity.js';
import { malformed } from '../refusals/refusal.js';
import { plan } from './plan.js';
import type { Plan } from './plan.types.js';
import { readPlanRequest } from './read-plan-request.js';
import { equipmentOf, lotOf, pastOrdersOf, patientOf, useOf, type StoredOrder } from './stored-facts.js';

/** More released lots than this are not handed to one plan; those that expire first are. */
const MOST_LOTS = 2000;

export interface AssembleInput {
  readonly patient: Patient;
  /** The `prescription` object of the plan request. */
  readonly prescription: Record<string, unknown>;
  /** `YYYY-MM-DD`; today in the pharmacy's time zone when left out. */
  readonly compoundedOn?: string;
  readonly decisions?: readonly Decision[];
  /** What was chosen from the register for this prescription. */
  readonly equipment?: EquipmentChoice;
  /** The order that is planned: it is none of the patient's earlier ones. */
  readonly orderId?: string;
  /** Kept in the request for the papers; the plan does not need it. */
  readonly prescriberName?: string;
}

interface PreviewInput {
  readonly patientId: string;
  readonly prescription: Record<string, unknown>;
  readonly equipment?: EquipmentChoice;
}

export interface Assembled {
  /** The JSON that was answered (docs/plan-request.md): stored with the order. */
  readonly request: Record<string, unknown>;
  readonly plan: Plan;
}

/** Loads what a plan needs, and asks the one pure function. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The plan of a prescription for a patient with what the pharmacy has now: five queries, whatever the size of the
   * registers. Throws `Refusal` with faults under `prescription.…` when the prescription is not well formed.
   */
  async assemble(manager: EntityManager, by: Actor, input: AssembleInput): Promise<Assembled> {
    const pharmacy = await manager.findOneOrFail(Pharmacy, { where: { id: by.pharmacyId } });
    const formulas = await approvedFormulas(manager);
    const lots = await manager.find(Lot, {
      where: { status: 'released', onHand: MoreThan('0') },
      order: { expiresOn: 'ASC', lot: 'ASC' },
      take: MOST_LOTS,
    });
    const equipment = await equipmentInUse(manager);
    const pastOrders = await pastOrdersFor(manager, input, pharmacy.timeZone);
    const compoundedOn = input.compoundedOn ?? dayIn(pharmacy.timeZone, this.clock.now()).toString();
    const request = {
      compoundedOn,
      standard: pharmacy.standard,
      policy: pharmacy.policy,
      equipment: equipmentOf(
        equipment,
        useOf(formulas, input.prescription, day(compoundedOn)),
        input.equipment,
      ),
      patient: { ...patientOf(input.patient), pastOrders: pastOrdersOf(pastOrders) },
      prescription: input.prescription,
      lots: lots.map(lotOf),
      decisions: input.decisions ?? [],
      // For the papers: a record prints the same page years later, whatever the registers say by then.
      pharmacy: { name: pharmacy.name, address: pharmacy.address, phone: pharmacy.phone },
      ...(input.prescriberName ? { prescriber: { name: input.prescriberName } } : {}),
    };
    return { request, plan: this.ask(request, formulas) };
  }

  /**
   * The live plan beside the prescription as it is typed. Saves nothing. Throws `Refusal` with faults under `equipment.…`
   * when an item was chosen that cannot be.
   */
  preview(by: Actor, input: PreviewInput): Promise<Plan> {
    return this.database.transact(by, async (manager) => {
      const patient = await getPatient(manager, input.patientId);
      await refuseFaultyChoice(manager, by, input.equipment ?? {}, this.clock.now());
      const { prescription, equipment } = input;
      const { plan: answer } = await this.assemble(manager, by, { patient, prescription, equipment });
      return answer;
    });
  }

  /** The plan of a whole request as another system sends it, by this pharmacy's approved records. Saves nothing. */
  async answer(by: Actor, json: unknown): Promise<Plan> {
    const formulas = await this.database.transact(by, approvedFormulas);
    return this.ask(json, formulas.length > 0 ? formulas : SHIPPED_FORMULAS);
  }

  private ask(json: unknown, formulas: readonly Formula[]): Plan {
    const reading = readPlanRequest(json, CATALOGUE);
    if ('faults' in reading) throw malformed(reading.faults);
    return plan(reading.request, { catalogue: CATALOGUE, formulas });
  }
}

/** The latest approved version of each master formulation record. */
async function approvedFormulas(manager: EntityManager): Promise<Formula[]> {
  const versions = await manager
    .createQueryBuilder(FormulaVersion, 'formula')
    .distinctOn(['formula.formulaId'])
    .where('formula.status = :status', { status: 'approved' })
    .orderBy('formula.formulaId')
    .addOrderBy('formula.version', 'DESC')
    .getMany();
  return versions.map((version) => version.content);
}

/** More of a patient's earlier orders than this tell nothing more. */
const MOST_PAST_ORDERS = 20;

/** The patient's latest orders that were approved or made, newest first. By SQL: orders live in a room above this one. */
function pastOrdersFor(
  manager: EntityManager,
  { patient, orderId }: Pick<AssembleInput, 'patient' | 'orderId'>,
  timeZone: string,
): Promise<StoredOrder[]> {
  return manager.query(
    `SELECT coalesce(made.compounded_on, (made.created_at AT TIME ZONE $3)::date)::text AS "on", prescription.facts
     FROM formulation_order made JOIN prescription ON prescription.id = made.prescription_id
     WHERE prescription.patient_id = $1 AND made.id IS DISTINCT FROM $2
       AND made.state IN ('approved', 'compounding', 'verification', 'released', 'dispensed')
     ORDER BY made.created_at DESC, made.number DESC LIMIT ${MOST_PAST_ORDERS}`,
    [patient.id, orderId ?? null, timeZone],
  );
}
