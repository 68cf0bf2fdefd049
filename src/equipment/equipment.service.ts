import { Injectable } from '@nestjs/common';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Database } from '../database/database.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import { readPlanRequest } from '../planning/read-plan-request.js';
import { malformed } from '../refusals/refusal.js';
import type { EquipmentInput } from './equipment.dto.js';
import { EquipmentItem } from './equipment.entity.js';

@Injectable()
export class EquipmentService {
  constructor(private readonly database: Database) {}

  /** In use, by kind, newest first: the newest of a kind is the one plans are made with. */
  list(by: Actor): Promise<EquipmentItem[]> {
    return this.database.transact(by, (manager) =>
      manager.find(EquipmentItem, { where: { active: true }, order: { kind: 'ASC', createdAt: 'DESC' } }),
    );
  }

  create(by: Actor, input: EquipmentInput, key: string): Promise<EquipmentItem> {
    refuseFaultyFacts(input);
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/equipment', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        await manager.insert(EquipmentItem, {
          id: newId,
          kind: input.kind,
          name: input.name.trim(),
          facts: input.facts,
          calibratedOn: input.calibratedOn?.trim() || null,
        });
      });
      return manager.findOneOrFail(EquipmentItem, { where: { id } });
    });
  }
}

/** Facts are wrong when a plan request with them is: the one reader checks them. */
function refuseFaultyFacts(input: EquipmentInput): void {
  const reading = readPlanRequest(
    {
      compoundedOn: '2026-01-01',
      standard: 'usp-795-2023',
      patient: { name: '-' },
      prescription: { productClass: 'LDN', form: 'capsule', dose: '1 mg', timesPerDay: 1, daysSupply: 1 },
      equipment: { [input.kind]: input.facts },
    },
    CATALOGUE,
  );
  if (!('faults' in reading)) return;
  const prefix = `equipment.${input.kind}`;
  throw malformed(
    reading.faults.map((fault) => ({
      path: fault.path.startsWith(prefix) ? `facts${fault.path.slice(prefix.length)}` : fault.path,
      message: fault.message,
    })),
  );
}
