import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Batch, Trituration } from '../batching/batching.types.js';
import type { Lot } from '../lots/lots.entity.js';
import { Refusal } from '../refusals/refusal.js';
import { intermediatesOf, lotNumberOf } from './chain.js';
import { Intermediate } from './intermediates.entity.js';

/** For which order and by whom. */
export interface Making {
  readonly manager: EntityManager;
  readonly order: { readonly id: string; readonly number: string };
  readonly madeById: string;
}

/** Writes the intermediates of all batches, the earlier before those made from them. `lots` are those that were drawn. */
export async function makeIntermediates(
  { manager, order, madeById }: Making,
  batches: readonly Batch[],
  lots: readonly Lot[],
): Promise<void> {
  const ids = new Map<string, string>();
  for (const { position, trituration, parent } of intermediatesOf(batches)) {
    const { makes, diluent } = trituration;
    const id = randomUUID();
    ids.set(makes, id);
    await manager.insert(Intermediate, {
      id,
      orderId: order.id,
      position,
      name: makes,
      lot: lotNumberOf(order.number, makes),
      medium: trituration.medium,
      strength: trituration.labelStrength,
      madeFrom: trituration.from,
      apiLotId: parent === undefined ? apiLotId(trituration, lots) : null,
      parentId: parent === undefined ? null : (ids.get(parent) ?? null),
      plannedApi: trituration.api,
      diluent: diluent.id,
      diluentLotId: lotId(lots, diluent.id, diluent.lot, makes),
      plannedDiluent: diluent.weigh,
      total: trituration.total,
      plannedTaken: trituration.take,
      useBy: trituration.useBy,
      madeById,
    });
  }
}

function apiLotId({ apiId, apiLot, makes }: Trituration, lots: readonly Lot[]): string {
  return lotId(lots, apiId, apiLot, makes);
}

function lotId(
  lots: readonly Lot[],
  ingredient: string | undefined,
  named: string | undefined,
  makes: string,
): string {
  const lot = lots.find((one) => one.ingredient === ingredient && one.lot === named);
  if (lot) return lot.id;
  throw new Refusal(
    'conflict',
    `${makes} names no lot of ${ingredient ?? 'what it is made from'}; a lot of its own must name its parents. Reopen the order and approve it again.`,
  );
}
