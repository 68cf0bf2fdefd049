import { HttpException } from '@nestjs/common';
import { Refusal, type Fault } from '../refusals/refusal.js';

/** What the outside is told of an error. */
export interface Told {
  readonly status: number;
  readonly error: string;
  readonly faults: readonly Fault[];
}

/** Most bytes of a request; a prescription with every list full stays far below. */
export const BODY_LIMIT_KB = 256;

/** Own sentences: the framework's messages repeat what was sent, which may name a patient. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request could not be read. Send complete, well-formed JSON or a form.',
  401: 'Sign in first.',
  403: 'This is not allowed.',
  404: 'There is nothing at this address.',
  405: 'This address does not take that method.',
  408: 'The request took too long to arrive. Send it again.',
  413: `The request is too large; send at most ${BODY_LIMIT_KB} kB.`,
  414: 'The address is too long.',
  415: 'This content type is not understood. Send application/json, or a form as application/x-www-form-urlencoded.',
  429: 'Too many requests. Wait a little and try again.',
};

const FAILED =
  'Something went wrong here, and nothing was saved. Try again; if it happens again, tell your administrator the reference.';

/** Refusals and the framework's errors, as status and sentence. Anything else is our mistake: 500 with no detail. */
export function toldOf(error: unknown): Told {
  if (error instanceof Refusal) {
    return { status: error.httpStatus, error: error.message, faults: error.faults };
  }
  const status = statusOf(error);
  if (status === 503) return { status, error: 'The service is stopping. Try again in a minute.', faults: [] };
  if (status >= 400 && status < 500) {
    return { status, error: SENTENCES[status] ?? 'The request was refused.', faults: [] };
  }
  return { status: 500, error: FAILED, faults: [] };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
