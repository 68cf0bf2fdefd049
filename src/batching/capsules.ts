import type { Finding } from '../findings/finding.js';
import { Amount } from '../quantities/amount.js';
import { takeActive } from './active.js';
import { takeEarliest, type Source, type Taken } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { BatchAnswer, DoseStep, LotFacts, PlannedComponent } from './batching.types.js';
import { misfits, partBy } from './before-batching.js';
import { countOf, roundUpToWholeCapsules, type Count } from './capsule-count.js';
import { fillCapsules, fillingOf, type Filling } from './capsule-fill.js';
import { potencyOf, type Potency } from './potency.js';
import { found, raise, type Outcome } from './raise.js';
import { identify } from './weighing.js';

/** Capsules by packing statistics: API by dose, filler in the room that is left, one shell each. */
export function capsules(q: BatchWork): BatchAnswer {
  const strength = strengthOfCapsule(q);
  const refused = [...misfits(q, ['dose', 'balance', 'count'], []), ...strengthDiffers(q, strength)];
  if (refused.length > 0) return { batch: null, findings: refused, lotsUsed: [] };
  const count = countOf(q);
  const label = strength.dose.times(count.withLoss);
  const active = takeActive(q, label);
  const filling = takeFiller(q, active.value ?? nominalActive(q, label), strength.dose, count);
  if (active.value === undefined || filling.value === undefined) {
    const fillerFindings = active.value ? filling.findings : filling.findings.filter(isStock);
    return { batch: null, findings: [...active.findings, ...fillerFindings], lotsUsed: [] };
  }
  const shell = takeShell(q, count, filling.value.value);
  const batch = fillCapsules(q, {
    strength: strength.dose,
    count,
    active: active.value,
    filling: filling.value,
    shell,
  });
  return {
    batch: batch.batch,
    findings: [
      ...strengthOfAnotherForm(q),
      ...machineNotEntered(q),
      ...active.findings,
      ...filling.findings,
      ...shell.findings,
      ...batch.findings,
    ],
    lotsUsed: [active.value.source.lot, filling.value.source.lot, shell.lot, ...batch.diluentLots].filter(
      (lot): lot is LotFacts => lot !== undefined,
    ),
  };
}

/** One capsule holds one dose of the schedule; a kit is made one strength at a time. */
function strengthOfCapsule({ steps }: BatchWork): DoseStep {
  const [step] = steps;
  if (!step) throw new Error('a make without a dose');
  return step;
}

function isStock(finding: Finding): boolean {
  return finding.rule === 'stock.short';
}

/** The lot of filler that covers what is filled and what a trituration uses up on the way. */
function takeFiller(
  q: BatchWork,
  active: Taken<Potency>,
  strength: Amount,
  count: Count,
): Outcome<Taken<Filling>> {
  return takeEarliest(q, partBy(q.parts, 'balance').ingredient, (filler) => {
    const filling = fillingOf(q, { active, filler, strength, count });
    if (filling.value === undefined) return filling;
    return found({ need: filling.value.fillerNeeded, value: filling.value }, filling.findings);
  });
}

/** Only to see whether the filler would be short as well, when the API is. */
function nominalActive(q: BatchWork, label: Amount): Taken<Potency> {
  const ingredient = q.catalogue.get(partBy(q.parts, 'dose').ingredient);
  const potency = potencyOf(ingredient, undefined, q.prescription.strengthBasis, q.policy);
  if (potency.value === undefined) throw new Error('a nominal potency always has a value');
  return { source: { ingredient }, need: label, value: potency.value };
}

export interface Shells {
  readonly component: PlannedComponent;
  readonly lot?: LotFacts;
  readonly findings: readonly Finding[];
}

/** Shells are counted, up to whole ones; they may come without a lot, but where they are kept by lot one must do. */
function takeShell(q: BatchWork, count: Count, { fit }: Filling): Shells {
  const part = partBy(q.parts, 'count');
  const whole = roundUpToWholeCapsules(count.withLoss);
  const weigh = whole.toFixed();
  const plain: Source = { ingredient: q.catalogue.get(part.ingredient) };
  const fits = (lot: LotFacts) => lot.size === undefined || lot.size === fit.size;
  const ofSize = q.lots?.filter((lot) => lot.ingredient !== part.ingredient || fits(lot));
  if (!ofSize?.some((lot) => lot.ingredient === part.ingredient)) {
    return { component: { ...identify(plain, part.role), weigh, method: 'count' }, findings: [] };
  }
  const taken = takeEarliest({ ...q, lots: ofSize }, part.ingredient, () =>
    found({ need: Amount.of(whole, 'capsule'), value: undefined }),
  );
  const source = taken.value?.source ?? plain;
  return {
    component: { ...identify(source, part.role), weigh, method: 'count' },
    ...(source.lot ? { lot: source.lot } : {}),
    findings: taken.findings,
  };
}

/**
 * One capsule holds one dose. Another mass written as its strength is a question, not something to guess at; a strength
 * per mL or per g is that of another form and says nothing of a capsule.
 */
function strengthDiffers({ prescription: { strength } }: BatchWork, { dose }: DoseStep): Finding[] {
  if (!strength || strength.dimension !== dose.dimension || strength.compare(dose) === 0) return [];
  return [
    raise({
      rule: 'capsule.strength-differs',
      status: 'block',
      subject: 'strength',
      because: `One capsule holds one dose of ${dose.toString()}, and a strength of ${strength.toString()} is written: leave the strength out, or write the dose of one capsule and how many times a day.`,
      source: ONE_DOSE,
    }),
  ];
}

/** Without a machine any size may be planned, also one that the pharmacy cannot fill. */
function machineNotEntered({ equipment }: BatchWork): Finding[] {
  if (equipment.capsuleMachine) return [];
  return [
    raise({
      rule: 'capsule.machine-not-entered',
      status: 'pass',
      subject: 'capsule machine',
      because:
        'No capsule machine is chosen, so the sizes are not limited by its plates: see that there are plates for the size planned, or choose the machine.',
      source: 'Capsules are filled on plates the filler machine has',
    }),
  ];
}

const ONE_DOSE = 'One capsule is one dose in this formula';

function strengthOfAnotherForm({ prescription: { strength, dose } }: BatchWork): Finding[] {
  if (!strength || strength.dimension === dose.dimension) return [];
  return [
    raise({
      rule: 'capsule.strength-not-used',
      status: 'pass',
      subject: 'strength',
      because: `The strength of ${strength.toString()} is for a liquid or a cream and is not used: each capsule holds ${dose.toString()}.`,
      source: ONE_DOSE,
    }),
  ];
}
