import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import type { Fault } from '../refusals/refusal.js';
import { given } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import { typedDay } from '../web/typed-day.js';
import {
  EQUIPMENT_KINDS,
  type EquipmentFacts,
  type EquipmentItem,
  type EquipmentKind,
} from './equipment.entity.js';

export interface FactField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** Left empty it is told as missing, not left out. */
  readonly required?: boolean;
}

/** What each kind is asked for; the names are those of the plan request's `equipment`. */
export const FACT_FIELDS: Readonly<Record<EquipmentKind, readonly FactField[]>> = {
  balance: [
    {
      name: 'readability',
      label: 'Readability',
      hint: 'one step of the display, like 0.1 mg',
      required: true,
    },
    { name: 'minimumWeighable', label: 'Minimum weighable', hint: 'as stated, like 120 mg' },
    { name: 'sensitivity', label: 'Sensitivity', hint: 'least mass that moves it, like 6 mg' },
    { name: 'standardDeviation', label: 'Standard deviation', hint: 'of repeated weighings, like 0.05 mg' },
  ],
  dropper: [
    {
      name: 'calibratedFor',
      label: 'Calibrated with',
      hint: 'the preparation it was counted with',
      required: true,
    },
    { name: 'calibratedStrength', label: 'Strength of that preparation', hint: 'like 6 mg/mL' },
    { name: 'dropsPerMl', label: 'Drops in 1 mL', hint: 'like 24.3; or count and weigh drops' },
    { name: 'drops', label: 'Drops counted', hint: 'like 30' },
    { name: 'mass', label: 'Mass of those drops', hint: 'like 1.356 g' },
    { name: 'density', label: 'Density', hint: 'like 1.1 g/mL' },
    { name: 'dropperLot', label: 'Lot of droppers it stands for', hint: '' },
    { name: 'suppliedLot', label: 'Lot of droppers that is supplied', hint: 'must be the same lot' },
  ],
  applicator: [
    { name: 'perClick', label: 'Volume of one click', hint: 'like 0.25 mL', required: true },
    { name: 'priming', label: 'Lost to priming', hint: 'like 2 mL', required: true },
    { name: 'deadVolume', label: 'Stays in it when empty', hint: 'like 0.5 mL' },
    { name: 'calibratedBase', label: 'Calibrated with', hint: 'the base' },
    { name: 'clickError', label: 'Spread of one click', hint: 'like 4 %' },
  ],
  syringe: [{ name: 'graduation', label: 'Graduation', hint: 'like 0.1 mL', required: true }],
  capsuleMachine: [
    { name: 'sizes', label: 'Capsule sizes it has plates for', hint: 'like 4, 3, 1', required: true },
  ],
};

export function isKind(text: string | undefined): text is EquipmentKind {
  return EQUIPMENT_KINDS.some((kind) => kind === text);
}

const FIELDS = [
  'kind',
  'name',
  'calibratedOn',
  'calibrationDue',
  ...Object.values(FACT_FIELDS).flatMap((fields) => fields.map(({ name }) => name)),
];

export function isEquipmentField(name: string): boolean {
  return FIELDS.includes(name);
}

/** What the register is given: of the facts those of its kind. */
export function equipmentFrom(typed: Typed): Record<string, unknown> {
  const { kind } = typed;
  return {
    kind: kind ?? '',
    name: typed['name'] ?? '',
    facts: isKind(kind) ? factsFrom(kind, typed) : {},
    calibratedOn: dayOf(typed['calibratedOn']),
    calibrationDue: dayOf(typed['calibrationDue']),
  };
}

/** What a new calibration is told: the day is asked for. */
export function calibrationFrom(kind: EquipmentKind, typed: Typed): Record<string, unknown> {
  return {
    facts: factsFrom(kind, typed),
    calibratedOn: dayOf(typed['calibratedOn']) ?? '',
    calibrationDue: dayOf(typed['calibrationDue']),
  };
}

function factsFrom(kind: EquipmentKind, typed: Typed): EquipmentFacts {
  const facts: EquipmentFacts = {};
  for (const { name, required } of FACT_FIELDS[kind]) {
    const text = (typed[name] ?? '').trim();
    if (name === 'sizes') facts[name] = text.split(/[\s,;]+/u).filter(Boolean);
    else if (text !== '' || required) facts[name] = text;
  }
  return facts;
}

function dayOf(text: string | undefined): string | undefined {
  const written = given(text);
  return written === undefined ? undefined : typedDay(written);
}

/** Choices the form shows as a list: what is in none of them cannot have been chosen there. */
export function faultsOfLists(typed: Typed): Fault[] {
  const preparation = given(typed['calibratedFor']);
  const known = DROPS.some(({ id }) => id === preparation);
  return typed['kind'] === 'dropper' && !known
    ? [{ path: 'calibratedFor', message: 'is not chosen yet; choose the preparation' }]
    : [];
}

/** Preparations that a dropper can be calibrated with. */
export const DROPS = SHIPPED_FORMULAS.filter((formula) => formula.form === 'sublingual-drops');

/** The register names a fact `facts.readability`; the form has it under its bare name. */
export function atFormFields(faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({
    ...fault,
    path: fault.path.replace(/^facts\./u, '').replace(/^sizes\[.*$/u, 'sizes'),
  }));
}

/** The calibration form filled with what the last calibration found; the days are asked anew. */
export function typedFacts({ kind, facts }: Pick<EquipmentItem, 'kind' | 'facts'>): Typed {
  return Object.fromEntries(FACT_FIELDS[kind].map(({ name }) => [name, factText(facts[name])]));
}

export function factText(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}
