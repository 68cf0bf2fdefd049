import type { Finding } from '../findings/finding.js';
import { Amount } from '../quantities/amount.js';
import { weighActive } from './active.js';
import { takeEarliest, type Source, type Taken } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { Batch, LotFacts } from './batching.types.js';
import { partBy } from './before-batching.js';
import { roundUpToWholeCapsules, type Count } from './capsule-count.js';
import { packStatOf, smallestThatFits, type Fit } from './capsule-size.js';
import {
  broughtWorkings,
  fillerWorking,
  labelWorking,
  perCapsule,
  shellWorking,
  unitWorking,
} from './capsule-workings.js';
import type { Shells } from './capsules.js';
import { packingSlips } from './packing-slips.js';
import type { Potency } from './potency.js';
import { printIn } from './print.js';
import { qualityWorkings } from './quality-workings.js';
import { qualityLimits } from './quality.js';
import { found, type Outcome } from './raise.js';
import { weighSolid, type Line, isTooLittle } from './weighing.js';
import { shownOnce, workingText } from './working.js';
import { worstCase } from './worst-case.js';

export interface FillQuestion {
  readonly active: Taken<Potency>;
  readonly filler: Source;
  /** Labelled amount in one capsule. */
  readonly strength: Amount;
  readonly count: Count;
}

/** What goes into the capsules, once a shell size is found and the API can be weighed. */
export interface Filling {
  readonly fit: Fit;
  readonly api: Line;
  /** Filler that is weighed by itself, beside what comes with a trituration. */
  readonly filler: Amount;
  /** Filler taken from its lot in all. */
  readonly fillerNeeded: Amount;
  readonly diluentLot?: LotFacts;
}

/** The smallest shell that fits, the API on the balance or in a trituration, and the filler that is left to weigh. */
export function fillingOf(q: BatchWork, fill: FillQuestion): Outcome<Filling> {
  const { active, filler, strength, count } = fill;
  const shell = q.catalogue.get(partBy(q.parts, 'count').ingredient);
  const apiPerCapsule = strength.times(active.value.factor);
  const fit = smallestThatFits(q, {
    api: active.source,
    apiPerCapsule,
    filler,
    shell,
    shells: roundUpToWholeCapsules(count.withLoss),
  });
  if (fit.value === undefined) return fit;
  const whole = fit.value.fillerPerCapsule.times(count.withLoss);
  const api = weighApi(q, fill, fit.value, whole);
  const { diluentInTake, diluentUsed } = api;
  const brought =
    diluentInTake && diluentUsed
      ? asFiller(diluentInTake.amount, diluentUsed.source, filler, fit.value)
      : undefined;
  const left = brought ? whole.minus(brought) : whole;
  const own = diluentUsed?.source.ingredient.id === filler.ingredient.id;
  return found(
    {
      fit: fit.value,
      api,
      filler: left,
      fillerNeeded: diluentUsed && own ? left.plus(diluentUsed.amount) : left,
      ...(diluentUsed && !own && diluentUsed.source.lot ? { diluentLot: diluentUsed.source.lot } : {}),
    },
    fit.findings,
  );
}

/** A diluent's mass as the mass of filler that takes the same room in the capsule. */
function asFiller(diluent: Amount, from: Source, filler: Source, { size }: Fit): Amount {
  if (from.ingredient.id === filler.ingredient.id) return diluent;
  const [own, other] = [packStatOf(filler, size), packStatOf(from, size)];
  if (!own || !other) throw new Error('a diluent without packing statistic was chosen');
  return diluent.times(own.in('mg')).dividedBy(other.in('mg'));
}

/** The filler itself dilutes best: nothing new enters the capsule. Another one only where that does not do. */
function weighApi(q: BatchWork, fill: FillQuestion, fit: Fit, whole: Amount): Line {
  const { active, strength, count } = fill;
  const label = strength.times(count.withLoss);
  const perUnit = strength.times(active.value.factor);
  const tooLittle = q.balance !== undefined && isTooLittle(active.need, q.balance);
  if (!tooLittle) return weighActive(q, active, label, undefined, perUnit);
  const lines: Line[] = [];
  for (const diluent of diluentsFor(q, fill, fit)) {
    const room = roomFor(q, fill, fit, whole, diluent);
    const line = weighActive(q, active, label, { medium: 'powder', diluents: [diluent], room }, perUnit);
    if (line.triturations.length > 0 && line.findings.length === 0) return line;
    lines.push(line);
  }
  return (
    lines.find((line) => line.triturations.length > 0) ??
    lines[0] ??
    weighActive(q, active, label, undefined, perUnit)
  );
}

