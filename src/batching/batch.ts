import { nominalStock } from './allocate.js';
import type { BatchAnswer, BatchQuestion } from './batching.types.js';
import { refusedBeforehand } from './before-batching.js';
import { policyAmount } from '../policy/policy.js';
import { capsules } from './capsules.js';
import { cream } from './cream.js';
import { oralLiquid } from './oral-liquid.js';
import { sublingualDrops } from './sublingual-drops.js';
import { balanceMissing } from './weighing.js';

const BY_FORM = {
  capsule: capsules,
  'oral-liquid': oralLiquid,
  'sublingual-drops': sublingualDrops,
  cream,
} as const;

/** What is weighed, measured and counted for one make, from which lots, with every number derived. */
export function batch(q: BatchQuestion): BatchAnswer {
  const refused = refusedBeforehand(q);
  if (refused.length > 0) return { batch: null, findings: refused, lotsUsed: [] };
  const answer = BY_FORM[q.formula.form](withSoundMinimum(q));
  const findings = [
    ...(q.lots === undefined ? [nominalStock()] : []),
    ...(q.equipment.balance ? [] : [balanceMissing()]),
    ...answer.findings,
  ];
  return { ...answer, findings };
}

/** A minimum that was entered too low for the balance's own steps is raised: "0.1 g" for "0.1 mg" must not pass. */
function withSoundMinimum(q: BatchQuestion): BatchQuestion {
  const { balance } = q.equipment;
  const share = policyAmount(q.policy, 'balanceError').in('%').div(100);
  if (!balance || share.isZero()) return q;
  const least = balance.readability.dividedBy(share);
  if (!balance.minimumWeighable.isLessThan(least)) return q;
  return { ...q, equipment: { ...q.equipment, balance: { ...balance, minimumWeighable: least } } };
}
