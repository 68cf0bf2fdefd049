import { SHIPPED_FORMULAS } from '../../src/catalogue/formulas.js';
import type { Formula } from '../../src/catalogue/formula.js';
import { batchesOf, type Plan } from '../../src/planning/plan.types.js';
import type { JsonRequest } from './plan-requests.js';
import { Rational } from './rational.js';
import { sized } from './rational-amount.js';
import { factsOf, stepsWithin, usablePeriod, type Facts, type Step } from './rational-facts.js';
import { wantCapsules } from './rational-capsules.js';
import { wantCream } from './rational-cream.js';
import { wantDrops, wantLiquid } from './rational-liquids.js';
import type { Wanted } from './rational-weighing.js';
import { Ledger } from './rational-ledger.js';

/**
 * Every number of a plan against the same number by fractions, from the formulas of the domain and nothing of the
 * engine. Empty: no difference beyond the stated roundings.
 */
export function differences(json: JsonRequest, plan: Plan): readonly string[] {
  const ledger = new Ledger();
  const formula = SHIPPED_FORMULAS.find(({ id }) => id === plan.formula?.id);
  if (!formula) return ['no formula'];
  const facts = factsOf(json, plan.findings);
  const kit = facts.form === 'capsule' && (json.prescription['titration'] as unknown[] | undefined);
  if (kit) checkKit(json, facts, plan, ledger);
  else checkMakes(json, facts, formula, plan, ledger);
  return ledger.differences;
}

function checkMakes(json: JsonRequest, facts: Facts, formula: Formula, plan: Plan, ledger: Ledger): void {
  const delivery = (json.prescription['deliveryDays'] as number | undefined) ?? 0;
  const period = usablePeriod(formula) - delivery;
  const days = Math.min(facts.daysSupply, period);
  const first = want(json, facts, formula, stepsWithin(facts.steps, 0, days));
  const [batch] = batchesOf(plan);
  if (first.refused !== undefined) {
    ledger.true(`a batch is made although ${first.refused}`, batch === undefined);
    return;
  }
  ledger.true(`no batch: ${plan.findings.map(({ because }) => because).join(' ')}`, batch !== undefined);
  if (!batch) return;
  first.check?.(batch, ledger);
  checkSupply({ json, facts, formula }, plan, period, ledger);
}

interface Question {
  readonly json: JsonRequest;
  readonly facts: Facts;
  readonly formula: Formula;
}

/** Domain 5.8: as many makes as the period asks for, each of them whole, each used from delivery on. */
function checkSupply({ json, facts, formula }: Question, plan: Plan, period: number, ledger: Ledger): void {
  const makes = Math.ceil(facts.daysSupply / period);
  const delivery = (json.prescription['deliveryDays'] as number | undefined) ?? 0;
  ledger.same('makes', plan.supply?.fills.length, makes);
  plan.supply?.fills.forEach((fill, at) => {
    const days = Math.min(period, facts.daysSupply - at * period);
    ledger.same(`days of make ${at + 1}`, fill.days, days);
    ledger.same(`day of make ${at + 1}`, fill.makeOn, daysAfter(json.compoundedOn, at * period));
    ledger.same(
      `first use of make ${at + 1}`,
      fill.firstUse,
      daysAfter(json.compoundedOn, at * period + delivery),
    );
    const { quantity } = want(json, facts, formula, stepsWithin(facts.steps, at * period, days));
    if (quantity !== undefined) ledger.same(`quantity of make ${at + 1}`, fill.quantity, quantity);
  });
}

const ONE_DAY_MS = 86_400_000;

/** By the calendar of the machine, in UTC: not by the library the product counts days with. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * ONE_DAY_MS).toISOString().slice(0, 10);
}

function want(json: JsonRequest, facts: Facts, formula: Formula, steps: readonly Step[]): Wanted {
  const { equipment, prescription } = json;
  const [step] = steps;
  if (!step) return { refused: 'no days' };
  switch (facts.form) {
    case 'capsule': {
      const count = steps.reduce((sum, { days }) => sum + facts.timesPerDay * days, 0);
      return wantCapsules(facts, step.mg, count, prescription['filler'] as string);
    }
    case 'oral-liquid': {
      const strength = facts.strength ?? sized(formula.strength ?? '');
      const graduation = equipment['syringe']?.['graduation'] ?? '';
      return wantLiquid(facts, steps, { strength, vehicle: formula.vehicle ?? '', graduation });
    }
    case 'sublingual-drops':
      return wantDrops(facts, steps, dropsPerMl(equipment['dropper'] ?? {}));
    default: {
      const density = facts.lot('cetomacrogol cream')?.['density'] as string;
      return wantCream(facts, steps, equipment['applicator'] ?? {}, sized(density));
    }
  }
}

/** n / (mass / density). */
function dropsPerMl({ dropsPerMl: given, drops, mass, density }: Record<string, string>): Rational {
  if (given !== undefined) return Rational.of(given);
  return Rational.of(drops ?? '0').over(sized(mass ?? '').over(sized(density ?? '')));
}

