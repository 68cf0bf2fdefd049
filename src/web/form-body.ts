import { randomUUID } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { faultsOf } from '../planning/validation-faults.js';
import { readableOf } from '../refusals/readable-input.js';
import { HTTP_STATUS, Refusal, type Fault } from '../refusals/refusal.js';
import type { Typed } from './parts.js';

/** Fields every form carries for the guards; never echoed into a page. */
const CARRIED = ['_csrf', '_idempotencyKey'];

export interface FormReading {
  readonly typed: Typed;
  /** Fields the form does not have, or has twice. */
  readonly faults: readonly Fault[];
}

/** What was typed, field by field. `knows` says whether the form has a field of that name. */
export function readForm(body: unknown, knows: (name: string) => boolean): FormReading {
  const typed: Record<string, string> = {};
  const faults: Fault[] = [];
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  for (const [name, value] of fields) {
    if (CARRIED.includes(name)) continue;
    const path = name.slice(0, 60);
    if (!knows(name)) faults.push({ path, message: 'is not a field of this form' });
    else if (typeof value !== 'string') faults.push({ path, message: 'stands twice; send each field once' });
    else {
      typed[name] = readableOf(value);
      if (typed[name] !== value) faults.push({ path, message: 'held what is not text; check what is left' });
    }
  }
  return { typed, faults };
}

/** Checks what a form says against the register's own input class: the same rules as the API, the same paths. */
export function validated<Input extends object>(
  input: new () => Input,
  plain: Record<string, unknown>,
): { readonly input: Input } | { readonly faults: readonly Fault[] } {
  const instance = plainToInstance(input, plain);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    validationError: { target: true, value: false },
  });
  return errors.length > 0 ? { faults: faultsOf(errors) } : { input: instance };
}

/** Runs what a form asks for; a refusal comes back as faults to show on the form, anything else is thrown on. */
export async function faultsFrom<T>(
  work: () => Promise<T>,
): Promise<{ done: T } | { faults: readonly Fault[]; status: number }> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof Refusal) || ['not-found', 'not-signed-in', 'too-many'].includes(error.kind))
      throw error;
    const faults = error.faults.length > 0 ? error.faults : [{ path: '', message: error.message }];
    return { faults, status: error.httpStatus };
  }
}

/** The key a form that was not saved carries on: one that was used for something else would stand in its way for ever. */
export function keyForNextTry(key: string, status: number): string {
  return status === HTTP_STATUS.conflict ? randomUUID() : key;
}

/** Undefined for a field left empty: missing is not the same as an empty text. */
export function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed ? trimmed : undefined;
}

/** Digits become the number; anything else stays text, so that the reader of the field refuses it with its own words. */
export function wholeNumber(text: string | undefined): number | string | undefined {
  const trimmed = given(text);
  return trimmed !== undefined && /^\d{1,9}$/u.test(trimmed) ? Number(trimmed) : trimmed;
}