function diluentsFor(q: BatchWork, { filler }: FillQuestion, { size }: Fit): Source[] {
  const ids = q.diluents?.() ?? [filler.ingredient.id];
  return ids.flatMap((id) => {
    if (id === filler.ingredient.id) return [filler];
    const taken = takeEarliest(q, id, () =>
      found({ need: q.balance?.minimum ?? Amount.of(0, 'mg'), value: undefined }),
    );
    const source = taken.value?.source;
    const statistic = source && packStatOf(source, size);
    return source && statistic && packingSlips(q.policy, source, size, statistic).length === 0
      ? [source]
      : [];
  });
}

/** All the room beside the API, less one weighing of filler: what is left of the filler must be weighable too. */
function roomFor(
  q: BatchWork,
  { active, filler }: FillQuestion,
  fit: Fit,
  whole: Amount,
  diluent: Source,
): Amount {
  // One step of the display more than the minimum, so that rounding does not take it under.
  const left = q.balance ? whole.minus(q.balance.minimum).minus(q.balance.readability) : whole;
  const own = packStatOf(filler, fit.size);
  const other = packStatOf(diluent, fit.size);
  const asDiluent = own && other && own !== other ? left.times(other.in('mg')).dividedBy(own.in('mg')) : left;
  return asDiluent.plus(active.need);
}

export interface Parts extends Omit<FillQuestion, 'filler'> {
  readonly filling: Taken<Filling>;
  readonly shell: Shells;
}

/** The batch: every line, every number with its working. */
export function fillCapsules(
  q: BatchWork,
  parts: Parts,
): {
  readonly batch: Batch;
  readonly findings: readonly Finding[];
  readonly diluentLots: readonly LotFacts[];
} {
  const { strength, count, filling, shell } = parts;
  const { fit, api, filler, diluentLot } = filling.value;
  const rest = weighSolid(q, {
    source: filling.source,
    role: 'filler',
    mass: filler,
    perUnit: fit.fillerPerCapsule,
  });
  const unit = unitWeightOf(parts);
  const error = worstCase({
    chain: api.chain,
    measuring: [],
    notCounted: 'uneven mixing and filling',
    policy: q.policy,
  });
  const checked = { unitWeight: unit, units: count.units, strength };
  const quality = qualityLimits(q, checked);
  const components = q.parts.map((part) =>
    part.quantity.by === 'dose'
      ? api.component
      : part.quantity.by === 'balance'
        ? rest.component
        : shell.component,
  );
  const workings = shownOnce([
    ...count.workings,
    perCapsule(q, parts),
    ...fit.workings,
    unitWorking(parts, unit),
    labelWorking(q, parts),
    ...api.workings,
    ...broughtWorkings(parts),
    fillerWorking(parts),
    ...rest.workings,
    shellWorking(count),
    ...error.workings,
    ...qualityWorkings(q, checked, quality),
  ]);
  return {
    batch: {
      units: count.units.toFixed(),
      unitsWithLoss: count.withLoss.toFixed(),
      strength: strength.toString(),
      capsuleSize: fit.size,
      components,
      triturations: api.triturations,
      unitWeight: printIn(unit, 'mg', 2),
      worstCaseError: error.print,
      rootSumSquareError: error.rss,
      quality,
      workings,
      derivation: workings.map(workingText),
    },
    findings: [...api.findings, ...rest.findings, ...error.findings],
    diluentLots: diluentLot ? [diluentLot] : [],
  };
}

/** Everything in one capsule: API as weighed, filler, and a diluent that is not the filler. */
function unitWeightOf({ active, count, filling }: Parts): Amount {
  const { api, filler } = filling.value;
  const diluent = api.diluentInTake?.amount ?? Amount.of(0, 'mg');
  return active.need.to('mg').plus(filler).plus(diluent).dividedBy(count.withLoss);
}
