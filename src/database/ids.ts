import { Refusal } from '../refusals/refusal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** What is asked for by an address that cannot exist is not found, rather than malformed. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', `There is no such ${what}.`);
}

/** The id itself, or the refusal for an address that names nothing. */
export function existingId(text: unknown, what: string): string {
  if (!isId(text)) throw notFound(what);
  return text;
}
