import type { EntityManager } from 'typeorm';
import { lotScanned } from './check-uses.js';
import { Intermediate } from './intermediates.entity.js';
import type { IntermediateLine, IntermediateUse } from './intermediates.types.js';

export interface Used {
  readonly uses: readonly IntermediateUse[];
  readonly lines: readonly Pick<IntermediateLine, 'position'>[];
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/** Writes what was weighed and what was scanned, the earlier first: the database takes no other order and no other lot. */
export async function recordUses(
  manager: EntityManager,
  orderId: string,
  { uses, lines, on }: Used,
): Promise<void> {
  for (const { position } of lines) {
    const use = uses.find((one) => one.position === position);
    if (!use) continue;
    await manager.update(
      Intermediate,
      { orderId, position },
      {
        actualApi: use.api?.trim() ?? null,
        actualDiluent: use.diluent.trim(),
        actualTaken: use.taken.trim(),
        scanned: lotScanned(use.scan),
        usedOn: on,
        scannedAt: () => 'now()',
      },
    );
  }
}
