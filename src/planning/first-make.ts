import type { LotFacts } from '../batching/batching.types.js';
import { raise } from '../batching/raise.js';
import { day, isBefore, printDay, type Day } from '../calendar/day.js';
import type { Finding } from '../findings/finding.js';
import { policyDays, type Policy } from '../policy/policy.js';
import { beyondUse, freshPeriodDays, usableDays } from '../stability/beyond-use.js';
import type { Stability } from '../stability/stability.types.js';
import { makeFor, withKitWorkings, type Made, type Making } from './making.js';
import { daysToSupply } from './schedule.js';
import { deliveryDaysOf, firstUseOf } from './supply.js';

/** The make compounded today. */
export interface Make {
  readonly made: Made;
  readonly stability: Stability;
  readonly days: number;
  /** Days it would cover if every lot lasted. */
  readonly wanted: number;
  /** The lot whose expiry makes it cover fewer. */
  readonly shortBy?: Aside;
  readonly findings: readonly Finding[];
}

/** How often the days of the first make may shrink to the expiry of the lots they need before it is given up. */
const MOST_ROUNDS = 8;

/** Days a fresh make can be used, counted from the day it is made. */
export function freshDays({ request, formula }: Making): number {
  const { compoundedOn, standard, policy } = request;
  return freshPeriodDays({ formula, compoundedOn, standard, policy });
}

/**
 * As many days as are prescribed and the beyond-use date allows with the lots it takes; undefined when lots or delivery
 * leave not one day of use. A lot that ends so soon that the make would not be worth making, or could not be made, is
 * set aside where the others do better.
 */
export function firstMake(making: Making): Make | undefined {
  const make = makeOfLots(making);
  const least = policyDays(making.request.policy, 'leastLastMakeDays');
  if (make && make.days >= Math.min(least, make.wanted) && !(make.shortBy && isBlocked(make))) return make;
  const aside = make?.shortBy ?? earliestLot(making);
  const lots = making.request.lots?.filter(({ lot }) => lot !== aside?.lot);
  if (!aside || !lots || lots.length === making.request.lots?.length) return make;
  const without = firstMake({ ...making, request: { ...making.request, lots } });
  const better = without && !isBlocked(without) && without.days > (make?.days ?? 0);
  return better ? { ...without, findings: [...without.findings, setAside(aside, make?.days ?? 0)] } : make;
}

function isBlocked({ findings }: Make): boolean {
  return findings.some(({ status }) => status === 'block');
}

interface Aside {
  readonly lot: string;
  readonly name: string;
}

/** Where nothing can be made at all, the lot that ends first is the one to do without. */
function earliestLot({ request: { lots }, catalogue, parts }: Making): Aside | undefined {
  const used = new Set(parts.map(({ ingredient }) => ingredient));
  const [first] = (lots ?? [])
    .filter(({ ingredient, onHand }) => used.has(ingredient) && !onHand.isZero())
    .toSorted((a, b) => (isBefore(a.expiresOn, b.expiresOn) ? -1 : 1));
  return first && { lot: first.lot, name: catalogue.get(first.ingredient).name };
}

function setAside({ lot, name }: Aside, days: number): Finding {
  const would = days > 0 ? `would end the make after ${days} days` : 'would leave no day of use';
  return raise({
    rule: 'supply.lot-set-aside',
    status: 'pass',
    subject: lot,
    because: `Lot ${lot} of ${name} ends so soon that it ${would}; it is set aside and a later lot taken. Use it for a shorter supply, or discard it.`,
    source: 'Earliest expiry first, as far as the make is worth making (policy leastLastMakeDays)',
  });
}

/** By earliest expiry alone. */
function makeOfLots(making: Making): Make | undefined {
  const { compoundedOn, prescription, policy } = making.request;
  const delivery = deliveryDaysOf(prescription, policy);
  const firstUse = firstUseOf(compoundedOn, delivery);
  const wanted = Math.min(daysToSupply(prescription), freshDays(making) - delivery);
  let days = wanted;
  for (let round = 0; round < MOST_ROUNDS && days >= 1; round += 1) {
    const made = makeFor(making, 0, days);
    const stability = dateOf(making, made);
    const usable = usableDays(firstUse, stability.beyondUseDate);
    if (usable >= days) {
      const shortened = days < wanted ? [shortenedBy(stability, days, wanted)] : [];
      const named = withKitWorkings(made, making.kit);
      const findings = [...named.findings, ...shortened];
      return {
        made: named,
        stability,
        days,
        wanted,
        shortBy: lotThatBinds(stability, days < wanted),
        findings,
      };
    }
    days = usable;
  }
  return undefined;
}

function lotThatBinds({ limits }: Stability, shortened: boolean): Aside | undefined {
  const binding = limits.find((limit) => limit.binding);
  if (!shortened || !binding?.subject || !binding.component) return undefined;
  return { lot: binding.subject, name: binding.component };
}

function lotsOf(made: Made): readonly LotFacts[] {
  return [...new Set(made.parts.flatMap(({ answer }) => answer.lotsUsed))];
}

function dateOf({ request, catalogue, formula }: Making, made: Made): Stability {
  const { compoundedOn, standard, policy } = request;
  const known = new Set<string>();
  const lots = lotsOf(made).flatMap(({ ingredient, lot, expiresOn }) => {
    const key = `${ingredient}\n${lot}`;
    if (known.has(key)) return [];
    known.add(key);
    return [{ name: catalogue.get(ingredient).name, lot, expiresOn }];
  });
  return beyondUse({
    formula,
    compoundedOn,
    standard,
    policy,
    lots,
    intermediates: boundingOf(made, policy),
  });
}

/** The triturations and stock solutions of a make, where the pharmacy lets them bound what is made from them. */
export function boundingOf(made: Made, policy: Policy): { name: string; useBy: Day }[] {
  if (policy.intermediateDating === 'step-of-the-make') return [];
  return made.parts
    .flatMap(({ answer }) => answer.batch?.triturations ?? [])
    .map(({ makes, useBy }) => ({ name: makes, useBy: day(useBy) }));
}

/** Earliest expiry goes first even when that makes the make smaller; so does what it is made from. */
function shortenedBy({ limits }: Stability, days: number, wanted: number): Finding {
  const binding = limits.find((limit) => limit.binding);
  const until = binding ? printDay(day(binding.date)) : 'the last day of use';
  const covers = `so this make covers ${days} of ${wanted} days`;
  if (binding?.rule === 'intermediate') {
    return raise({
      rule: 'supply.shortened-by-intermediate',
      status: 'pass',
      subject: binding.subject ?? 'intermediate',
      because: `${binding.subject} keeps until ${until}, ${covers}; a balance that weighs it directly, or policy intermediateDating, would cover more.`,
      source: binding.source,
    });
  }
  const lot = binding?.subject ?? 'a lot';
  return raise({
    rule: 'supply.shortened-by-lot',
    status: 'pass',
    subject: lot,
    because: `Lot ${lot} of ${binding?.component ?? 'a component'} expires on ${until}, ${covers}; a lot that expires later would cover more.`,
    source: 'Lots are used earliest expiry first; a preparation never outlives a component (USP <795>)',
  });
}
