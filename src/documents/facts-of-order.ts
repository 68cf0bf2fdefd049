import { stepsOf, type Formula } from '../catalogue/formula.js';
import type { OrderDetail } from '../orders/orders.types.js';
import { LABEL_STOCKS } from '../pharmacies/label-stocks.js';
import type { Pharmacy } from '../pharmacies/pharmacies.entity.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';
import type { DocumentFacts } from './document-facts.js';

export interface OrderPapers {
  readonly detail: OrderDetail;
  readonly plan: Plan;
  readonly pharmacy: Pick<Pharmacy, 'name' | 'address' | 'phone' | 'labelStock'>;
  /** The version the plan was made from. */
  readonly formula: Formula | undefined;
  /** Orders of the same prescription before this one, without the cancelled and discarded. */
  readonly earlierOrders: number;
}

/**
 * Refills that remain after this order. A supply can take several makes, each an order of its own; only the first make
 * of the next supply uses a refill.
 */
export function refillsLeft(refills: number, makesPerSupply: number, earlierOrders: number): number {
  return Math.max(0, refills - Math.floor(earlierOrders / Math.max(1, makesPerSupply)));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Patient, pharmacy and prescriber as they were when the plan was stored, so that a record prints the same page years
 * later; live in a draft.
 */
function peopleOf({
  detail,
  pharmacy,
}: OrderPapers): Required<Pick<DocumentFacts, 'patient' | 'pharmacy' | 'prescriber'>> {
  const stored = (name: string): Json | undefined => detail.order.request?.[name] as Json | undefined;
  const { address } = stored('pharmacy') ?? {};
  return {
    patient: {
      name: textOf(stored('patient')?.['name']) ?? detail.patient.name,
      birthDate: textOf(stored('patient')?.['birthDate']) ?? detail.patient.birthDate,
    },
    pharmacy: {
      name: textOf(stored('pharmacy')?.['name']) ?? pharmacy.name,
      address: Array.isArray(address) ? address.map(String) : pharmacy.address,
      phone: textOf(stored('pharmacy')?.['phone']) ?? pharmacy.phone,
    },
    prescriber: { name: textOf(stored('prescriber')?.['name']) ?? detail.prescriber.name },
  };
}

/** What the papers of a stored order say. */
export function factsOfOrder(papers: OrderPapers): DocumentFacts {
  const { detail, plan, pharmacy, formula, earlierOrders } = papers;
  const { prescription, state, madeBy, verifiedBy } = detail;
  const writtenOn = textOf(prescription.facts['writtenOn']);
  const { supply } = plan;
  return {
    plan,
    ...peopleOf(papers),
    order: {
      number: detail.number,
      rxNumber: String(prescription.number),
      ...(madeBy ? { madeBy: madeBy.initials } : {}),
      ...(verifiedBy ? { checkedBy: verifiedBy.initials } : {}),
      ...(supply ? { refillsLeft: refillsLeft(supply.refills, supply.fills.length, earlierOrders) } : {}),
    },
    ...(writtenOn ? { writtenOn } : {}),
    labelStock: LABEL_STOCKS.find((stock) => stock === pharmacy.labelStock) ?? LABEL_STOCKS[0],
    draft: state === 'draft',
    ...(state === 'cancelled' || state === 'discarded' ? { stopped: state } : {}),
    ...(formula
      ? {
          steps: stepsOf(
            formula,
            batchesOf(plan).some(({ suspension }) => suspension),
          ),
          equipment: formula.equipment,
          qualityChecks: formula.qualityChecks,
        }
      : {}),
  };
}
