import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import { pharmacyOf, policyOf } from '../pharmacies/pharmacies.service.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { LotFilter, LotInput, PackingInput } from './lots.dto.js';
import { Lot, StockMovement, type LotStatus } from './lots.entity.js';
import { withPacking } from './packing.js';
import { readReceivedLot, unknownIngredient } from './received-lot.js';

const MOST_LISTED = 500;

export interface LotDetail {
  readonly lot: Lot;
  /** Name people know the ingredient by. */
  readonly ingredientName: string;
  /** Powders that capsules are filled with: their packing statistic can be measured. */
  readonly fillsCapsules: boolean;
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
      const ingredientName = CATALOGUE.find(lot.ingredient)?.name ?? lot.ingredient;
      return { lot, ingredientName, fillsCapsules: fillsCapsules(lot), movements };
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

  /** Keeps the weighings and the packing statistic that they give; who and when are in the audit trail. */
  measurePacking(by: Actor, id: string, input: PackingInput): Promise<Lot> {
    return this.database.transact(
      { ...by, reason: `packing statistic, size ${input.size}` },
      async (manager) => {
        const lot = await getLot(manager, id, { lock: true });
        if (!fillsCapsules(lot)) {
          throw new Refusal(
            'refused',
            'Capsules are not filled with this; only powders have a packing statistic.',
          );
        }
        const policy = policyOf(await pharmacyOf(manager, by));
        const certificate = withPacking(lot.certificate, input, policy);
        await manager.update(Lot, { id: lot.id }, { certificate: certificate as object });
        return getLot(manager, id);
      },
    );
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

function fillsCapsules({ ingredient, unit }: Lot): boolean {
  const roles = CATALOGUE.find(ingredient)?.roles ?? [];
  return unit === 'mg' && (roles.includes('API') || roles.includes('filler'));
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
