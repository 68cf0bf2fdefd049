import type { IntermediateLine, IntermediateUse } from '../intermediates/intermediates.types.js';
import type { Lot } from '../lots/lots.entity.js';
import type { Patient } from '../patients/patients.entity.js';
import type { Method } from '../batching/batching.types.js';
import type { Plan } from '../planning/plan.types.js';
import type { Prescriber } from '../prescribers/prescribers.entity.js';
import type { Prescription } from '../prescriptions/prescriptions.entity.js';
import type { FormulationOrder, OrderState } from './orders.entity.js';
import type { OrderAction } from './transitions.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
}

/** One line of a list of orders. */
export interface OrderLine {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly form: string | null;
  readonly prescriptionId: string;
  readonly prescriptionNumber: number;
  readonly patientId: string;
  readonly patientName: string;
  /** As prescribed: `4.5 mg`. */
  readonly dose: string;
  readonly compoundedOn: string | null;
  readonly beyondUseDate: string | null;
  readonly dispensedOn: string | null;
  readonly createdAt: Date;
}

export interface OrderFilter {
  readonly state?: OrderState;
  /** True: only those that are not dispensed, cancelled or discarded yet. */
  readonly unfinished?: boolean;
  readonly patientId?: string;
  readonly prescriptionId?: string;
}

export interface EventLine {
  readonly action: string;
  readonly fromState: OrderState | null;
  readonly toState: OrderState;
  readonly reason: string;
  readonly by: Person;
  readonly at: Date;
}

export interface DecisionLine {
  readonly finding: string;
  readonly decision: 'accept' | 'decline';
  readonly reason: string;
  readonly by: Person;
  readonly at: Date;
}

/** A line of the compounding record. */
export interface ComponentLine {
  readonly position: number;
  /** Catalogue id and the name people know it by. */
  readonly ingredient: string;
  readonly name: string;
  readonly method: Method;
  readonly lot: Pick<Lot, 'id' | 'lot' | 'expiresOn' | 'supplier'> | null;
  readonly planned: string;
  readonly actual: string | null;
  /** An actual must be entered to finish compounding. */
  readonly needsActual: boolean;
  /** Of a titration kit: the strength it is weighed for. */
  readonly part?: string;
}

export interface ActionOffer {
  readonly action: OrderAction;
  readonly label: string;
  readonly needsReason: boolean;
  /** Absent: this person may take the step now. */
  readonly refused?: string;
}

/** The order's own columns; plan and people stand beside it. */
export type OrderFacts = Omit<
  FormulationOrder,
  'plan' | 'prescription' | 'approvedBy' | 'madeBy' | 'verifiedBy'
>;

/** Everything one order's page and papers need. */
export interface OrderDetail {
  readonly order: OrderFacts;
  readonly number: string;
  readonly state: OrderState;
  readonly prescription: Prescription;
  readonly patient: Patient;
  readonly prescriber: Prescriber;
  /** Recomputed while a draft; as stored afterwards. Null for a draft that was cancelled or can no longer be planned. */
  readonly plan: Plan | null;
  readonly events: readonly EventLine[];
  /** Latest for each finding last. */
  readonly decisions: readonly DecisionLine[];
  /** Empty until compounding has begun. */
  readonly components: readonly ComponentLine[];
  /** Triturations and stock solutions made for it, lots of their own; empty until compounding has begun. */
  readonly intermediates: readonly IntermediateLine[];
  /** The steps possible from this state, for this person. */
  readonly allowedActions: readonly ActionOffer[];
  readonly approvedBy: Person | null;
  readonly madeBy: Person | null;
  readonly verifiedBy: Person | null;
}

export interface ActualWeight {
  readonly position: number;
  readonly actual: string;
}

/** What a step is given; each uses what it needs. */
export interface ActionInput {
  readonly reason?: string;
  readonly actuals?: readonly ActualWeight[];
  /** What was weighed of each intermediate, and its lot as scanned where it was used. */
  readonly intermediates?: readonly IntermediateUse[];
}
