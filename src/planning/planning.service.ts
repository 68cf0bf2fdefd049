import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { dayIn } from '../calendar/day.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Formula } from '../catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import type { Actor } from '../database/transact.js';
import { EquipmentItem } from '../equipment/equipment.entity.js';
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
import { chosenFormula, equipmentOf, lotOf, patientOf } from './stored-facts.js';

/** More released lots than this are not handed to one plan; those that expire first are. */
const MOST_LOTS = 2000;

export interface AssembleInput {
  readonly patient: Patient;
  /** The `prescription` object of the plan request. */
  readonly prescription: Record<string, unknown>;
  /** `YYYY-MM-DD`; today in the pharmacy's time zone when left out. */
  readonly compoundedOn?: string;
  readonly decisions?: readonly Decision[];
  /** Kept in the request for the papers; the plan does not need it. */
  readonly prescriberName?: string;
}

export interface Assembled {
  /** The JSON of plan-contract that was answered: stored with the order. */
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
   * The plan of a prescription for a patient with what the pharmacy has now: four queries, whatever the size of the
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
    const equipment = await manager.find(EquipmentItem, {
      where: { active: true },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
    const request = {
      compoundedOn: input.compoundedOn ?? dayIn(pharmacy.timeZone, this.clock.now()).toString(),
      standard: pharmacy.standard,
      policy: pharmacy.policy,
      equipment: equipmentOf(equipment, chosenFormula(formulas, input.prescription)),
      patient: patientOf(input.patient),
      prescription: input.prescription,
      lots: lots.map(lotOf),
      decisions: input.decisions ?? [],
      // For the papers: a record prints the same page years later, whatever the registers say by then.
      pharmacy: { name: pharmacy.name, address: pharmacy.address, phone: pharmacy.phone },
      ...(input.prescriberName ? { prescriber: { name: input.prescriberName } } : {}),
    };
    return { request, plan: this.ask(request, formulas) };
  }

  /** The live plan beside the prescription as it is typed. Saves nothing. */
  preview(by: Actor, input: { patientId: string; prescription: Record<string, unknown> }): Promise<Plan> {
    return this.database.transact(by, async (manager) => {
      const patient = await getPatient(manager, input.patientId);
      const { plan: answer } = await this.assemble(manager, by, {
        patient,
        prescription: input.prescription,
      });
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
