import type { Finding } from '../findings/finding.js';
import { Exact } from '../quantities/amount.js';
import type { WorkingBalance } from './balance.js';
import { kitPrefix, type BatchWork } from './batch-work.js';
import { printForReading } from './print.js';
import { raise } from './raise.js';
import type { SolidToWeigh } from './weighing.js';

/** Too little for the balance, and nothing may dilute it. */
export function belowMinimum(q: BatchWork, solid: SolidToWeigh, { minimum }: WorkingBalance): Finding {
  const { name } = solid.source.ingredient;
  const ratio = solid.mass.isZero() ? undefined : minimum.in('mg').div(solid.mass.in('mg'));
  const larger = ratio
    ? `a make at least ${ratio.toDecimalPlaces(1, Exact.ROUND_UP).toFixed()} times as large`
    : 'a larger make';
  return raise({
    rule: 'weighing.below-minimum',
    status: 'block',
    subject: name,
    because: `${kitPrefix(q)}${kitPrefix(q) ? 'capsules: ' : ''}${printForReading(solid.mass)} of ${name} is under the ${printForReading(minimum)} this balance can weigh well, and nothing here may dilute it. What helps: ${larger}, or a balance with a lower minimum.`,
    source: "The balance's minimum weighable amount, by the rule the equipment register holds",
  });
}

export function balanceMissing(): Finding {
  return raise({
    rule: 'equipment.balance-missing',
    status: 'unresolved',
    subject: 'balance',
    because:
      'No balance is chosen, so no weighing can be checked against its minimum; weights are shown to 0.1 mg. Choose a balance.',
    source: 'Every weighing is at or above the minimum of the balance it is done on',
  });
}
