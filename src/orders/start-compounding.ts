import { makeIntermediates } from '../intermediates/make-intermediates.js';
import { batchesOf } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import { refuseUnlessReleasable } from './approve.js';
import { drawLots } from './draw.js';
import { differencesFrom } from './plan-difference.js';
import { replan, type Step, type StepResult } from './step.js';

/**
 * What is made is what was approved: the plan is asked again for today, must still have nothing open, and must weigh the
 * same from the same lots. Its dates, counted from today, replace those of the approval; the lots are drawn and
 * the intermediates get lot numbers of their own.
 */
export async function startCompounding(step: Step): Promise<StepResult> {
  const { order, today, by } = step;
  const { plan, request } = await replan(step);
  refuseUnlessReleasable(plan, 'cannot be made as approved');
  const differences = order.plan ? differencesFrom(order.plan, plan) : ['It has no approved plan.'];
  if (differences.length > 0) {
    throw new Refusal(
      'refused',
      `The pharmacy’s stock or records changed since this order was approved. ${differences.join(' ')} Reopen it and approve it again.`,
    );
  }
  return {
    change: {
      plan,
      request,
      compoundedOn: today,
      beyondUseDate: plan.stability?.beyondUseDate ?? null,
      madeById: by.staffId,
      place: 'bench',
    },
    record: async () => {
      const batches = batchesOf(plan);
      const lots = await drawLots(step, batches);
      await makeIntermediates({ manager: step.manager, order, madeById: by.staffId }, batches, lots);
    },
  };
}
