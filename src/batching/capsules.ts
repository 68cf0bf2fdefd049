import { policyAmount } from '../policy/policy.js';
import type { Finding } from '../findings/finding.js';
import { Amount, Exact } from '../quantities/amount.js';
import { takeActive, weighActive } from './active.js';
import { takeEarliest, type Source, type Taken } from './allocate.js';
import { misfits, partBy } from './before-batching.js';
import type { BatchAnswer, BatchQuestion, LotFacts, PlannedComponent } from './batching.types.js';
import { smallestThatFits, type Fit } from './capsule-size.js';
import { potencyOf, type Potency } from './potency.js';
import { printExact, printFactor, printIn, printNumber } from './print.js';
import { found, raise, type Outcome } from './raise.js';
import { identify, weighSolid } from './weighing.js';
import { worstCase } from './worst-case.js';

/** How many are asked for, and how many are made: process loss raises the number, never the dose. */
interface Count {
  readonly units: Exact;
  readonly withLoss: Exact;
  readonly derivation: readonly string[];
}

function countOf({ prescription, days, policy }: BatchQuestion): Count {
  const units = new Exact(prescription.timesPerDay).times(days);
  const loss = policyAmount(policy, 'processLoss');
  const withLoss = units.times(loss.in('%').div(100).plus(1));
  return {
    units,
    withLoss,
    derivation: [
      `capsules = ${prescription.timesPerDay} a day × ${days} days = ${units.toFixed()}`,
      `capsules with process loss = ${units.toFixed()} × (1 + ${loss.toString()}, policy processLoss) = ${withLoss.toFixed()}`,
    ],
  };
}

/** Capsules by packing statistics (domain 5.3): API by dose, filler in the room that is left, one shell each. */
export function capsules(q: BatchQuestion): BatchAnswer {
  const refused = [...misfits(q, ['dose', 'balance', 'count'], []), ...strengthDiffers(q)];
  if (refused.length > 0) return { batch: null, findings: refused, lotsUsed: [] };
  const count = countOf(q);
  const label = q.prescription.dose.times(count.withLoss);
  const active = takeActive(q, label);
  const filler = takeFiller(q, active.value ?? nominalActive(q, label), count);
  if (active.value === undefined || filler.value === undefined) {
    const fillerFindings = active.value ? filler.findings : filler.findings.filter(isStock);
    return { batch: null, findings: [...active.findings, ...fillerFindings], lotsUsed: [] };
  }
  const shell = takeShell(q, count);
  const answer = assemble(q, count, active.value, filler.value, shell);
  return {
    ...answer,
    findings: [
      ...strengthOfAnotherForm(q),
      ...active.findings,
      ...filler.findings,
      ...shell.findings,
      ...answer.findings,
    ],
  };
}

function isStock(finding: Finding): boolean {
  return finding.rule === 'stock.short';
}

function takeFiller(q: BatchQuestion, active: Taken<Potency>, count: Count): Outcome<Taken<Fit>> {
  const shell = q.catalogue.get(partBy(q.parts, 'count').ingredient);
  const apiPerCapsule = q.prescription.dose.times(active.value.factor);
  return takeEarliest(q, partBy(q.parts, 'balance').ingredient, (filler) => {
    const fit = smallestThatFits(q, { api: active.source, apiPerCapsule, filler, shell });
    if (fit.value === undefined) return fit;
    return found({ need: fit.value.fillerPerCapsule.times(count.withLoss), value: fit.value });
  });
}

/** Only to see whether the filler would be short as well, when the API is. */
function nominalActive(q: BatchQuestion, label: Amount): Taken<Potency> {
  const ingredient = q.catalogue.get(partBy(q.parts, 'dose').ingredient);
  const potency = potencyOf(ingredient, undefined, q.prescription.strengthBasis, q.policy);
  if (potency.value === undefined) throw new Error('a nominal potency always has a value');
  return { source: { ingredient }, need: label, value: potency.value };
}

