import type { EntityManager } from 'typeorm';
import type { Batch } from '../batching/batching.types.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { intermediatesOf } from './chain.js';
import { Intermediate } from './intermediates.entity.js';
import type { IntermediateLine } from './intermediates.types.js';

/** The intermediates of an order's record, in the order they are made; empty before compounding and where there are none. */
export async function intermediateLines(
  manager: EntityManager,
  orderId: string,
  batches: readonly Batch[],
): Promise<IntermediateLine[]> {
  const placed = intermediatesOf(batches);
  // Most orders have none: they are not asked for.
  if (placed.length === 0) return [];
  const rows = await manager.find(Intermediate, {
    where: { orderId },
    relations: { apiLot: true, diluentLot: true, madeBy: true },
    order: { position: 'ASC' },
  });
  return rows.map((row) => {
    const place = placed.find(({ position }) => position === row.position);
    return lineOf(row, place?.step ?? 1, place?.usedIn);
  });
}

function lineOf(row: Intermediate, step: number, usedIn: string | undefined): IntermediateLine {
  const { apiLot, diluentLot } = row;
  return {
    position: row.position,
    name: row.name,
    lot: row.lot,
    strength: row.strength,
    step,
    from: row.madeFrom,
    apiLot: apiLot && { id: apiLot.id, lot: apiLot.lot, expiresOn: apiLot.expiresOn },
    diluent: CATALOGUE.find(row.diluent)?.name ?? row.diluent,
    diluentLot: { id: diluentLot.id, lot: diluentLot.lot, expiresOn: diluentLot.expiresOn },
    total: row.total,
    planned: { api: row.plannedApi, diluent: row.plannedDiluent, taken: row.plannedTaken },
    actual: { api: row.actualApi, diluent: row.actualDiluent, taken: row.actualTaken },
    useBy: row.useBy,
    usedIn,
    madeBy: row.madeBy.initials,
    madeAt: row.madeAt,
    scannedAt: row.scannedAt,
  };
}
