import { IGNORABLE_WORDS } from './allergens/ignorable-words.js';
import { readParts } from './words.js';

/**
 * Statements that an allergy is absent. `all`: nothing at all is known; `some`: only one field was asked, which says
 * nothing about excipients; `of`: one named thing is tolerated, named in `rest`.
 */
export type NegativeStatement =
  | { readonly says: 'all' }
  | { readonly says: 'some'; readonly field: string }
  | { readonly says: 'of'; readonly rest: string };

const ALL =
  /^(?:nka|nkas|no allergy|no known allergy|no known allergy or intolerance|none known|no allergy known|nil known|none|nil|nil known allergy|not known to have any allergy|(?:deny|denied) (?:any )?allergy|no known food and drug allergy|no active allergy|patient has no known allergy|no known allergen)$/u;
const SOME =
  /^(?:nkda|nkfa|nkma|no known (drug|medication|medicine|medicinal product|food|environmental|environment) (?:allergy|sensitivity|intolerance)|no (drug|medication|food|environmental) allergy|nil known (drug|medication|food) allergy)$/u;
const OF =
  /^(?:no known (?:allergy to )?|no allergy to |not allergic to |(?:deny|denied) (?:any )?(?:allergy to |being allergic to )|no (?:evidence|history) of (?:allergy to )?|not intolerant (?:to|of) |tolerate )(.+?)(?: allergy| intolerance)?$/u;
const FILLER_WORDS = /\b(?:situation|finding|disorder|substance|product)\b/gu;

/** Undefined for anything that is not, as a whole, a statement of absence. */
export function readNegative(text: string): NegativeStatement | undefined {
  if (text.length > 200) return undefined;
  const parts = readParts(text);
  const words = parts.flat().join(' ').replace(FILLER_WORDS, '').replace(/\s+/gu, ' ').trim();
  if (ALL.test(words)) return { says: 'all' };
  const some = SOME.exec(words);
  if (some) return { says: 'some', field: some.slice(1).find((field) => field !== undefined) ?? 'medicine' };
  const rest = OF.exec(words)?.[1];
  if (rest === undefined || parts.length > 1) return undefined;
  // "No known allergies, lactose intolerant" begins like an absence and is none.
  return rest.split(' ').some((word) => IGNORABLE_WORDS.has(word)) ? undefined : { says: 'of', rest };
}

const AVOIDED = /^(?:no|avoid|without|non)\s+(.+)$/iu;
const FREE = /^(.+?)[\s-]+free(?:\s+(?:diet|only|please))?$/iu;

/** "No dyes", "lactose-free": what the patient avoids, or undefined. Only meant after `readNegative` found nothing. */
export function avoidedIn(text: string): string | undefined {
  return AVOIDED.exec(text.trim())?.[1] ?? FREE.exec(text.trim())?.[1];
}
