import { workingBalance, type WorkingBalance } from './balance.js';
import type { BatchQuestion } from './batching.types.js';

/** A question with the balance read by its own rule, once, before any form asks. */
export interface BatchWork extends BatchQuestion {
  /** Undefined: no balance was chosen; weights are shown and nothing is judged. */
  readonly balance: WorkingBalance | undefined;
}

export function toWork(q: BatchQuestion): BatchWork {
  const { balance } = q.equipment;
  return { ...q, balance: balance && workingBalance(balance, q.policy) };
}

/** Before the names of a kit's intermediates, so that `T1` of one strength is never taken for that of another. */
export function kitPrefix({ capsules, steps }: BatchQuestion): string {
  const [step] = steps;
  return capsules === undefined || !step ? '' : `${step.dose.toString()} `;
}
