import type { PrescriptionFacts } from '../batching/batching.types.js';
import { raise } from '../batching/raise.js';
import type { Day } from '../calendar/day.js';
import type { Finding } from '../findings/finding.js';
import { policyCount, policyDays, type Policy } from '../policy/policy.js';
import type { Fill } from './plan.types.js';

export interface SupplyQuestion {
  readonly compoundedOn: Day;
  readonly daysSupply: number;
  /** Days the make compounded today covers, counted from its first use: never more than it can be used. */
  readonly firstDays: number;
  /** Days a later, fresh make can be used, counted from the day it is made; delivery is taken off here. */
  readonly freshDays: number;
  /** Days from making to first use. Absent: none. */
  readonly deliveryDays?: number;
  /** Absent: none. */
  readonly refills?: number;
  /** What a make for so many days amounts to (`30 capsule`, `157.5 mL`), `fromDay` days of the supply being covered. */
  quantityFor(days: number, fromDay: number): string;
}

/** The makes of one supply, the days its refills fall due, and what a pharmacist should know of them. */
export interface Makes {
  readonly fills: readonly Fill[];
  readonly refillsOn: readonly string[];
  readonly findings: readonly Finding[];
}

const SOURCE = 'Days of use run from the first dose to the beyond-use date, both counted (USP <795>)';

export function deliveryDaysOf(
  { deliveryDays }: Pick<PrescriptionFacts, 'deliveryDays'>,
  policy: Policy,
): number {
  return deliveryDays ?? policyCount(policy, 'deliveryDays');
}

/** The day of the first dose of what is made on `madeOn`. */
export function firstUseOf(madeOn: Day, deliveryDays: number): Day {
  return madeOn.add({ days: deliveryDays });
}

/** Makes, refills and findings of one supply; no makes where delivery leaves no day of use. */
export function makesOf(question: SupplyQuestion & { readonly policy: Policy }): Makes {
  const { deliveryDays = 0, freshDays, firstDays, daysSupply, policy } = question;
  const laterNeeded = daysSupply > firstDays;
  const good = firstDays < 1 ? Math.max(0, firstDays + deliveryDays) : freshDays;
  if (firstDays < 1 || (laterNeeded && freshDays - deliveryDays < 1)) {
    return { fills: [], refillsOn: [], findings: [deliveryOutlivesDate(deliveryDays, good)] };
  }
  const fills = splitIntoMakes(question);
  const short = makesShort(fills, question, policy);
  const findings = short.length > 0 ? short : lastMakeSmall(fills, daysSupply, policy);
  return { fills, refillsOn: refillsOn(question), findings };
}

/**
 * Splits the days' supply into makes, none of them longer than it can be used: 60 days of a cream that
 * lasts 28 are 28 + 28 + 4. Each later make is made so that its first use is the day after the one before runs out.
 */
export function splitIntoMakes(question: SupplyQuestion): Fill[] {
  const { daysSupply, firstDays, freshDays, compoundedOn, deliveryDays = 0 } = question;
  const fills: Fill[] = [];
  let covered = 0;
  while (covered < daysSupply) {
    const most = fills.length === 0 ? firstDays : freshDays - deliveryDays;
    const days = Math.min(daysSupply - covered, most);
    if (days < 1) throw new RangeError('a make must cover at least one day');
    const madeOn = compoundedOn.add({ days: covered });
    fills.push({
      makeOn: madeOn.toString(),
      firstUse: firstUseOf(madeOn, deliveryDays).toString(),
      days,
      quantity: question.quantityFor(days, covered),
    });
    covered += days;
  }
  return fills;
}

/**
 * The day each refill's first make falls due, so that it is in use the day after the supply before has run out. Its
 * dates are worked out anew from the lots it is then made of, never from this fill.
 */
function refillsOn({ compoundedOn, daysSupply, refills = 0 }: SupplyQuestion): readonly string[] {
  return Array.from({ length: refills }, (_none, at) =>
    compoundedOn.add({ days: daysSupply * (at + 1) }).toString(),
  );
}

/** `usableDays`: days the preparation can be used, counted from the day it is made. */
export function deliveryOutlivesDate(deliveryDays: number, usableDays: number): Finding {
  const within = usableDays > 1 ? `Deliver it within ${usableDays - 1} days, or t` : 'T';
  return raise({
    rule: 'supply.delivery-outlives-date',
    status: 'block',
    subject: 'delivery',
    because: `The first dose would be ${counted(deliveryDays, 'day')} after the making, and it is good for ${counted(usableDays, 'day')}, the day of making counted: no day of use is left. ${within}ake a form or a vehicle that keeps longer.`,
    source: SOURCE,
  });
}

/** Every make so short that it is hardly made before it is past its date: nobody would want it so. */
function makesShort(
  fills: readonly Fill[],
  { deliveryDays = 0, freshDays }: SupplyQuestion,
  policy: Policy,
): readonly Finding[] {
  const least = policyDays(policy, 'leastLastMakeDays');
  const full = fills.slice(0, -1);
  if (full.length === 0 || full.some(({ days }) => days >= least)) return [];
  const why =
    deliveryDays > 0
      ? `${counted(deliveryDays, 'day')} of its ${counted(freshDays, 'day')} go by before the first dose: deliver sooner`
      : 'take lots that expire later, or a form that keeps longer';
  return [
    raise({
      rule: 'supply.makes-short',
      status: 'review',
      subject: 'makes',
      because: `The supply takes ${fills.length} makes, none for as many as ${least} days; ${why}.`,
      source: `A make for fewer than ${least} days is seldom worth making (policy leastLastMakeDays)`,
    }),
  ];
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

function lastMakeSmall(fills: readonly Fill[], daysSupply: number, policy: Policy): readonly Finding[] {
  const last = fills.at(-1);
  const least = policyDays(policy, 'leastLastMakeDays');
  if (!last || fills.length < 2 || last.days >= least) return [];
  const which = ORDINALS[fills.length - 1] ?? 'last';
  return [
    raise({
      rule: 'supply.last-make-small',
      status: 'pass',
      subject: 'last make',
      because: `Ask the prescriber for ${daysSupply - last.days} days instead of ${daysSupply}: the ${which} make would be for ${counted(last.days, 'day')} only.`,
      source: `A make for fewer than ${least} days is seldom worth making (policy leastLastMakeDays)`,
    }),
  ];
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
