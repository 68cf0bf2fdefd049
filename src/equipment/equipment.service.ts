import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { day, dayIn, isBefore } from '../calendar/day.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import { malformed, Refusal, type Fault } from '../refusals/refusal.js';
import { faultsOfFacts, keptFacts } from './equipment-facts.js';
import type { CalibrationInput, EquipmentInput } from './equipment.dto.js';
import { EquipmentItem, type EquipmentKind } from './equipment.entity.js';

@Injectable()
export class EquipmentService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In use, by kind, newest first: plans are made with the newest of a kind that is in date. */
  list(by: Actor): Promise<EquipmentItem[]> {
    return this.database.transact(by, equipmentInUse);
  }

  get(by: Actor, id: string): Promise<EquipmentItem> {
    return this.database.transact(by, (manager) => getEquipment(manager, id));
  }

  create(by: Actor, input: EquipmentInput, key: string): Promise<EquipmentItem> {
    this.refuseFaulty(input.kind, input);
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/equipment', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        await manager.insert(EquipmentItem, {
          id: newId,
          kind: input.kind,
          name: input.name.trim(),
          facts: keptFacts(input.facts),
          calibratedOn: input.calibratedOn?.trim() || null,
          calibrationDue: input.calibrationDue?.trim() || null,
        });
      });
      return getEquipment(manager, id);
    });
  }

  /** Replaces what the last calibration found; the audit trail keeps that. */
  calibrate(by: Actor, id: string, input: CalibrationInput): Promise<EquipmentItem> {
    return this.database.transact({ ...by, reason: 'calibrated' }, async (manager) => {
      const item = await getEquipment(manager, id, { lock: true });
      refuseRetired(item);
      this.refuseFaulty(item.kind, input);
      await manager.update(
        EquipmentItem,
        { id: item.id },
        {
          facts: keptFacts(input.facts) as object,
          calibratedOn: input.calibratedOn.trim(),
          calibrationDue: input.calibrationDue?.trim() || null,
        },
      );
      return getEquipment(manager, id);
    });
  }

  /** Takes it out of use for good: no plan is made with it any more. */
  retire(by: Actor, id: string, reason: string): Promise<EquipmentItem> {
    return this.database.transact({ ...by, reason }, async (manager) => {
      const item = await getEquipment(manager, id, { lock: true });
      refuseRetired(item);
      await manager.update(EquipmentItem, { id: item.id }, { active: false });
      return getEquipment(manager, id);
    });
  }

  private refuseFaulty(
    kind: EquipmentKind,
    input: Pick<EquipmentInput, 'facts' | 'calibratedOn' | 'calibrationDue'>,
  ): void {
    const faults = [...faultsOfFacts(kind, input.facts), ...this.faultsOfDays(input)];
    if (faults.length > 0) throw malformed(faults);
  }

  private faultsOfDays({
    calibratedOn,
    calibrationDue,
  }: Pick<EquipmentInput, 'calibratedOn' | 'calibrationDue'>): Fault[] {
    const done = calibratedOn?.trim();
    const due = calibrationDue?.trim();
    // Anywhere on earth it may already be tomorrow: the widest zone, so that no right day is refused.
    const latest = dayIn('Pacific/Kiritimati', this.clock.now());
    const early = done && isBefore(latest, day(done));
    const before = done && due && isBefore(day(due), day(done));
    return [
      ...(early ? [{ path: 'calibratedOn', message: 'is in the future; write the day it was done' }] : []),
      ...(before
        ? [{ path: 'calibrationDue', message: 'is before the calibration; write the last day it holds' }]
        : []),
    ];
  }
}

function refuseRetired(item: EquipmentItem): void {
  if (!item.active) throw new Refusal('conflict', 'This was taken out of use; enter it anew if it is back.');
}

/** What is in use, by kind, newest first. */
export function equipmentInUse(manager: EntityManager): Promise<EquipmentItem[]> {
  return manager.find(EquipmentItem, {
    where: { active: true },
    order: { kind: 'ASC', createdAt: 'DESC', id: 'ASC' },
  });
}

/** The item, in use or not, or the refusal `not-found`. */
export async function getEquipment(
  manager: EntityManager,
  id: string,
  options: { lock?: boolean } = {},
): Promise<EquipmentItem> {
  const item = await manager.findOne(EquipmentItem, {
    where: { id: existingId(id, 'piece of equipment') },
    ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!item) throw notFound('piece of equipment');
  return item;
}
