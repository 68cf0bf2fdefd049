import { malformed, Refusal } from '../refusals/refusal.js';

/** Deeper than any request of ours; validation recurses, so a hostile depth would overflow the stack. */
const DEEPEST = 24;

/** U+0000 and half a surrogate pair: PostgreSQL stores neither. */
// eslint-disable-next-line no-control-regex
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/**
 * Refuses what no field of any route may hold, before validation sees it. Throws `Refusal`.
 * Walks with a list instead of recursion, for the same reason that depth is limited.
 */
export function refuseUnreadable(...inputs: readonly unknown[]): void {
  const open = inputs.map((value) => ({ value, path: '', depth: 0 }));
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, path, depth } = entry;
    if (typeof value === 'string') refuseText(value, path);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) throw new Refusal('malformed', 'The request is nested too deeply.');
    for (const [name, inner] of Object.entries(value)) {
      refuseText(name, path);
      open.push({ value: inner, path: pathTo(path, name, Array.isArray(value)), depth: depth + 1 });
    }
  }
}

function refuseText(text: string, path: string): void {
  if (!UNSTORABLE.test(text)) return;
  throw malformed([
    { path, message: 'holds a character that is not text (U+0000 or half a character); remove it' },
  ]);
}

function pathTo(parent: string, name: string, inList: boolean): string {
  if (inList) return `${parent}[${name}]`;
  const known = name.slice(0, 60);
  return parent === '' ? known : `${parent}.${known}`;
}
