import type { Finding } from '../findings/finding.js';
import { freshDays, type Make } from './first-make.js';
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
  const { fills, refillsOn, findings } = makesOf({
    compoundedOn,
    daysSupply: daysToSupply(prescription),
    firstDays: make.days,
    freshDays: freshDays(making),
    deliveryDays: deliveryDaysOf(prescription, policy),
    refills: prescription.refills,
    policy,
    quantityFor: quantities(making, make),
  });
  const capsules = kit?.strengths.map(({ strength, count }) => ({ strength: strength.toString(), count }));
  return {
    supply: {
      fills,
      refills: prescription.refills,
      refillsOn,
      ...(capsules ? { capsules, schedule: kit?.schedule } : {}),
    },
    findings,
  };
}

/** What a make amounts to. Where the dose stays the same, makes for as many days are the same and are worked out once. */
function quantities(making: Making, make: Make): (days: number, fromDay: number) => string {
  const steady = making.request.prescription.titration.length === 0;
  const keyOf = (days: number, fromDay: number) => (steady ? String(days) : `${fromDay}+${days}`);
  const known = new Map([[keyOf(make.days, 0), quantityOf(make.made, making)]]);
  return (days, fromDay) => {
    const key = keyOf(days, fromDay);
    const quantity = known.get(key) ?? quantityOf(makeFor(making, fromDay, days), making);
    known.set(key, quantity);
    return quantity;
  };
}

function quantityOf({ parts }: Made, { request }: Making): string {
  if (!isKit(request)) {
    const units = parts[0]?.answer.batch?.units ?? '';
    return request.prescription.form === 'capsule' ? `${units} capsule` : units;
  }
  return `${parts.reduce((sum, { count }) => sum + (count ?? 0), 0)} capsule`;
}
