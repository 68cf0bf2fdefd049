import { CAPSULE_SIZES } from '../catalogue/ingredient.js';
import type { Fault } from '../refusals/refusal.js';
import { given } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import { typedDay } from '../web/typed-day.js';

const FIELDS = [
  'ingredient',
  'lot',
  'supplier',
  'receivedOn',
  'expiresOn',
  'quantity',
  'form',
  'assay',
  'assayBasis',
  'water',
  'density',
  'size',
];
const SIZE_FIELDS = CAPSULE_SIZES.map((size) => `packStat.${size}`);

export function isLotField(name: string): boolean {
  return FIELDS.includes(name) || SIZE_FIELDS.includes(name);
}

/** What the register is given. A field left empty is not on the certificate. */
export function lotFrom(typed: Typed): Record<string, unknown> {
  const packStat = CAPSULE_SIZES.flatMap((size) => {
    const value = given(typed[`packStat.${size}`]);
    return value === undefined ? [] : [[size, value] as const];
  });
  return {
    ingredient: typed['ingredient'] ?? '',
    lot: typed['lot'] ?? '',
    supplier: typed['supplier'] ?? '',
    receivedOn: typedDay(typed['receivedOn'] ?? ''),
    expiresOn: typedDay(typed['expiresOn'] ?? ''),
    quantity: typed['quantity'] ?? '',
    form: given(typed['form']),
    assay: given(typed['assay']),
    assayBasis: given(typed['assayBasis']),
    water: given(typed['water']),
    density: given(typed['density']),
    size: given(typed['size']),
    packStat: packStat.length > 0 ? Object.fromEntries(packStat) : undefined,
  };
}

/** An empty choice is told as such, not as an unknown ingredient. */
export function emptyIngredient(typed: Typed): Fault[] {
  return given(typed['ingredient']) ? [] : [{ path: 'ingredient', message: 'is not chosen yet' }];
}

const PACKING_FIELDS = ['size', 'emptyShells', 'filled'];

export function isPackingField(name: string): boolean {
  return PACKING_FIELDS.includes(name);
}

/** Weighings in milligrams, one after the other: `228.4 226.9 mg` is two of them. */
export function packingFrom(typed: Typed): Record<string, unknown> {
  return {
    size: typed['size'] ?? '',
    emptyShells: weighingsFrom(typed['emptyShells']),
    filled: weighingsFrom(typed['filled']),
  };
}

function weighingsFrom(text: string | undefined): string[] {
  const words = (text ?? '').split(/[\s;]+/u).filter((word) => word !== '' && word !== 'mg');
  return words.map((word) => `${word.replace(/mg$/u, '')} mg`);
}

/** The register names one weighing, `filled[3]`; the form has all of them in one field. */
export function atPackingFields(faults: readonly Fault[]): Fault[] {
  return faults.map(({ path, message }) => {
    const [, field, index] = /^(filled|emptyShells)\[(\d+)\]$/u.exec(path) ?? [];
    return field === undefined
      ? { path, message }
      : { path: field, message: `${Number(index) + 1}: ${message}` };
  });
}
