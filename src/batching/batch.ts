import { nominalStock } from './allocate.js';
import { toWork } from './batch-work.js';
import type { BatchAnswer, BatchQuestion } from './batching.types.js';
import { refusedBeforehand } from './before-batching.js';
import { overdue } from './calibration.js';
import { capsules } from './capsules.js';
import { cream } from './cream.js';
import { overdrawn } from './drawn.js';
import { oralLiquid } from './oral-liquid.js';
import { sublingualDrops } from './sublingual-drops.js';
import { tabletsWithoutRecord } from './tablet-source.js';
import { balanceMissing } from './weighing-findings.js';

const BY_FORM = {
  capsule: capsules,
  'oral-liquid': oralLiquid,
  'sublingual-drops': sublingualDrops,
  cream,
} as const;

/** What is weighed, measured and counted for one make, from which lots, with every number derived. */
export function batch(q: BatchQuestion): BatchAnswer {
  const refused = [...refusedBeforehand(q), ...tabletsWithoutRecord(q)];
  if (refused.length > 0) return { batch: null, findings: refused, lotsUsed: [] };
  const answer = fromCoveringLots(q);
  const { balance, capsuleMachine } = q.equipment;
  const findings = [
    ...(q.lots === undefined ? [nominalStock()] : []),
    ...(balance ? overdue('balance', balance, q.compoundedOn) : [balanceMissing()]),
    ...(capsuleMachine && q.formula.form === 'capsule'
      ? overdue('capsule machine', capsuleMachine, q.compoundedOn)
      : []),
    ...answer.findings,
  ];
  return { ...answer, findings: withoutTwins(findings) };
}

/**
 * A dilution takes more than the batch needs, so a lot that seemed to cover may not: it is set aside where the other lots
 * do, else the answer says what is short.
 */
function fromCoveringLots(q: BatchQuestion): BatchAnswer {
  const answer = BY_FORM[q.formula.form](toWork(q));
  const short = answer.batch ? overdrawn(q, answer.batch) : [];
  if (short.length === 0) return answer;
  const told = { ...answer, findings: [...answer.findings, ...short.map(({ finding }) => finding)] };
  const left = (q.lots ?? []).filter(
    (lot) => !short.some((each) => each.lot === lot.lot && each.ingredient === lot.ingredient),
  );
  // Without another lot of it a counted part would count as kept without lots.
  if (!short.every(({ ingredient }) => left.some((lot) => lot.ingredient === ingredient))) return told;
  const without = fromCoveringLots({ ...q, lots: left });
  return without.batch && !without.findings.some(({ rule }) => rule === 'stock.short') ? without : told;
}

/** One lot that is short for two lines is one finding. */
function withoutTwins(findings: BatchAnswer['findings']): BatchAnswer['findings'] {
  return findings.filter((finding, at) => findings.findIndex(({ id }) => id === finding.id) === at);
}
