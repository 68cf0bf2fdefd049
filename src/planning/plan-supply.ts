import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { intermediateUseBy, usableDays } from '../stability/beyond-use.js';
import { boundingOf, freshDays, type Make } from './first-make.js';
import { isKit, makeFor, type Made, type Making } from './making.js';
import type { Supply } from './plan.types.js';
import { daysToSupply } from './schedule.js';
import { deliveryDaysOf, makesOf } from './supply.js';

/** How many makes the prescription needs, when, and of a titration kit how many capsules of each strength. */
export function supplyOf(
  making: Making,
  make: Make,
): { readonly supply: Supply | null; readonly findings: readonly Finding[] } {
  const { request, kit } = making;
  const { prescription, policy, compoundedOn } = request;
  if (make.made.parts.length === 0 || make.made.parts.some(({ answer }) => !answer.batch)) {
    return { supply: null, findings: [] };
  }
  const later = quantities(making, make);
  const { fills, refillsOn, findings } = makesOf({
    compoundedOn,
    daysSupply: daysToSupply(prescription),
    firstDays: make.days,
    freshDays: freshFor(making, make),
    deliveryDays: deliveryDaysOf(prescription, policy),
    refills: prescription.refills,
    policy,
    quantityFor: later.quantityFor,
  });
  const capsules = kit?.strengths.map(({ strength, count }) => ({ strength: strength.toString(), count }));
  return {
    supply: {
      fills,
      refills: prescription.refills,
      refillsOn,
      ...(capsules ? { capsules, schedule: kit?.schedule } : {}),
    },
    findings: [...findings, ...later.findings()],
  };
}

/** Later makes are diluted like the first one, from lots of their own: the class of a dilution bounds them as well. */
function freshFor(making: Making, make: Make): number {
  const { compoundedOn, standard, policy } = making.request;
  if (boundingOf(make.made, policy).length === 0) return freshDays(making);
  const media = make.made.parts.flatMap(
    ({ answer }) => answer.batch?.triturations.map(({ medium }) => medium) ?? [],
  );
  const bounds = [...new Set(media)].map((medium) =>
    usableDays(
      compoundedOn,
      intermediateUseBy({ formula: making.formula, compoundedOn, standard, policy }, medium).toString(),
    ),
  );
  return Math.min(freshDays(making), ...bounds);
}

interface Later {
  readonly quantityFor: (days: number, fromDay: number) => string;
  /** What was found of makes that are not made today. */
  readonly findings: () => readonly Finding[];
}

/** What a make amounts to. Where the dose stays the same, makes for as many days are the same and are worked out once. */
function quantities(making: Making, make: Make): Later {
  const steady = making.request.prescription.titration.length === 0;
  const keyOf = (days: number, fromDay: number) => (steady ? String(days) : `${fromDay}+${days}`);
  const known = new Map([[keyOf(make.days, 0), quantityOf(make.made, making)]]);
  const findings: Finding[] = [];
  const later = laterMaking(making);
  return {
    quantityFor: (days, fromDay) => {
      const key = keyOf(days, fromDay);
      let quantity = known.get(key);
      if (quantity === undefined) {
        const made = makeFor(later, fromDay, days);
        quantity = quantityOf(made, making);
        if (quantity === UNKNOWN) findings.push(cannotBeMade(made, fromDay, days));
        known.set(key, quantity);
      }
      return quantity;
    },
    findings: () => findings,
  };
}

/**
 * Later makes are made from lots that are bought by then, so what is on the shelf today does not limit them. How they are
 * weighed is worked out on their day: without a balance nothing is diluted, and the quantity is the same.
 */
function laterMaking(making: Making): Making {
  const { request } = making;
  const lots = request.lots?.map((lot) => ({ ...lot, onHand: lot.onHand.times(PLENTY) }));
  const equipment = { ...request.equipment, balance: undefined };
  return { ...making, request: { ...request, lots, equipment } };
}

const PLENTY = 1_000_000;
const UNKNOWN = 'cannot be worked out';

/** A later make that cannot be made is told today, before the first is handed out. */
function cannotBeMade({ findings }: Made, fromDay: number, days: number): Finding {
  const why = findings.find(({ status }) => status === 'block')?.because ?? 'The make has no batch.';
  return raise({
    rule: 'supply.later-make',
    status: 'block',
    subject: `day ${fromDay + 1}`,
    because: `The make for days ${fromDay + 1} to ${fromDay + days} cannot be made as it stands: ${why}`,
    source: 'Every make of a supply is worked out before the first one is made',
  });
}

function quantityOf({ parts }: Made, { request }: Making): string {
  if (parts.length === 0 || parts.some(({ answer }) => !answer.batch)) return UNKNOWN;
  if (!isKit(request)) {
    const units = parts[0]?.answer.batch?.units ?? UNKNOWN;
    return request.prescription.form === 'capsule' ? `${units} capsule` : units;
  }
  return `${parts.reduce((sum, { count }) => sum + (count ?? 0), 0)} capsule`;
}
