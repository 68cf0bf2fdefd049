import type { Day } from '../calendar/day.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { VEHICLES, type Form, type Formula } from '../catalogue/formula.js';
import {
  bestOf,
  type Choosable,
  type EquipmentChoice,
  type EquipmentUse,
} from '../equipment/equipment-choice.js';
import { EQUIPMENT_KINDS, type EquipmentFacts } from '../equipment/equipment.entity.js';
import type { LotCertificate, LotUnit } from '../lots/lots.entity.js';
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
  readonly unit: LotUnit;
  readonly certificate: LotCertificate;
}

export function patientOf(patient: StoredPatient): Record<string, unknown> {
  const { name, birthDate, weight, allergies, medications, conditions } = patient;
  return { name, birthDate, ...(weight ? { weight } : {}), allergies, medications, conditions };
}

/** More places than any balance tells; an amount with ever more would at last be too long to be read back. */
const MOST_DECIMALS = 9;

export function lotOf(lot: StoredLot): Record<string, unknown> {
  const { ingredient, expiresOn } = lot;
  // The weighings behind a packing statistic are for the record alone.
  const { packing: _, ...certificate } = lot.certificate;
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

interface StoredEquipment extends Choosable {
  readonly calibratedOn: string | null;
}

/**
 * One of each kind: the chosen one while it is in use, though it may be overdue by now, which the plan then says; else
 * the newest that fits and is in date. `items` come newest first.
 */
export function equipmentOf(
  items: readonly StoredEquipment[],
  use: EquipmentUse,
  choice: EquipmentChoice = {},
): Record<string, EquipmentFacts> {
  const entries = EQUIPMENT_KINDS.flatMap((kind) => {
    const chosen = items.find((item) => item.kind === kind && item.id === choice[kind]);
    const item = chosen ?? bestOf(items, kind, use);
    return item ? [[kind, entryOf(item)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function entryOf({ name, facts, calibratedOn, calibrationDue }: StoredEquipment): EquipmentFacts {
  return {
    ...facts,
    name,
    ...(calibratedOn ? { calibratedOn } : {}),
    ...(calibrationDue ? { calibrationDue } : {}),
  };
}

/** What the equipment is to be used for; a prescription that names no formula, strength or base asks for none. */
export function useOf(
  formulas: readonly Formula[],
  prescription: Record<string, unknown>,
  on: Day,
): EquipmentUse {
  const formula = chosenFormula(formulas, prescription);
  const { strength, base } = prescription;
  const asked = typeof base === 'string' ? CATALOGUE.find(base, ['base'])?.id : undefined;
  const own = formula?.ingredients.find((part) => part.selectedBy === 'base')?.ingredient;
  return {
    on,
    formula: formula?.id,
    strength: typeof strength === 'string' ? strength : formula?.strength,
    base: asked ?? own,
  };
}

/** The formula a prescription will be made by; undefined when it names none, which the plan tells with a finding. */
export function chosenFormula(
  formulas: readonly Formula[],
  prescription: Record<string, unknown>,
): Formula | undefined {
  const vehicle = VEHICLES.find((known) => known === prescription['vehicle']);
  return chooseFormula(formulas, {
    form: prescription['form'] as Form,
    productClass: prescription['productClass'] === 'ULDN' ? 'ULDN' : 'LDN',
    ...(vehicle ? { vehicle } : {}),
  });
}

/** An earlier order as the register has it: facts as they were entered. */
export interface StoredOrder {
  readonly on: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What this patient had before, for the slip guard. An order without class, form or dose tells nothing. */
export function pastOrdersOf(orders: readonly StoredOrder[]): Record<string, unknown>[] {
  return orders.flatMap(({ on, facts }) => {
    const { productClass, form, dose, strength } = facts;
    if (![productClass, form, dose].every((fact) => typeof fact === 'string')) return [];
    return [{ on, productClass, form, dose, ...(typeof strength === 'string' ? { strength } : {}) }];
  });
}
