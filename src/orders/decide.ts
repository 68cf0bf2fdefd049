import type { Assembled } from '../planning/planning.service.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import type { Step } from './step.js';

export interface DecisionAsked {
  /** Id of a finding of the order's plan. */
  readonly finding: string;
  readonly decision: 'accept' | 'decline';
  readonly reason: string;
}

/** Only a pharmacist decides, only in a draft, only about a finding that is there and is left to a person. */
export async function refuseUndecidable(
  step: Step,
  asked: DecisionAsked,
  planNow: (step: Step) => Promise<Assembled>,
): Promise<void> {
  const { by, order } = step;
  if (by.role !== 'pharmacist') {
    throw new Refusal('forbidden', `A pharmacist decides about findings; you are signed in as ${by.role}.`);
  }
  if (order.state !== 'draft') {
    throw new Refusal('conflict', `Findings are decided in a draft; this order is ${order.state}.`);
  }
  const { plan } = await planNow(step);
  const finding = plan.findings.find((one) => one.id === asked.finding);
  if (!finding) {
    throw malformed([{ path: 'finding', message: 'is not a finding of this order’s plan as it stands' }]);
  }
  if (finding.status !== 'review') {
    throw new Refusal(
      'refused',
      finding.status === 'pass'
        ? 'This finding needs no decision.'
        : `A finding with status ${finding.status} cannot be decided away; change the prescription, the patient’s entry or the stock.`,
    );
  }
}
