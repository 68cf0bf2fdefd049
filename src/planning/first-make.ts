import type { LotFacts } from '../batching/batching.types.js';
import { day, printDay } from '../calendar/day.js';
import { slug, type Finding } from '../findings/finding.js';
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
 * leave not one day of use.
 */
export function firstMake(making: Making): Make | undefined {
  const { compoundedOn, prescription, policy } = making.request;
  const delivery = deliveryDaysOf(prescription, policy);
  const firstUse = firstUseOf(compoundedOn, delivery);
  const wanted = Math.min(daysToSupply(prescription), freshDays(making) - delivery);
  let days = wanted;
  for (let round = 0; round < MOST_ROUNDS && days >= 1; round += 1) {
    const made = makeFor(making, 0, days);
    const stability = dateOf(making, lotsOf(made));
    const usable = usableDays(firstUse, stability.beyondUseDate);
    if (usable >= days) {
      const shortened = days < wanted ? [shortenedByLot(stability, days, wanted)] : [];
      const named = withKitWorkings(made, making.kit);
      return { made: named, stability, days, findings: [...named.findings, ...shortened] };
    }
    days = usable;
  }
  return undefined;
}

function lotsOf(made: Made): readonly LotFacts[] {
  return [...new Set(made.parts.flatMap(({ answer }) => answer.lotsUsed))];
}

function dateOf({ request, catalogue, formula }: Making, used: readonly LotFacts[]): Stability {
  const { compoundedOn, standard, policy } = request;
  const known = new Set<string>();
  const lots = used.flatMap(({ ingredient, lot, expiresOn }) => {
    const key = `${ingredient}\n${lot}`;
    if (known.has(key)) return [];
    known.add(key);
    return [{ name: catalogue.get(ingredient).name, lot, expiresOn }];
  });
  return beyondUse({ formula, compoundedOn, standard, policy, lots });
}

/** Earliest expiry goes first even when that makes the make smaller; a pharmacist may set the lot aside. */
function shortenedByLot({ limits }: Stability, days: number, wanted: number): Finding {
  const binding = limits.find((limit) => limit.binding);
  const lot = binding?.subject ?? 'a lot';
  return {
    id: `supply.shortened-by-lot/${slug(lot)}`,
    rule: 'supply.shortened-by-lot',
    status: 'pass',
    subject: binding?.component ?? lot,
    because: `Lot ${lot} of ${binding?.component ?? 'a component'} expires on ${binding ? printDay(day(binding.date)) : 'the last day of use'}, so this make covers ${days} of ${wanted} days; a lot that expires later would cover more.`,
    source: 'Lots are used earliest expiry first; a preparation never outlives a component (USP <795>)',
  };
}
