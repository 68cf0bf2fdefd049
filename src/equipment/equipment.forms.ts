import type { Fault } from '../refusals/refusal.js';
import { given } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import { typedDay } from '../web/typed-day.js';
import { EQUIPMENT_KINDS, type EquipmentKind } from './equipment.entity.js';

export interface FactField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}

/** What each kind is asked for; the names are those of the plan request's `equipment`. */
export const FACT_FIELDS: Readonly<Record<EquipmentKind, readonly FactField[]>> = {
  balance: [
    { name: 'readability', label: 'Readability', hint: 'like 0.1 mg' },
    { name: 'minimumWeighable', label: 'Minimum weighable', hint: 'like 120 mg' },
  ],
  dropper: [
    { name: 'dropsPerMl', label: 'Drops in 1 mL, counted', hint: 'like 24.3' },
    { name: 'calibratedFor', label: 'Calibrated with', hint: 'the preparation it was counted with' },
  ],
  applicator: [
    { name: 'perClick', label: 'Volume of one click', hint: 'like 0.25 mL' },
    { name: 'priming', label: 'Lost to priming', hint: 'like 2 mL' },
  ],
  syringe: [{ name: 'graduation', label: 'Graduation', hint: 'like 0.1 mL' }],
};

export function isKind(text: string | undefined): text is EquipmentKind {
  return EQUIPMENT_KINDS.some((kind) => kind === text);
}

const FIELDS = [
  'kind',
  'name',
  'calibratedOn',
  ...Object.values(FACT_FIELDS).flatMap((fields) => fields.map(({ name }) => name)),
];

export function isEquipmentField(name: string): boolean {
  return FIELDS.includes(name);
}

/** What the register is given: of the facts those of its kind. */
export function equipmentFrom(typed: Typed): Record<string, unknown> {
  const { kind } = typed;
  const fields = isKind(kind) ? FACT_FIELDS[kind] : [];
  const calibratedOn = given(typed['calibratedOn']);
  return {
    kind: kind ?? '',
    name: typed['name'] ?? '',
    facts: Object.fromEntries(fields.map(({ name }) => [name, (typed[name] ?? '').trim()])),
    calibratedOn: calibratedOn === undefined ? undefined : typedDay(calibratedOn),
  };
}

/** The register names a fact `facts.readability`; the form has it under its bare name. */
export function atFormFields(faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, path: fault.path.replace(/^facts\./u, '') }));
}
