import { Temporal } from 'temporal-polyfill';
import type { Ingredient } from '../catalogue/ingredient.js';
import { isBefore, printDay } from '../calendar/day.js';
import type { Finding } from '../findings/finding.js';
import type { Amount } from '../quantities/amount.js';
import type { BatchQuestion, LotFacts } from './batching.types.js';
import { densityOf, massOf, volumeOf } from './density.js';
import { printForReading } from './print.js';
import { fail, raise, type Outcome } from './raise.js';

/** What a part is taken from: a lot; in a nominal plan only the catalogue's figures. */
export interface Source {
  readonly ingredient: Ingredient;
  readonly lot?: LotFacts;
}

export type Shelf = Pick<BatchQuestion, 'lots' | 'compoundedOn' | 'catalogue'>;

/** How much of a source is needed, and what was worked out from it on the way. */
export interface Want<T> {
  readonly need: Amount;
  readonly value: T;
}

export interface Taken<T> extends Want<T> {
  readonly source: Source;
}

const SOURCE = 'Lots are used through the end of their expiry date, earliest expiry first';

/**
 * The lot that expires first among those in date that cover the need. The need may depend on the lot (its assay, its
 * packing statistic, its density), so `want` works it out for each; a lot it cannot judge ends the search with its
 * findings, because a later lot would hide the gap. One lot must cover: a batch does not mix lots of one part.
 */
export function takeEarliest<T>(
  shelf: Shelf,
  ingredientId: string,
  want: (source: Source) => Outcome<Want<T>>,
): Outcome<Taken<T>> {
  const ingredient = shelf.catalogue.get(ingredientId);
  if (!shelf.lots) return taken(want({ ingredient }), { ingredient });
  let need: Amount | undefined;
  for (const lot of inDate(shelf, ingredientId)) {
    const source = { ingredient, lot };
    const outcome = want(source);
    if (outcome.value === undefined) return outcome;
    need = outcome.value.need;
    const onHand = onHandAs(need, source);
    if (onHand === undefined) return fail(densityMissing(source, need));
    if (!onHand.isLessThan(need)) return taken(outcome, source);
  }
  return fail(short(shelf, ingredient, need ?? want({ ingredient }).value?.need));
}

function taken<T>(outcome: Outcome<Want<T>>, source: Source): Outcome<Taken<T>> {
  if (outcome.value === undefined) return outcome;
  return { value: { ...outcome.value, source }, findings: outcome.findings };
}

/** Earliest expiry first; lots that expire together in the order of their numbers, so the answer never wavers. */
function inDate(shelf: Shelf, ingredientId: string): readonly LotFacts[] {
  return (shelf.lots ?? [])
    .filter(
      (lot) =>
        lot.ingredient === ingredientId &&
        !lot.onHand.isZero() &&
        !isBefore(lot.expiresOn, shelf.compoundedOn),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.expiresOn, b.expiresOn) || (a.lot < b.lot ? -1 : 1));
}

/** What is on hand, in the dimension of `need`; undefined when only a density could tell and there is none. */
export function onHandAs(need: Amount, source: Source): Amount | undefined {
  const onHand = source.lot?.onHand;
  if (!onHand || onHand.dimension === need.dimension) return onHand;
  const density = densityOf(source);
  if (!density) return undefined;
  if (need.dimension === 'mass' && onHand.dimension === 'volume') return massOf(onHand, density);
  if (need.dimension === 'volume' && onHand.dimension === 'mass') return volumeOf(onHand, density);
  return undefined;
}

const UNIT_OF: Readonly<Record<string, string>> = { mass: 'mg or g', volume: 'mL', capsule: 'capsule' };

function densityMissing({ ingredient, lot }: Source, need: Amount): Finding {
  const wanted = UNIT_OF[need.dimension] ?? need.unit;
  return raise({
    rule: 'stock.unit-mismatch',
    status: 'block',
    subject: ingredient.name,
    because: `Lot ${lot?.lot} of ${ingredient.name} is counted as ${lot?.onHand.toString()}, and ${printForReading(need)} is needed: enter the lot's density in g/mL, or its stock in ${wanted}.`,
    source: SOURCE,
  });
}

/** Names what is missing, and what is on the shelf but does not do. */
function short(shelf: Shelf, ingredient: Ingredient, need: Amount | undefined): Finding {
  const wanted = need ? `${printForReading(need)} of ${ingredient.name}` : ingredient.name;
  const lots = (shelf.lots ?? []).filter((lot) => lot.ingredient === ingredient.id);
  const reasons = lots.map((lot) =>
    isBefore(lot.expiresOn, shelf.compoundedOn)
      ? `${lot.lot} expired on ${printDay(lot.expiresOn)}`
      : `${lot.lot} has ${covers(lot, need) ? '' : 'only '}${lot.onHand.toString()}`,
  );
  const shelfSays = reasons.length === 0 ? 'there is none on the shelf' : reasons.join('; ');
  return raise({
    rule: 'stock.short',
    status: 'block',
    subject: ingredient.name,
    because: `No lot in date covers ${wanted}: ${shelfSays}. Enter a lot that does, or make less.`,
    source: SOURCE,
  });
}

function covers({ onHand }: LotFacts, need: Amount | undefined): boolean {
  return need !== undefined && onHand.dimension === need.dimension && !onHand.isLessThan(need);
}

/** The lots of an ingredient do not hold `need`: what is missing, and what is on the shelf but does not do. */
export function shortOf(shelf: Shelf, ingredientId: string, need: Amount): Finding {
  return short(shelf, shelf.catalogue.get(ingredientId), need);
}

/** One finding for the whole of a plan without lots: it can be looked at, never released. */
export function nominalStock(): Finding {
  return raise({
    rule: 'stock.nominal',
    status: 'unresolved',
    subject: 'lots',
    because:
      "No lots were given: amounts assume pure anhydrous powder and the catalogue's packing statistics. Choose lots before anything is weighed.",
    source: 'Potency, water and packing statistics belong to a lot',
  });
}
