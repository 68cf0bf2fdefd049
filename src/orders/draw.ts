import type { Batch, PlannedComponent } from '../batching/batching.types.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Lot, StockMovement } from '../lots/lots.entity.js';
import { Amount, amount, Exact } from '../quantities/amount.js';
import { Refusal } from '../refusals/refusal.js';
import { isDiluted, positionOf } from './components.queries.js';
import { measureOf } from './measure.js';
import { OrderComponent } from './orders.entity.js';
import type { Step } from './step.js';

/** Where a volume is taken from a lot kept by mass (or the other way), the ledger keeps a millionth of its unit, rounded up. */
const LEDGER_PLACES = 6;

/** An amount taken from one lot. */
export type Draw = Pick<PlannedComponent, 'ingredient' | 'id' | 'lot' | 'weigh'>;

/**
 * Writes the record's components and takes everything the batches weigh from its lots, which are locked in the order of
 * their ids and given back.
 */
export async function drawLots(step: Step, batches: readonly Batch[]): Promise<readonly Lot[]> {
  const { manager, order } = step;
  const components = batches.flatMap((batch) => batch.components);
  const draws = batches.flatMap(drawsOf);
  const lots = await lockLots(step, [...components, ...draws]);
  const rows = components.map((component, index) => ({
    orderId: order.id,
    position: positionOf(index),
    ingredient: component.id,
    lotId: component.lot === undefined ? null : lotFor(lots, component).id,
    planned: component.weigh,
  }));
  const movements = lots.map((lot) => {
    const quantity = quantityFrom(lot, draws);
    refuseUnusable(lot, quantity, step.today);
    return {
      lotId: lot.id,
      quantity: quantity.negated().toFixed(),
      reason: 'drawn' as const,
      orderId: order.id,
    };
  });
  await manager.insert(OrderComponent, rows);
  const drawn = movements.filter((movement) => !new Exact(movement.quantity).isZero());
  if (drawn.length > 0) await manager.insert(StockMovement, drawn);
  return lots;
}

/**
 * What a batch takes from lots: its components, and in place of one that goes through triturations what those are made
 * from. What one intermediate gives to the next comes from no lot.
 */
export function drawsOf(batch: Batch): readonly Draw[] {
  const direct = batch.components.filter((component) => !isDiluted(batch, component));
  const diluted = batch.triturations.flatMap(({ from, api, apiId, apiLot, diluent }): Draw[] => [
    ...(apiId === undefined ? [] : [{ ingredient: from, id: apiId, weigh: api, ...lotOf(apiLot) }]),
    { ingredient: diluent.ingredient, id: diluent.id, weigh: diluent.weigh, ...lotOf(diluent.lot) },
  ]);
  return [...direct, ...diluted];
}

function lotOf(lot: string | undefined): { readonly lot?: string } {
  return lot === undefined ? {} : { lot };
}

/** What all draws together take from this lot. */
function quantityFrom(lot: Lot, draws: readonly Draw[]): Exact {
  return draws
    .filter((draw) => draw.id === lot.ingredient && draw.lot === lot.lot)
    .reduce((sum, draw) => sum.plus(ledgerQuantity(draw, lot)), new Exact(0));
}

async function lockLots({ manager }: Step, draws: readonly Draw[]): Promise<Lot[]> {
  const wanted = draws.flatMap(({ id, lot }) => (lot === undefined ? [] : [{ ingredient: id, lot }]));
  if (wanted.length === 0) return [];
  return manager.find(Lot, { where: wanted, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

function lotFor(lots: readonly Lot[], component: PlannedComponent): Lot {
  const lot = lots.find((one) => one.ingredient === component.id && one.lot === component.lot);
  if (!lot) throw gone(`Lot ${component.lot} of ${component.ingredient} is no longer in the register.`);
  return lot;
}

/** The plan read the lots before they were locked; another order may have been first. */
function refuseUnusable(lot: Lot, quantity: Exact, today: string): void {
  const name = `Lot ${lot.lot} of ${CATALOGUE.find(lot.ingredient)?.name ?? lot.ingredient}`;
  if (lot.status !== 'released') throw gone(`${name} is ${lot.status}.`);
  if (lot.expiresOn < today) throw gone(`${name} expired on ${lot.expiresOn}.`);
  if (quantity.greaterThan(lot.onHand)) {
    throw gone(
      `${name} has ${Amount.of(lot.onHand, lot.unit).toString()} left and ${quantity.toFixed()} ${lot.unit} are needed.`,
    );
  }
}

function gone(because: string): Refusal {
  return new Refusal('conflict', `${because} Reopen the order and approve it again.`);
}

/** What the component takes from the lot, in the ledger's unit. */
export function ledgerQuantity(
  component: Omit<Draw, 'lot'>,
  lot: Pick<Lot, 'lot' | 'unit' | 'certificate'>,
): Exact {
  const taken = measureOf(component.weigh);
  const inLedger = Amount.of(1, lot.unit);
  if (taken.dimension === inLedger.dimension) return taken.in(lot.unit);
  const stated = lot.certificate.density ?? CATALOGUE.get(component.id).density;
  if (!stated) {
    throw new Refusal(
      'refused',
      `Lot ${lot.lot} of ${component.ingredient} is kept in ${lot.unit} and taken in ${taken.unit}; its density is needed.`,
    );
  }
  const gPerMl = amount(stated).in('g/mL');
  const quantity =
    taken.dimension === 'volume'
      ? Amount.of(taken.in('mL').times(gPerMl), 'g').in('mg')
      : taken.in('g').div(gPerMl);
  return quantity.toDecimalPlaces(LEDGER_PLACES, Exact.ROUND_UP);
}
