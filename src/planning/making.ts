import { batch as batchOf } from '../batching/batch.js';
import type { BatchAnswer, LotFacts, PrescriptionFacts, SelectedPart } from '../batching/batching.types.js';
import { drawsOf } from '../batching/drawn.js';
import { found } from '../batching/raise.js';
import { workingText } from '../batching/working.js';
import type { Formula } from '../catalogue/formula.js';
import type { Catalogue } from '../catalogue/ingredient.js';
import type { Finding } from '../findings/finding.js';
import { policyCount } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';
import { intermediateUseBy } from '../stability/beyond-use.js';
import type { TitrationDay } from './plan.types.js';
import type { PlanRequest } from './plan-request.js';
import { stepsBetween, titrationDays } from './schedule.js';
import { capsuleKit, type Kit } from './titration-kit.js';

/** What every make of one prescription is made by. */
export interface Making {
  readonly request: PlanRequest;
  readonly catalogue: Catalogue;
  readonly formula: Formula;
  readonly parts: readonly SelectedPart[];
  /** Powders that pass this patient's screening as diluents, the best first. */
  readonly diluents: () => readonly string[];
  /** Titration by capsules: the kit of the whole schedule. */
  readonly kit?: Kit;
}

/** One strength of a kit, or the one batch of everything else. */
export interface MadePart {
  readonly strength?: Amount;
  readonly count?: number;
  readonly answer: BatchAnswer;
}

export interface Made {
  readonly parts: readonly MadePart[];
  readonly schedule?: readonly TitrationDay[];
  readonly findings: readonly Finding[];
}

export function isKit({ prescription }: PlanRequest): boolean {
  return prescription.form === 'capsule' && prescription.titration.length > 0;
}

/** The kit that hits every step of the whole schedule; its strengths are those of every make. */
export function wholeKit(request: PlanRequest): ReturnType<typeof capsuleKit> {
  const { prescription, policy } = request;
  return capsuleKit(prescription.titration, prescription.timesPerDay, {
    mostStrengths: policyCount(policy, 'titrationMostStrengths'),
    strengths: prescription.titrationStrengths,
  });
}

/** What is made for `days` days of doses from day `fromDay` (0: the first) of the prescription. */
export function makeFor(making: Making, fromDay: number, days: number): Made {
  const { request, kit } = making;
  if (isKit(request)) return kit ? kitFor(making, kit, fromDay, days) : { parts: [], findings: [] };
  const steps = stepsBetween(request.prescription, fromDay, days);
  const answer = ask(making, request.lots, { days, steps });
  return { parts: [{ answer }], findings: answer.findings };
}

/** One batch for each strength that this make needs, each from what the ones before leave on the shelf. */
function kitFor(making: Making, whole: Kit, fromDay: number, days: number): Made {
  const { request } = making;
  const { prescription } = request;
  const isWhole = fromDay === 0 && days === titrationDays(prescription);
  const kit = isWhole ? found(whole) : kitOfWindow(prescription, whole, fromDay, days);
  if (kit.value === undefined) return { parts: [], findings: kit.findings };
  const parts: MadePart[] = [];
  let lots = request.lots;
  for (const { strength, count } of kit.value.strengths) {
    if (count === 0) continue;
    const answer = ask(making, lots, { days, steps: [{ dose: strength, days }], capsules: count }, strength);
    if (answer.batch) lots = lots && withoutDraws(lots, answer);
    parts.push({ strength, count, answer });
  }
  return { parts, schedule: kit.value.schedule, findings: parts.flatMap(({ answer }) => answer.findings) };
}

/** The same strengths as the whole kit has, so that the makes add up to it. */
function kitOfWindow(
  prescription: PrescriptionFacts,
  whole: Kit,
  fromDay: number,
  days: number,
): ReturnType<typeof capsuleKit> {
  return capsuleKit(stepsBetween(prescription, fromDay, days), prescription.timesPerDay, {
    mostStrengths: whole.strengths.length,
    strengths: whole.strengths.map(({ strength }) => strength),
  });
}

function ask(
  { request, catalogue, formula, parts, diluents }: Making,
  lots: readonly LotFacts[] | undefined,
  make: { days: number; steps: readonly { dose: Amount; days: number }[]; capsules?: number },
  strength?: Amount,
): BatchAnswer {
  const { prescription, compoundedOn, equipment, policy, standard } = request;
  return batchOf({
    ...make,
    formula,
    parts,
    prescription: strength ? { ...prescription, dose: strength } : prescription,
    compoundedOn,
    equipment,
    lots,
    policy,
    catalogue,
    diluents,
    intermediateUseBy: (medium) => intermediateUseBy({ formula, compoundedOn, standard, policy }, medium),
  });
}

function withoutDraws(lots: readonly LotFacts[], { batch }: BatchAnswer): LotFacts[] {
  const draws = batch ? drawsOf(batch) : [];
  return lots.map((lot) => {
    const own = draws.filter((draw) => draw.ingredient === lot.ingredient && draw.lot === lot.lot);
    const onHand = own.reduce(
      (left, { quantity }) => (quantity.dimension === left.dimension ? left.minus(quantity) : left),
      lot.onHand,
    );
    return { ...lot, onHand };
  });
}

/** The kit's own working stands before that of its first batch. */
export function withKitWorkings(made: Made, kit: Kit | undefined): Made {
  const [first, ...rest] = made.parts;
  if (!kit || !first?.answer.batch) return made;
  const workings = [...kit.workings, ...(first.answer.batch.workings ?? [])];
  const batch = { ...first.answer.batch, workings, derivation: workings.map(workingText) };
  return { ...made, parts: [{ ...first, answer: { ...first.answer, batch } }, ...rest] };
}
