import { Amount, Exact, type BaseUnit } from '../quantities/amount.js';
import type { Trituration } from './batching.types.js';
import { errorsOf } from './dilution-errors.js';
import type { Task } from './dilution-media.js';
import type { Chain } from './dilution-search.js';
import { isLiquid, readable, type Step } from './dilution-step.js';
import { startOf, workingsOf } from './dilution-workings.js';
import type { Dilution, DilutionNeed } from './trituration.js';
import { roundToHundredthMl, roundToReadability } from './weighing.js';

/** What the search found, as the steps of a worksheet with their errors and workings. */
export function stepsOf(need: DilutionNeed, task: Task, chain: Chain): Dilution {
  const steps = chain.totals.reduce<readonly Step[]>(
    (so, _, at) => [...so, stepOf(need, task, chain, so, at)],
    [],
  );
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) throw new RangeError('a dilution without steps');
  const solid = need.label.times(need.factor);
  return {
    steps: steps.map((step, at) => printed(need, step, at)),
    take: last.take,
    takeExact: last.takeExact,
    diluentInTake: isLiquid(need) ? last.takeExact : last.takeExact.minus(solid),
    diluentUsed: steps.map(({ diluentExact }) => diluentExact).reduce((sum, each) => sum.plus(each)),
    sourceUsed: first.in,
    errors: errorsOf(need, steps),
    workings: [...startOf(need, steps), ...workingsOf(need, steps)],
  };
}

function stepOf(need: DilutionNeed, task: Task, chain: Chain, so: readonly Step[], at: number): Step {
  const { num, den, text } = chain.strengths[at] ?? { num: 1n, den: 1n, text: '1' };
  const units = chain.totals[at] ?? 0n;
  const before = so.at(-1);
  const next = chain.strengths[at + 1];
  const liquid = isLiquid(need);
  const labelUnits = (units * num) / den;
  const onward = next ? ((chain.totals[at + 1] ?? 0n) * next.num) / next.den : task.need;
  const takeExact = amountOf((onward * den) / num, task.places, liquid ? 'mL' : 'mg');
  const label = amountOf(labelUnits, task.places, 'mg');
  const total = amountOf(units, task.places, liquid ? 'mL' : 'mg');
  const inExact = before ? before.takeExact : label.times(need.factor);
  const weighed = before ? before.take : roundUpToReadability(inExact, need.balance.readability);
  const diluentExact = liquid && !before ? total : total.minus(weighed);
  const prefix = need.prefix ?? '';
  return {
    makes: `${prefix}T${at + 1}`,
    from: before ? before.makes : need.name,
    strength: new Exact(text),
    label,
    total,
    inExact,
    in: weighed,
    diluentExact,
    diluent: liquid ? total : roundToReadability(diluentExact, need.balance.readability),
    takeExact,
    take: liquid ? roundToHundredthMl(takeExact) : roundToReadability(takeExact, need.balance.readability),
    into: next ? `${prefix}T${at + 2}` : 'the batch',
  };
}

/** Exact however many digits there are: text is not rounded. In g from 1 g. */
function amountOf(units: bigint, places: number, unit: 'mg' | 'mL'): Amount {
  return Amount.of(`${units}e-${places}`, unit);
}

/** As every weight is rounded, but up: the first weighing is never short of drug. */
function roundUpToReadability(mass: Amount, readability: Amount): Amount {
  const step = readability.in('mg');
  const up = (to: Exact): Exact => mass.in('mg').div(to).toDecimalPlaces(0, Exact.ROUND_UP).times(to);
  const fine = up(step);
  return fine.lessThan(1000) ? Amount.of(fine, 'mg') : Amount.of(up(Exact.max(1, step)), 'mg').to('g');
}

function printed(need: DilutionNeed, step: Step, at: number): Trituration {
  const { name, id, lot } = need.diluent;
  const per = isLiquid(need) ? 'mg/mL' : 'mg/mg';
  const weigh = isLiquid(need) ? `q.s. ${step.total.toString()}` : step.diluent.toString();
  return {
    makes: step.makes,
    medium: need.medium,
    from: step.from,
    api: step.in.toString(),
    ...(at === 0 ? { apiId: need.id, ...(need.lot ? { apiLot: need.lot } : {}) } : {}),
    diluent: { ingredient: name, id, ...(lot ? { lot } : {}), weigh },
    total: readable(step.total).toString(),
    strength: `${step.strength.toFixed()} ${per}`,
    labelStrength: labelStrength(step.strength, need),
    takeExact: readable(step.takeExact).toString(),
    take: step.take.toString(),
    useBy: need.useBy.toString(),
  };
}

/**
 * With few noughts, and in one unit for all steps of a powder where that can be: 10 mcg/mg and 0.1 mcg/mg, not 10 mg/g
 * and 100 mcg/g, so that a step taken for another is seen.
 */
function labelStrength(strength: Exact, need: DilutionNeed): string {
  const units: readonly (readonly [BaseUnit, BaseUnit, string])[] = isLiquid(need)
    ? [['mg', 'mL', '1'], ['mcg', 'mL', '0.0001'], ['mcg', 'L', '0']]
    : need.label.in('mg').lessThan(1)
      ? [['mcg', 'mg', '0.0001'], ['mcg', 'g', '0']]
      : [['mg', 'g', '0.0001'], ['mcg', 'g', '0']]; // prettier-ignore
  const [top, bottom] =
    units.find(([, , from]) => strength.greaterThanOrEqualTo(from)) ?? (['mg', 'mL'] as const);
  const plain = Amount.of(strength, isLiquid(need) ? 'mg/mL' : 'mg/mg');
  return plain.to(`${top}/${bottom}`).toString();
}
