import type { Finding } from '../findings/finding.js';
import { readAmount, type Amount } from '../quantities/amount.js';
import { onHandAs, shortOf } from './allocate.js';
import type { Batch, BatchQuestion, LotFacts, PlannedComponent } from './batching.types.js';
import { densityFindings, knownDensity } from './density.js';
import { raise } from './raise.js';

/** One taking from a lot: by a component, or by a step of a trituration. */
export interface Draw {
  readonly ingredient: string;
  readonly lot: string;
  readonly quantity: Amount;
}

/** Everything a batch takes from lots; a component that is diluted is taken by its triturations alone. */
export function drawsOf(batch: Pick<Batch, 'components' | 'triturations'>): readonly Draw[] {
  return takingsOf(batch).flatMap(({ ingredient, lot, text }) => {
    const quantity = quantityOf(text);
    return quantity ? [{ ingredient, lot, quantity }] : [];
  });
}

/** A taking as the batch writes it. */
interface Taking {
  readonly ingredient: string;
  readonly lot: string;
  readonly text: string;
}

function takingsOf({ components, triturations }: Pick<Batch, 'components' | 'triturations'>): Taking[] {
  return [
    ...components.flatMap((component) =>
      component.method === 'trituration' && triturations.length > 0
        ? []
        : taking(component.id, component.lot, weighedOf(component)),
    ),
    ...triturations.flatMap(({ apiId, apiLot, api, diluent }) => [
      ...(apiId === undefined ? [] : taking(apiId, apiLot, api)),
      ...taking(diluent.id, diluent.lot, diluent.weigh),
    ]),
  ];
}

function taking(ingredient: string, lot: string | undefined, text: string): Taking[] {
  return lot === undefined ? [] : [{ ingredient, lot, text }];
}

/** Shells are written as a bare count. */
function weighedOf({ role, method, weigh }: PlannedComponent): string {
  return role === 'shell' && method === 'count' ? `${weigh} capsule` : weigh;
}

function quantityOf(text: string): Amount | undefined {
  const reading = readAmount(text.replace(/^q\.s\. /u, ''));
  return 'amount' in reading ? reading.amount : undefined;
}

export interface Overdrawn {
  readonly ingredient: string;
  readonly lot: string;
  readonly finding: Finding;
}

/**
 * Each lot that does not hold what all its draws together take (dilutions take more than the batch needs), or of which
 * that cannot be told: a draw that cannot be read, or one by a density that no liquid has.
 */
export function overdrawn(q: BatchQuestion, batch: Batch): readonly Overdrawn[] {
  const takings = takingsOf(batch);
  return (q.lots ?? []).flatMap((lot) => {
    const own = takings.filter((each) => each.ingredient === lot.ingredient && each.lot === lot.lot);
    const findings = own.length === 0 ? [] : faultsOf(q, lot, own);
    return findings.map((finding) => ({ ingredient: lot.ingredient, lot: lot.lot, finding }));
  });
}

function faultsOf(q: BatchQuestion, lot: LotFacts, takings: readonly Taking[]): readonly Finding[] {
  const quantities = takings.map(({ text }) => quantityOf(text));
  const total = sumOf(q, lot, quantities);
  if (!total) return [notRead(q, lot, takings)];
  const source = { ingredient: q.catalogue.get(lot.ingredient), lot };
  const onHand = onHandAs(total, source);
  const short = onHand && !onHand.isLessThan(total) ? [] : [shortOf(q, lot.ingredient, total)];
  return [...short, ...densityFaults(q, lot, quantities)];
}

/** Undefined where a quantity cannot be read, or cannot be added to the others. */
function sumOf(
  q: BatchQuestion,
  lot: LotFacts,
  quantities: readonly (Amount | undefined)[],
): Amount | undefined {
  const source = { ingredient: q.catalogue.get(lot.ingredient), lot };
  return quantities.reduce((sum, quantity) => {
    if (!sum || !quantity) return undefined;
    const same = quantity.dimension === sum.dimension ? quantity : convert(quantity, sum, source);
    return same && sum.plus(same);
  });
}

/** Through the density, where one draw is by mass and the other by volume. */
function convert(quantity: Amount, like: Amount, source: Parameters<typeof onHandAs>[1]): Amount | undefined {
  return source.lot && onHandAs(like, { ...source, lot: { ...source.lot, onHand: quantity } });
}

/** Where the density decides: a cream's base, and a lot that is kept by mass and taken by volume or the other way. */
function densityFaults(
  q: BatchQuestion,
  lot: LotFacts,
  quantities: readonly (Amount | undefined)[],
): readonly Finding[] {
  const part = q.parts.find((each) => each.ingredient === lot.ingredient);
  const isBase = q.formula.form === 'cream' && part?.quantity.by === 'balance';
  const isConverted = quantities.some((quantity) => quantity?.dimension !== lot.onHand.dimension);
  if (!isBase && !isConverted) return [];
  const ingredient = q.catalogue.get(lot.ingredient);
  const known = knownDensity({ ingredient, lot }, isBase ? q.formula.density : undefined);
  return known ? densityFindings(q.policy, known.value, { of: ingredient.name, from: known.from }) : [];
}

function notRead(q: BatchQuestion, lot: LotFacts, takings: readonly Taking[]): Finding {
  const { name } = q.catalogue.get(lot.ingredient);
  const texts = takings.map(({ text }) => text).join(' and ');
  return raise({
    rule: 'stock.draw-not-read',
    status: 'unresolved',
    subject: lot.lot,
    because: `${texts} of ${name} cannot be taken together from lot ${lot.lot}, which holds ${lot.onHand.toString()}: enter the lot's density in g/mL, or count by hand whether it covers and choose another lot.`,
    source: 'Every draw from a lot is counted against what it holds',
  });
}
