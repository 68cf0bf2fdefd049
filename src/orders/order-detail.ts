import type { EntityManager } from 'typeorm';
import { intermediateLines } from '../intermediates/intermediate-lines.js';
import type { PlanningService } from '../planning/planning.service.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { componentsOf } from './components.queries.js';
import type { FormulationOrder } from './orders.entity.js';
import { answersOf, decisionsOf, eventsOf, getOrder, personOf } from './orders.queries.js';
import type { ActionOffer, DecisionLine, OrderDetail } from './orders.types.js';
import { TRANSITIONS, refusalOf, type OrderStanding } from './transitions.js';

/** Everything one order's page and papers need; a draft's plan is made anew with what the pharmacy has now. */
export async function orderDetail(
  manager: EntityManager,
  planning: PlanningService,
  by: SignedIn,
  id: string,
): Promise<OrderDetail> {
  const {
    plan: stored,
    prescription,
    approvedBy,
    madeBy,
    verifiedBy,
    ...order
  } = await getOrder(manager, id);
  const decisions = await decisionsOf(manager, order.id);
  const { patient, prescriber } = prescription;
  const plan =
    order.state === 'draft' ? await draftPlan(manager, planning, by, { prescription, decisions }) : stored;
  return {
    order,
    number: order.number,
    state: order.state,
    prescription,
    patient,
    prescriber,
    plan,
    events: await eventsOf(manager, order.id),
    decisions,
    components: await componentsOf(manager, order.id, plan),
    intermediates: await intermediateLines(manager, order.id, plan ? batchesOf(plan) : []),
    allowedActions: offersOf(order, by, plan),
    approvedBy: approvedBy && personOf(approvedBy),
    madeBy: madeBy && personOf(madeBy),
    verifiedBy: verifiedBy && personOf(verifiedBy),
  };
}

async function draftPlan(
  manager: EntityManager,
  planning: PlanningService,
  by: SignedIn,
  draft: { prescription: FormulationOrder['prescription']; decisions: readonly DecisionLine[] },
): Promise<Plan | null> {
  const { prescription, decisions } = draft;
  try {
    const { plan } = await planning.assemble(manager, by, {
      patient: prescription.patient,
      prescription: prescription.facts,
      equipment: prescription.equipment,
      decisions: answersOf(decisions),
    });
    return plan;
  } catch (error) {
    // Entered when the catalogue still knew its ingredients: it must be shown, so that it can be cancelled.
    if (error instanceof Refusal && error.kind === 'malformed') return null;
    throw error;
  }
}

/** The steps from this state, each with why this person may not take it, if so. */
function offersOf(order: OrderStanding, by: SignedIn, plan: Plan | null): ActionOffer[] {
  return TRANSITIONS.filter((transition) => transition.from.includes(order.state)).map((transition) => {
    const { action, label, needsReason } = transition;
    const open = action === 'approve' ? whyNotApproved(plan) : undefined;
    const refused = refusalOf(transition, order, by)?.because ?? open;
    return { action, label, needsReason, ...(refused ? { refused } : {}) };
  });
}

function whyNotApproved(plan: Plan | null): string | undefined {
  if (!plan) return 'What was entered can no longer be planned; cancel it and enter the prescription anew.';
  return plan.releasable ? undefined : 'Findings are open; answer or resolve them first.';
}
