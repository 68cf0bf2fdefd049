import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { LotFilter, LotInput } from './lots.dto.js';
import { Lot, StockMovement, type LotStatus } from './lots.entity.js';
import { readReceivedLot, unknownIngredient } from './received-lot.js';

const MOST_LISTED = 500;

export interface LotDetail {
  readonly lot: Lot;
  /** Name people know the ingredient by. */
  readonly ingredientName: string;
  /** The ledger, oldest first; `onHand` is its sum. */
  readonly movements: readonly StockMovement[];
}

@Injectable()
export class LotsService {
  constructor(private readonly database: Database) {}

  /** By ingredient, the one that expires first on top. */
  list(by: Actor, filter: LotFilter = {}): Promise<Lot[]> {
    const ingredient = filter.ingredient === undefined ? undefined : ingredientId(filter.ingredient);
    return this.database.transact(by, (manager) =>
      manager.find(Lot, {
        where: { ...(ingredient ? { ingredient } : {}), ...(filter.status ? { status: filter.status } : {}) },
        order: { ingredient: 'ASC', expiresOn: 'ASC', lot: 'ASC' },
        take: MOST_LISTED,
      }),
    );
  }

  get(by: Actor, id: string): Promise<LotDetail> {
    return this.database.transact(by, async (manager) => {
      const lot = await getLot(manager, id);
      const movements = await manager.find(StockMovement, { where: { lotId: lot.id }, order: { at: 'ASC' } });
      return { lot, ingredientName: CATALOGUE.find(lot.ingredient)?.name ?? lot.ingredient, movements };
    });
  }

  /** Enters a lot into quarantine with its whole quantity; a pharmacist releases it. */
  receive(by: Actor, input: LotInput, key: string): Promise<Lot> {
    const { row, quantity } = readReceivedLot(input, CATALOGUE);
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/lots', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        const same = await manager.findOne(Lot, { where: { ingredient: row.ingredient, lot: row.lot } });
        if (same)
          throw new Refusal('conflict', `Lot ${row.lot} of this ingredient is already in the register.`);
        await manager.insert(Lot, { id: newId, ...row });
        await manager.insert(StockMovement, { lotId: newId, quantity, reason: 'received' });
      });
      return getLot(manager, id);
    });
  }

  release(by: SignedIn, id: string): Promise<Lot> {
    return this.changeStatus(by, id, 'quarantined', 'released');
  }

  quarantine(by: SignedIn, id: string, reason: string): Promise<Lot> {
    return this.changeStatus({ ...by, reason }, id, 'released', 'quarantined');
  }

  private changeStatus(by: SignedIn, id: string, from: LotStatus, to: LotStatus): Promise<Lot> {
    if (by.role !== 'pharmacist') {
      throw new Refusal('forbidden', `A pharmacist decides about lots; you are signed in as ${by.role}.`);
    }
    return this.database.transact(by, async (manager) => {
      const lot = await getLot(manager, id, { lock: true });
      if (lot.status !== from) {
        throw new Refusal('conflict', `Only a ${from} lot becomes ${to}; this one is ${lot.status}.`);
      }
      await manager.update(Lot, { id: lot.id }, { status: to });
      return getLot(manager, id);
    });
  }
}

/** The lot, or the refusal `not-found`. */
export async function getLot(
  manager: EntityManager,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Lot> {
  const lot = await manager.findOne(Lot, {
    where: { id: existingId(id, 'lot') },
    ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!lot) throw notFound('lot');
  return lot;
}

function ingredientId(name: string): string {
  const found = CATALOGUE.find(name);
  if (!found) throw malformed([{ path: 'ingredient', message: unknownIngredient(name, CATALOGUE) }]);
  return found.id;
}
