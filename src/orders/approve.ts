import { isOpen, type Finding } from '../findings/finding.js';
import type { Plan } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import { replan, type Step, type StepResult } from './step.js';

/** An order is approved with a plan in which nothing is open; the plan is stored whole, as it was answered. */
export async function approve(step: Step): Promise<StepResult> {
  const { plan, request } = await replan(step);
  refuseUnlessReleasable(plan, 'cannot be approved');
  return {
    change: {
      plan,
      request,
      formulaId: plan.formula?.id ?? null,
      formulaVersion: plan.formula?.version ?? null,
      beyondUseDate: plan.stability?.beyondUseDate ?? null,
      approvedById: step.by.staffId,
    },
  };
}

/** Back to a draft: what was approved is no longer, the plan is made anew until it is approved again. */
export function reopen(): StepResult {
  return {
    change: {
      plan: null,
      request: null,
      formulaId: null,
      formulaVersion: null,
      beyondUseDate: null,
      approvedById: null,
    },
  };
}

export function refuseUnlessReleasable(plan: Plan, cannot: string): void {
  if (plan.releasable && plan.batch && plan.stability) return;
  const open = plan.findings.filter(isOpen);
  const sentences = open.map((finding) => finding.because).join(' ');
  throw new Refusal(
    'refused',
    `This order ${cannot}: ${open.length === 1 ? 'a finding is' : `${open.length} findings are`} open. ${sentences}`,
    open.map(asFault),
  );
}

function asFault(finding: Finding): { path: string; message: string } {
  return { path: finding.id, message: finding.because };
}
