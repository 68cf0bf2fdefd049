import type { Fault } from '../refusals/refusal.js';
import type { Typed } from '../web/parts.js';
import type { OneUse } from './record-one.js';

const FIELD = /^intermediate\.(\d{1,3})\.(api|diluent|taken|scan)$/u;

export type UseField = 'api' | 'diluent' | 'taken' | 'scan';

/** Name of a field of the intermediate at this place of the record. */
export function useField(position: number, field: UseField): string {
  return `intermediate.${position}.${field}`;
}

/** Whether it is a field of the form for the intermediate at this place. */
export function isUseField(name: string, position: number): boolean {
  return FIELD.exec(name)?.[1] === String(position);
}

const FIELDS: readonly UseField[] = ['api', 'diluent', 'taken', 'scan'];

/** What was typed of the one intermediate the form is for; a field left empty is sent so, and its fault stands at it. */
export function useFrom(typed: Typed): OneUse {
  const said = (field: UseField): string | undefined =>
    Object.entries(typed).find(([name]) => FIELD.exec(name)?.[2] === field)?.[1];
  const api = said('api')?.trim();
  return {
    ...(api === undefined ? {} : { api }),
    diluent: said('diluent')?.trim() ?? '',
    taken: said('taken')?.trim() ?? '',
    scan: said('scan')?.trim() ?? '',
  };
}

/** `scan` is a field of the intermediate at this place of the record. */
export function atUseFields(faults: readonly Fault[], position: number): Fault[] {
  return faults.map(({ path, message }) => {
    const field = FIELDS.find((one) => one === path);
    return { path: field ? useField(position, field) : path, message };
  });
}
