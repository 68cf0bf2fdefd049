import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { malformed } from '../refusals/refusal.js';

export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

const VISIBLE_ASCII = /^[\x21-\x7e]{8,128}$/u;

/** Checks the key of a creating request; `path` names the header or the form's hidden field. */
export function readIdempotencyKey(value: unknown, path: string = IDEMPOTENCY_HEADER): string {
  if (typeof value === 'string' && VISIBLE_ASCII.test(value)) return value;
  const missing = value === undefined || value === '';
  const message = missing
    ? 'is missing; send a key of your own, new for each thing created, so that a repeated request creates nothing twice'
    : 'must be 8 to 128 visible ASCII characters without spaces';
  throw malformed([{ path, message }]);
}

/** Parameter decorator: the request's Idempotency-Key header, checked. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const request = context.switchToHttp().getRequest<{ headers: Record<string, unknown> }>();
  return readIdempotencyKey(request.headers['idempotency-key']);
});
