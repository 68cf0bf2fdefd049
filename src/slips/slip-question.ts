import type { DoseStep, PrescriptionFacts } from '../batching/batching.types.js';
import type { Day } from '../calendar/day.js';
import type { Form } from '../catalogue/formula.js';
import type { Policy } from '../policy/policy.js';
import { policyAmount } from '../policy/policy.js';
import { amountsOf } from '../policy/setting-lists.js';
import type { Amount } from '../quantities/amount.js';

/** What the slip guard is asked: what was entered, and what it can be held against. */
export interface SlipQuestion {
  readonly prescription: PrescriptionFacts;
  /** What this patient was prescribed before; none for a new patient. */
  readonly pastOrders: readonly PastDose[];
  readonly patientWeight?: Amount;
  readonly compoundedOn: Day;
  readonly policy: Policy;
}

/** An earlier prescription as the prescriber wrote it. Of a titration the dose it led to. */
export interface PastDose {
  readonly on: Day;
  readonly productClass: 'LDN' | 'ULDN';
  readonly form: Form;
  readonly dose: Amount;
  readonly strength?: Amount;
}

/** Between what one dose of the class lies (screening blocks outside it), and which doses are usual. */
export interface Band {
  readonly least?: Amount;
  readonly most: Amount;
  readonly usual: readonly Amount[];
}

export function bandOf({ policy, prescription }: SlipQuestion): Band {
  if (prescription.productClass === 'ULDN') {
    return { most: policyAmount(policy, 'uldnMaximumDose'), usual: amountsOf(policy.usualUldnDoses) };
  }
  return {
    least: policyAmount(policy, 'ldnMinimumDose'),
    most: policyAmount(policy, 'dailyDoseBlockAbove').dividedBy(prescription.timesPerDay),
    usual: amountsOf(policy.usualLdnDoses),
  };
}

export function least(amounts: readonly Amount[]): Amount {
  return amounts.reduce((a, b) => (b.isLessThan(a) ? b : a));
}

export function greatest(amounts: readonly Amount[]): Amount {
  return amounts.reduce((a, b) => (b.isMoreThan(a) ? b : a));
}

/** This patient's earlier prescriptions of the same class, the last one first. */
export function pastOfClass({ pastOrders, prescription }: SlipQuestion): readonly PastDose[] {
  return pastOrders
    .filter(({ productClass }) => productClass === prescription.productClass)
    .toSorted((a, b) => b.on.toString().localeCompare(a.on.toString()));
}

/** The doses that are supplied, in their order: a titration's own steps, else the dose for the days prescribed. */
export function dosesOf({ titration, dose, daysSupply }: PrescriptionFacts): readonly DoseStep[] {
  return titration.length > 0 ? titration : [{ dose, days: daysSupply }];
}
