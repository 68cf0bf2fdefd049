import type { Fault } from '../refusals/refusal.js';
import { given } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import type { ActionInput } from './orders.types.js';

const ACTUAL = /^actual\.(\d{1,3})$/u;

/** Name of the field for what was weighed of the component at this place of the record. */
export function actualField(position: number): string {
  return `actual.${position}`;
}

export function isStepField(name: string): boolean {
  return name === 'reason' || ACTUAL.test(name);
}

export function isDecisionField(name: string): boolean {
  return ['finding', 'decision', 'reason'].includes(name);
}

/** What a step is given, from its form. A weight left empty is sent so, and its fault stands at its field. */
export function stepFrom(typed: Typed): ActionInput {
  const reason = given(typed['reason']);
  const actuals = Object.entries(typed).flatMap(([name, text]) => {
    const position = ACTUAL.exec(name)?.[1];
    return position === undefined ? [] : [{ position: Number(position), actual: text.trim() }];
  });
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(actuals.length > 0 ? { actuals } : {}),
  };
}

/** `actuals[1].actual` is the second weight that was sent: its fault stands at that component's field. */
export function atStepFields(faults: readonly Fault[], input: ActionInput): Fault[] {
  return faults.map(({ path, message }) => ({ path: fieldOfFault(path, input) ?? path, message }));
}

function fieldOfFault(path: string, { actuals = [] }: ActionInput): string | undefined {
  const at = /^actuals\[(\d+)\]\.\w+/u.exec(path)?.[1];
  const position = at === undefined ? undefined : actuals[Number(at)]?.position;
  return position === undefined ? undefined : actualField(position);
}