/** A kit hits every step exactly, holds what its schedule takes, and each strength is a batch like any other. */
function checkKit(json: JsonRequest, facts: Facts, plan: Plan, ledger: Ledger): void {
  const schedule = plan.supply?.schedule ?? [];
  const days = schedule.reduce((sum, step) => sum + step.days, 0);
  for (const step of schedule) {
    const taken = Rational.sum(step.capsules.map(({ strength, count }) => sized(strength).times(count)));
    ledger.true(`${step.dose} is not hit: ${taken.toString()} mg`, taken.equals(sized(step.dose)));
  }
  ledger.true(
    'the schedule is not the prescription’s',
    sameSchedule(stepsWithin(facts.steps, 0, days), schedule),
  );
  const most = Number(facts.setting('titrationMostStrengths', '2').toFixed(0));
  const capsules = plan.supply?.capsules ?? [];
  ledger.true(`${capsules.length} strengths, ${most} allowed`, capsules.length <= most);
  for (const { strength, count } of capsules) {
    const counted = schedule.reduce((sum, step) => {
      const each = step.capsules.find((part) => part.strength === strength)?.count ?? 0;
      return sum + each * step.days * facts.timesPerDay;
    }, 0);
    ledger.same(`capsules of ${strength}`, count, counted);
  }
  if (plan.supply?.schedule === undefined) return;
  const total = capsules.reduce((sum, { count }) => sum + count, 0);
  checkFewest(json, facts, facts.steps, total, ledger);
  for (const part of plan.kit ?? []) {
    const wanted = wantCapsules(
      facts,
      sized(part.strength),
      part.count,
      json.prescription['filler'] as string,
    );
    const own = new Ledger();
    if (wanted.refused === undefined) wanted.check?.(part.batch, own);
    else own.true(`made although ${wanted.refused}`, false);
    ledger.differences.push(...own.differences.map((line) => `${part.strength}: ${line}`));
  }
}

/** No set of so many strengths needs fewer capsules: every set tried, where there are few enough. */
function checkFewest(
  json: JsonRequest,
  facts: Facts,
  steps: readonly Step[],
  total: number,
  ledger: Ledger,
): void {
  const given = json.prescription['titrationStrengths'] as string[] | undefined;
  const measure = Rational.ratio(1n, 4n);
  const unit = steps[0]?.text.endsWith('mcg') ? measure.over(1000) : measure;
  const doses = steps.map(({ mg }) => Number(mg.over(unit).toFixed(0)));
  const candidates =
    given?.map((text) => Number(sized(text).over(unit).toFixed(0))) ?? oneTo(Math.max(...doses));
  const most = Number(facts.setting('titrationMostStrengths', '2').toFixed(0));
  const least = Math.min(
    ...setsOf(candidates, most).map((set) =>
      steps.reduce((sum, { days }, at) => sum + days * facts.timesPerDay * fewestOf(doses[at] ?? 0, set), 0),
    ),
  );
  ledger.same('capsules in all', total, least);
}

const oneTo = (most: number): number[] => Array.from({ length: most }, (_none, at) => at + 1);

function setsOf(candidates: readonly number[], most: number): number[][] {
  const [first, ...rest] = candidates;
  if (first === undefined) return [[]];
  const without = setsOf(rest, most);
  return [...without, ...without.filter((set) => set.length < most).map((set) => [first, ...set])];
}

/** Fewest of `set` that sum to `dose`; Infinity where none do. */
function fewestOf(dose: number, set: readonly number[]): number {
  const fewest = [0];
  for (let sum = 1; sum <= dose; sum += 1) {
    fewest.push(
      Math.min(
        Infinity,
        ...set.map((each) => (each > sum ? Infinity : (fewest[sum - each] ?? Infinity) + 1)),
      ),
    );
  }
  return fewest[dose] ?? Infinity;
}

function sameSchedule(steps: readonly Step[], schedule: readonly { dose: string; days: number }[]): boolean {
  const merged = (list: readonly { mg: Rational; days: number }[]): string =>
    list.map(({ mg, days }) => Array<string>(days).fill(mg.toString()).join(' ')).join(' ');
  return merged(steps) === merged(schedule.map(({ dose, days }) => ({ mg: sized(dose), days })));
}
