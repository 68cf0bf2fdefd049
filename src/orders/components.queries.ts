import type { EntityManager } from 'typeorm';
import type { Batch, PlannedComponent } from '../batching/batching.types.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';
import { OrderComponent } from './orders.entity.js';
import type { ComponentLine } from './orders.types.js';

/** Positions count from 1, in the order of the plan's components; of a kit on through all its batches. */
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
  const planned = plan ? plannedLines(plan) : [];
  return rows.map((row) => lineOf(row, planned[row.position - 1]));
}

/** True where intermediates are made for it: then their lots are drawn and its own weight is never on the balance. */
export function isDiluted({ triturations }: Batch, { id, method }: PlannedComponent): boolean {
  return method === 'trituration' && triturations.some(({ apiId }) => apiId === id);
}

interface PlannedLine {
  readonly component: PlannedComponent;
  readonly part: string | undefined;
  readonly diluted: boolean;
}

function plannedLines(plan: Plan): readonly PlannedLine[] {
  return batchesOf(plan).flatMap((batch, index) =>
    batch.components.map((component) => ({
      component,
      part: plan.kit?.[index]?.strength,
      diluted: isDiluted(batch, component),
    })),
  );
}

function lineOf(row: OrderComponent, planned: PlannedLine | undefined): ComponentLine {
  const method = planned?.component.method ?? 'direct';
  const { lot } = row;
  return {
    position: row.position,
    ingredient: row.ingredient,
    name: CATALOGUE.find(row.ingredient)?.name ?? row.ingredient,
    method,
    lot: lot && { id: lot.id, lot: lot.lot, expiresOn: lot.expiresOn, supplier: lot.supplier },
    planned: row.planned,
    actual: row.actual,
    needsActual: method !== 'count' && !planned?.diluted,
    ...(planned?.part ? { part: planned.part } : {}),
  };
}
