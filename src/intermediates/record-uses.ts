import type { EntityManager } from 'typeorm';
import { Intermediate } from './intermediates.entity.js';
import type { IntermediateLine, IntermediateUse } from './intermediates.types.js';

export interface Used {
  readonly uses: readonly IntermediateUse[];
  readonly lines: readonly IntermediateLine[];
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/** Writes what was weighed and that each was scanned, the earlier first: the database takes them in no other order. */
export async function recordUses(
  manager: EntityManager,
  orderId: string,
  { uses, lines, on }: Used,
): Promise<void> {
  for (const { position, lot } of lines) {
    const use = uses.find((one) => one.position === position);
    if (!use) continue;
    await manager.update(
      Intermediate,
      { orderId, position },
      {
        actualApi: use.api?.trim() ?? null,
        actualDiluent: use.diluent.trim(),
        actualTaken: use.taken.trim(),
        scanned: lot,
        usedOn: on,
        scannedAt: () => 'now()',
      },
    );
  }
}
