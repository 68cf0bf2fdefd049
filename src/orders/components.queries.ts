import type { EntityManager } from 'typeorm';
import type { PlannedComponent } from '../batching/batching.types.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Plan } from '../planning/plan.types.js';
import { OrderComponent } from './orders.entity.js';
import type { ComponentLine } from './orders.types.js';

/** Positions count from 1, in the order of the plan's components. */
export function positionOf(index: number): number {
  return index + 1;
}

export async function componentsOf(
  manager: EntityManager,
  orderId: string,
  plan: Plan | null,
): Promise<ComponentLine[]> {
  const rows = await manager.find(OrderComponent, {
    where: { orderId },
    relations: { lot: true },
    order: { position: 'ASC' },
  });
  return rows.map((row) => lineOf(row, plan?.batch?.components[row.position - 1]));
}

function lineOf(row: OrderComponent, planned: PlannedComponent | undefined): ComponentLine {
  const method = planned?.method ?? 'direct';
  const { lot } = row;
  return {
    position: row.position,
    ingredient: row.ingredient,
    name: CATALOGUE.find(row.ingredient)?.name ?? row.ingredient,
    method,
    lot: lot && { id: lot.id, lot: lot.lot, expiresOn: lot.expiresOn, supplier: lot.supplier },
    planned: row.planned,
    actual: row.actual,
    needsActual: method !== 'count',
  };
}
