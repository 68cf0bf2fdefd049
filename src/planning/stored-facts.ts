import { VEHICLES, type Form, type Formula, type Vehicle } from '../catalogue/formula.js';
import type { LotCertificate } from '../lots/lots.entity.js';
import { Amount, Exact } from '../quantities/amount.js';
import { chooseFormula } from './formula-choice.js';

/** The readonly shapes in which the registers keep what a plan request asks for. */
interface StoredPatient {
  readonly name: string;
  readonly birthDate: string;
  readonly weight: { readonly value: string; readonly measuredOn?: string } | null;
  readonly allergies: object;
  readonly medications: object;
  readonly conditions: object;
}

interface StoredLot {
  readonly ingredient: string;
  readonly lot: string;
  readonly expiresOn: string;
  readonly onHand: string;
  readonly unit: 'mg' | 'mL' | 'capsule';
  readonly certificate: LotCertificate;
}

interface StoredEquipment {
  readonly kind: string;
  readonly facts: Record<string, string>;
}

export function patientOf(patient: StoredPatient): Record<string, unknown> {
  const { name, birthDate, weight, allergies, medications, conditions } = patient;
  return { name, birthDate, ...(weight ? { weight } : {}), allergies, medications, conditions };
}

/** More places than any balance tells; an amount with ever more would at last be too long to be read back. */
const MOST_DECIMALS = 9;

export function lotOf(lot: StoredLot): Record<string, unknown> {
  const { ingredient, expiresOn, certificate } = lot;
  return {
    ingredient,
    lot: lot.lot,
    expiresOn,
    onHand: Amount.of(
      new Exact(lot.onHand).toDecimalPlaces(MOST_DECIMALS, Exact.ROUND_DOWN),
      lot.unit,
    ).toString(),
    ...certificate,
  };
}

/**
 * The newest of each kind; `items` come newest first. A dropper is calibrated for one preparation, so the newest one
 * for the formula that will be made goes before a newer one for another.
 */
export function equipmentOf(
  items: readonly StoredEquipment[],
  formula: Pick<Formula, 'id'> | undefined,
): Record<string, Record<string, string>> {
  const fitting = items.find(
    (item) => item.kind === 'dropper' && item.facts['calibratedFor'] === formula?.id,
  );
  const newest: Record<string, Record<string, string>> = {};
  for (const item of fitting ? [fitting, ...items] : items) newest[item.kind] ??= item.facts;
  return newest;
}

/** The formula a prescription will be made by; undefined when it names none, which the plan tells with a finding. */
export function chosenFormula(
  formulas: readonly Formula[],
  prescription: Record<string, unknown>,
): Formula | undefined {
  const vehicle = VEHICLES.find((known) => known === prescription['vehicle']) as Vehicle | undefined;
  return chooseFormula(formulas, { form: prescription['form'] as Form, ...(vehicle ? { vehicle } : {}) });
}
