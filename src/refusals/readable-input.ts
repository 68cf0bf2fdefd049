import { malformed, Refusal, type Fault } from './refusal.js';

/** Deeper than any request of ours; validation recurses, so a hostile depth would overflow the stack. */
const DEEPEST = 24;

/** More faults than this help nobody. */
const MOST_FAULTS = 50;

/** U+0000 and half a surrogate pair: PostgreSQL stores neither. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** `constructor`, `toString` and the like: every object has them, so validation does not see that one was sent. */
const EVERY_OBJECT_HAS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Throws the refusal of `unreadable`, when there is one. */
export function refuseUnreadable(...inputs: readonly unknown[]): void {
  const refused = unreadable(...inputs);
  if (refused) throw refused;
}

/**
 * Finds what no field of any route may hold, before validation sees it; undefined when there is nothing of the kind.
 * Walks with a list instead of recursion, for the same reason that depth is limited.
 */
export function unreadable(...inputs: readonly unknown[]): Refusal | undefined {
  const faults: Fault[] = [];
  const open = inputs.map((value) => ({ value, path: '', depth: 0 }));
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, path, depth } = entry;
    if (typeof value === 'string') faults.push(...faultsOfText(value, path));
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) return new Refusal('malformed', 'The request is nested too deeply.');
    for (const [name, inner] of Object.entries(value)) {
      const at = pathTo(path, name, Array.isArray(value));
      faults.push(...faultsOfText(name, path), ...faultsOfPlace(name, inner, at, Array.isArray(value)));
      open.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return faults.length > 0 ? malformed(faults.slice(0, MOST_FAULTS)) : undefined;
}

/** The text without what cannot be stored. */
export function readableOf(text: string): string {
  return text.replace(UNSTORABLE, '');
}

function faultsOfText(text: string, path: string): Fault[] {
  if (text === readableOf(text)) return [];
  return [{ path, message: 'holds a character that is not text (U+0000 or half a character); remove it' }];
}

function faultsOfPlace(name: string, inner: unknown, path: string, inList: boolean): Fault[] {
  // class-validator looks through a list in a list as if it held nothing.
  if (inList && Array.isArray(inner))
    return [{ path, message: 'is a list inside a list; write its entries into the outer one' }];
  if (!inList && EVERY_OBJECT_HAS.has(name)) return [{ path, message: 'is not a known field; leave it out' }];
  return [];
}

function pathTo(parent: string, name: string, inList: boolean): string {
  if (inList) return `${parent}[${name}]`;
  const known = name.slice(0, 60);
  return parent === '' ? known : `${parent}.${known}`;
}
