import type { EntityManager } from 'typeorm';
import type { Assembled, PlanningService } from '../planning/planning.service.js';
import { getPrescription } from '../prescriptions/prescriptions.service.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { FormulationOrder } from './orders.entity.js';
import { answersOf, decisionsOf } from './orders.queries.js';
import type { ActionInput } from './orders.types.js';

/** What a step of an order is told: the locked order, who acts, and the pharmacy's day. */
export interface Step {
  readonly manager: EntityManager;
  readonly planning: PlanningService;
  readonly by: SignedIn;
  readonly order: FormulationOrder;
  readonly input: ActionInput;
  readonly today: string;
}

export type OrderColumns = Partial<
  Pick<
    FormulationOrder,
    | 'formulaId'
    | 'formulaVersion'
    | 'form'
    | 'compoundedOn'
    | 'beyondUseDate'
    | 'approvedById'
    | 'madeById'
    | 'verifiedById'
    | 'dispensedOn'
    | 'place'
    | 'plan'
    | 'request'
  >
>;

export interface StepResult {
  /** Columns of the order that change with its state. */
  readonly change: OrderColumns;
  /** Written after the order itself, in the same transaction. */
  readonly record?: () => Promise<void>;
}

/** The plan with everything as it is now, counted from today. */
export async function replan(step: Step): Promise<Assembled> {
  const { manager, planning, by, order, today } = step;
  const prescription = await getPrescription(manager, order.prescriptionId);
  const decisions = await decisionsOf(manager, order.id);
  return planning.assemble(manager, by, {
    patient: prescription.patient,
    prescription: prescription.facts,
    equipment: prescription.equipment,
    orderId: order.id,
    compoundedOn: today,
    decisions: answersOf(decisions),
    prescriberName: prescription.prescriber.name,
  });
}
