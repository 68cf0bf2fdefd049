import type { Day } from '../calendar/day.js';
import type { Form } from '../catalogue/formula.js';
import type { Decision } from '../findings/finding.js';
import type { Policy } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';
import type { Equipment, LotFacts, PrescriptionFacts } from '../batching/batching.types.js';
import type { PatientFacts } from '../screening/screening.types.js';
import type { Standard } from '../stability/standards.js';

/** What `plan()` is asked: everything read, nothing guessed. Made by `readPlanRequest` from the JSON that docs/plan-request.md tells. */
export interface PlanRequest {
  readonly compoundedOn: Day;
  readonly standard: Standard;
  readonly policy: Policy;
  readonly equipment: Equipment;
  readonly patient: PatientFacts;
  /** What this patient was prescribed before, for the slip guard. */
  readonly pastOrders: readonly PastOrder[];
  readonly prescription: PrescriptionFacts;
  /** Undefined: a nominal plan, to look at and never to release. */
  readonly lots: readonly LotFacts[] | undefined;
  readonly decisions: readonly Decision[];
}

export interface PastOrder {
  readonly on: Day;
  readonly productClass: 'LDN' | 'ULDN';
  readonly form: Form;
  readonly dose: Amount;
  readonly strength?: Amount;
}