interface Shells {
  readonly component: PlannedComponent;
  readonly lot?: LotFacts;
  readonly findings: readonly Finding[];
}

/** Shells are counted, up to whole ones; they may come without a lot, but where they are kept by lot one must do. */
function takeShell(q: BatchQuestion, count: Count): Shells {
  const part = partBy(q.parts, 'count');
  const whole = roundUpToWholeCapsules(count.withLoss);
  const weigh = whole.toFixed();
  const ingredient = q.catalogue.get(part.ingredient);
  const plain: Source = { ingredient };
  if (!q.lots?.some((lot) => lot.ingredient === part.ingredient && !lot.onHand.isZero())) {
    return { component: { ...identify(plain, part.role), weigh, method: 'count' }, findings: [] };
  }
  const taken = takeEarliest(q, part.ingredient, () =>
    found({ need: Amount.of(whole, 'capsule'), value: undefined }),
  );
  const source = taken.value?.source ?? plain;
  return {
    component: { ...identify(source, part.role), weigh, method: 'count' },
    ...(source.lot ? { lot: source.lot } : {}),
    findings: taken.findings,
  };
}

export function roundUpToWholeCapsules(count: Exact): Exact {
  return count.toDecimalPlaces(0, Exact.ROUND_CEIL);
}

function assemble(
  q: BatchQuestion,
  count: Count,
  active: Taken<Potency>,
  filler: Taken<Fit>,
  shell: Shells,
): BatchAnswer {
  const { dose } = q.prescription;
  const label = dose.times(count.withLoss);
  const apiEach = dose.times(active.value.factor);
  const fillerEach = filler.value.fillerPerCapsule;
  const api = weighActive(q, active, label, apiEach);
  const rest = weighSolid(
    { source: filler.source, role: partBy(q.parts, 'balance').role, mass: filler.need, perUnit: fillerEach },
    q.equipment.balance,
  );
  const error = worstCase(api.error, [], 'uneven mixing and filling; the quality checks watch those');
  const made = count.withLoss.toFixed();
  const unitWeight = printIn(apiEach.plus(fillerEach), 'mg', 2);
  const apiText = printIn(apiEach, 'mg', 4);
  const fillerText = printNumber(fillerEach.in('mg'), 4);
  const components = q.parts.map((part) =>
    part.quantity.by === 'dose'
      ? api.component
      : part.quantity.by === 'balance'
        ? rest.component
        : shell.component,
  );
  return {
    batch: {
      units: count.units.toFixed(),
      unitsWithLoss: made,
      capsuleSize: filler.value.size,
      components,
      triturations: [],
      unitWeight,
      worstCaseError: error.print,
      derivation: [
        ...count.derivation,
        `API per capsule = ${dose.toString()} × ${printFactor(active.value.factor)} = ${apiText}`,
        ...filler.value.derivation,
        `fill of one capsule = ${apiText} + ${fillerText} mg = ${unitWeight}`,
        `API for the batch = ${apiText} × ${made} = ${printExact(active.need, 'mg')}`,
        ...api.derivation,
        `filler for the batch = ${fillerText} mg × ${made} = ${printExact(filler.need, 'mg')}`,
        ...rest.derivation,
        `shells = ${made} rounded up to whole capsules = ${shell.component.weigh}`,
        ...error.derivation,
      ],
    },
    findings: [...api.findings, ...rest.findings],
    lotsUsed: [active.source.lot, filler.source.lot, shell.lot].filter((lot) => lot !== undefined),
  };
}

/**
 * One capsule holds one dose. Another mass written as its strength is a question, not something to guess at; a strength
 * per mL or per g is that of another form and says nothing of a capsule.
 */
function strengthDiffers({ prescription: { strength, dose } }: BatchQuestion): Finding[] {
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

const ONE_DOSE = 'One capsule is one dose in this formula';

function strengthOfAnotherForm({ prescription: { strength, dose } }: BatchQuestion): Finding[] {
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
