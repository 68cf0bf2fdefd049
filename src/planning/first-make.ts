import { batch as batchOf } from '../batching/batch.js';
import type { BatchAnswer, SelectedPart } from '../batching/batching.types.js';
import { day, printDay } from '../calendar/day.js';
import type { Formula } from '../catalogue/formula.js';
import type { Catalogue } from '../catalogue/ingredient.js';
import { slug, type Finding } from '../findings/finding.js';
import { beyondUse, freshPeriodDays, usableDays } from '../stability/beyond-use.js';
import type { Stability } from '../stability/stability.types.js';
import type { Supply } from './plan.types.js';
import type { PlanRequest } from './plan-request.js';
import { splitIntoMakes } from './supply.js';

/** The make compounded today. */
export interface Make {
  readonly answer: BatchAnswer;
  readonly stability: Stability;
  readonly days: number;
  readonly findings: readonly Finding[];
}

/** How often the days of the first make may shrink to the expiry of the lots they need before it is given up. */
const MOST_ROUNDS = 8;

/**
 * As many days as are prescribed and the beyond-use date allows with the lots it takes; undefined when the lots leave
 * not one day of use.
 */
export function firstMake(
  request: PlanRequest,
  catalogue: Catalogue,
  formula: Formula,
  parts: readonly SelectedPart[],
): Make | undefined {
  const { compoundedOn, standard, policy, prescription } = request;
  const wanted = Math.min(
    prescription.daysSupply,
    freshPeriodDays({ formula, compoundedOn, standard, policy }),
  );
  let days = wanted;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const answer = batchFor(request, catalogue, formula, parts, days);
    const lots = answer.lotsUsed.map((used) => ({
      name: catalogue.get(used.ingredient).name,
      lot: used.lot,
      expiresOn: used.expiresOn,
    }));
    const stability = beyondUse({ formula, compoundedOn, standard, policy, lots });
    const usable = usableDays(compoundedOn, stability.beyondUseDate);
    if (usable >= days) {
      const shortened = days < wanted ? [shortenedByLot(stability, days, wanted)] : [];
      return { answer, stability, days, findings: [...answer.findings, ...shortened] };
    }
    if (usable < 1) return undefined;
    days = usable;
  }
  return undefined;
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

function batchFor(
  request: PlanRequest,
  catalogue: Catalogue,
  formula: Formula,
  parts: readonly SelectedPart[],
  days: number,
): BatchAnswer {
  return batchOf({
    formula,
    parts,
    prescription: request.prescription,
    days,
    compoundedOn: request.compoundedOn,
    equipment: request.equipment,
    lots: request.lots,
    policy: request.policy,
    catalogue,
  });
}

export function supplyOf(
  request: PlanRequest,
  catalogue: Catalogue,
  formula: Formula,
  parts: readonly SelectedPart[],
  make: Make,
): Supply | null {
  if (!make.answer.batch) return null;
  const { compoundedOn, standard, policy, prescription } = request;
  const quantities = new Map<number, string>([[make.days, quantityOf(make.answer, formula)]]);
  const fills = splitIntoMakes({
    compoundedOn,
    daysSupply: prescription.daysSupply,
    firstDays: make.days,
    freshDays: freshPeriodDays({ formula, compoundedOn, standard, policy }),
    quantityFor: (days) => {
      const known =
        quantities.get(days) ?? quantityOf(batchFor(request, catalogue, formula, parts, days), formula);
      quantities.set(days, known);
      return known;
    },
  });
  return { fills, refills: prescription.refills };
}

function quantityOf(answer: BatchAnswer, formula: Formula): string {
  if (!answer.batch) return '';
  return formula.form === 'capsule' ? `${answer.batch.units} capsule` : answer.batch.units;
}
