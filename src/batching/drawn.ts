import type { Finding } from '../findings/finding.js';
import { readAmount, type Amount } from '../quantities/amount.js';
import { onHandAs, shortOf } from './allocate.js';
import type { Batch, BatchQuestion, LotFacts } from './batching.types.js';

/** One taking from a lot: by a component, or by a step of a trituration. */
export interface Draw {
  readonly ingredient: string;
  readonly lot: string;
  readonly quantity: Amount;
}

/** Everything a batch takes from lots; a component that is diluted is taken by its triturations alone. */
export function drawsOf({
  components,
  triturations,
}: Pick<Batch, 'components' | 'triturations'>): readonly Draw[] {
  return [
    ...components.flatMap(({ id, lot, weigh, method }) =>
      method === 'trituration' && triturations.length > 0 ? [] : draw(id, lot, weigh),
    ),
    ...triturations.flatMap(({ apiId, apiLot, api, diluent }) => [
      ...(apiId === undefined ? [] : draw(apiId, apiLot, api)),
      ...draw(diluent.id, diluent.lot, diluent.weigh),
    ]),
  ];
}

function draw(ingredient: string, lot: string | undefined, text: string): Draw[] {
  if (lot === undefined) return [];
  const reading = readAmount(text.replace(/^q\.s\. /u, ''));
  return 'amount' in reading ? [{ ingredient, lot, quantity: reading.amount }] : [];
}

/** Each lot that does not hold what all its draws together take: dilutions take more than the batch needs. */
export function overdrawn(q: BatchQuestion, batch: Batch): readonly Finding[] {
  const draws = drawsOf(batch);
  return (q.lots ?? []).flatMap((lot) => {
    const own = draws.filter((each) => each.ingredient === lot.ingredient && each.lot === lot.lot);
    const total = sumOf(q, lot, own);
    if (!total) return [];
    const onHand = onHandAs(total, { ingredient: q.catalogue.get(lot.ingredient), lot });
    return onHand && !onHand.isLessThan(total) ? [] : [shortOf(q, lot.ingredient, total)];
  });
}

function sumOf(q: BatchQuestion, lot: LotFacts, draws: readonly Draw[]): Amount | undefined {
  const [first, ...rest] = draws;
  if (!first) return undefined;
  const source = { ingredient: q.catalogue.get(lot.ingredient), lot };
  return rest.reduce((sum, { quantity }) => {
    const same = quantity.dimension === sum.dimension ? quantity : convert(quantity, sum, source);
    return same ? sum.plus(same) : sum;
  }, first.quantity);
}

/** Through the density, where one draw is by mass and the other by volume. */
function convert(quantity: Amount, like: Amount, source: Parameters<typeof onHandAs>[1]): Amount | undefined {
  return source.lot && onHandAs(like, { ...source, lot: { ...source.lot, onHand: quantity } });
}
