import type { Typed } from '../web/parts.js';
import type { IntermediateUse } from './intermediates.types.js';

const FIELD = /^intermediate\.(\d{1,3})\.(api|diluent|taken|scan)$/u;

export type UseField = 'api' | 'diluent' | 'taken' | 'scan';

/** Name of a field of the intermediate at this place of the record. */
export function useField(position: number, field: UseField): string {
  return `intermediate.${position}.${field}`;
}

export function isUseField(name: string): boolean {
  return FIELD.test(name);
}

/** What was typed of each intermediate; a field left empty is sent so, and its fault stands at it. */
export function usesFrom(typed: Typed): readonly IntermediateUse[] {
  const positions = Object.keys(typed).flatMap((name) => FIELD.exec(name)?.[1] ?? []);
  return [...new Set(positions)].map((at) => {
    const said = (field: UseField): string | undefined => typed[`intermediate.${at}.${field}`]?.trim();
    const api = said('api');
    return {
      position: Number(at),
      ...(api === undefined ? {} : { api }),
      diluent: said('diluent') ?? '',
      taken: said('taken') ?? '',
      scan: said('scan') ?? '',
    };
  });
}
