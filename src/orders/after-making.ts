import { day, printDay } from '../calendar/day.js';
import { Refusal } from '../refusals/refusal.js';
import type { Step, StepResult } from './step.js';

/** Another pharmacist than the maker has checked it; the transition's own rule refuses the maker. */
export function release(step: Step): StepResult {
  refusePastDate(step);
  return { change: { verifiedById: step.by.staffId, place: 'shelf' } };
}

export function dispense(step: Step): StepResult {
  refusePastDate(step);
  return { change: { dispensedOn: step.today, place: 'at-home' } };
}

/** Out of use: it is nowhere any more. What was drawn for it stays drawn. */
export function remove(): StepResult {
  return { change: { place: 'none' } };
}

function refusePastDate({ order, today }: Step): void {
  if (order.beyondUseDate === null || order.beyondUseDate >= today) return;
  throw new Refusal(
    'refused',
    `Its last day of use was ${printDay(day(order.beyondUseDate))}. Discard it and make a new one.`,
  );
}
