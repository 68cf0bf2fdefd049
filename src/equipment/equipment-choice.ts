import { printDay, day, type Day } from '../calendar/day.js';
import type { Form } from '../catalogue/formula.js';
import { readAmount } from '../quantities/amount.js';
import type { Fault } from '../refusals/refusal.js';
import { isOverdue } from './calibration-standing.js';
import type { EquipmentFacts, EquipmentKind } from './equipment.entity.js';

/** Ids of the equipment a prescription is to be made with, by kind. A kind left out: the newest that is in date. */
export type EquipmentChoice = Partial<Record<EquipmentKind, string>>;

/** What is asked of an item to be chosen. */
export interface Choosable {
  readonly id: string;
  readonly kind: EquipmentKind;
  readonly name: string;
  readonly facts: EquipmentFacts;
  readonly calibrationDue: string | null;
}

/** What it is to be used for. */
export interface EquipmentUse {
  readonly on: Day;
  /** Id of the formula; undefined when there is none. */
  readonly formula?: string;
  /** As written on the prescription. */
  readonly strength?: string;
  /** Catalogue id of the cream base. */
  readonly base?: string;
}

/** What is used to make and measure each form. */
export const KINDS_OF_FORM: Readonly<Record<Form, readonly EquipmentKind[]>> = {
  capsule: ['balance', 'capsuleMachine'],
  'oral-liquid': ['balance', 'syringe'],
  'sublingual-drops': ['balance', 'dropper'],
  cream: ['balance', 'applicator'],
};

export const EQUIPMENT_WORDS: Readonly<Record<EquipmentKind, string>> = {
  balance: 'Balance',
  dropper: 'Dropper',
  applicator: 'Applicator',
  syringe: 'Oral syringe',
  capsuleMachine: 'Capsule machine',
};

/**
 * The one to use when nobody chose, of items that come newest first: calibrated with this product before calibrated
 * with another, then in date before overdue. Where only overdue ones fit, one of them is given: the plan refuses it by
 * name instead of saying that there is none.
 */
export function bestOf<Item extends Choosable>(
  items: readonly Item[],
  kind: EquipmentKind,
  use: EquipmentUse,
): Item | undefined {
  const rank = (item: Item): number => (fits(item, use) ? 0 : 2) + (isOverdue(item, use.on) ? 1 : 0);
  return items.filter((item) => item.kind === kind).toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Whether it was calibrated with the product it is to be used for, as far as it says. */
function fits({ kind, facts }: Choosable, { formula, strength, base }: EquipmentUse): boolean {
  if (kind === 'dropper') {
    return facts['calibratedFor'] === formula && !areTwo(facts['calibratedStrength'], strength);
  }
  const { calibratedBase } = facts;
  return kind !== 'applicator' || !calibratedBase || !base || calibratedBase === base;
}

function areTwo(a: unknown, b: unknown): boolean {
  const [one, other] = [readAmount(a), readAmount(b)];
  if ('fault' in one || 'fault' in other) return false;
  return one.amount.dimension !== other.amount.dimension || one.amount.compare(other.amount) !== 0;
}

/** What is wrong with a choice made now. Paths begin with `equipment`; an overdue item is never chosen. */
export function faultsOfChoice(items: readonly Choosable[], choice: EquipmentChoice, on: Day): Fault[] {
  return Object.entries(choice).flatMap(([kind, id]) => {
    const path = `equipment.${kind}`;
    if (!id) return [];
    const item = items.find((one) => one.id === id && one.kind === kind);
    if (!item) return [{ path, message: 'is not in use in this pharmacy; choose one of the register' }];
    return isOverdue(item, on)
      ? [{ path, message: `${overdueWords(item)}; calibrate it, or choose another` }]
      : [];
  });
}

export function overdueWords({ calibrationDue }: Pick<Choosable, 'calibrationDue'>): string {
  return `is overdue since ${printDay(day(calibrationDue ?? ''))}`;
}
