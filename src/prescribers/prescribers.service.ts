import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import type { PrescriberInput } from './prescribers.dto.js';
import { Prescriber } from './prescribers.entity.js';

const MOST_LISTED = 500;

@Injectable()
export class PrescribersService {
  constructor(private readonly database: Database) {}

  list(by: Actor): Promise<Prescriber[]> {
    return this.database.transact(by, (manager) =>
      manager.find(Prescriber, { order: { name: 'ASC', id: 'ASC' }, take: MOST_LISTED }),
    );
  }

  get(by: Actor, id: string): Promise<Prescriber> {
    return this.database.transact(by, (manager) => getPrescriber(manager, id));
  }

  create(by: Actor, input: PrescriberInput, key: string): Promise<Prescriber> {
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/prescribers', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        await manager.insert(Prescriber, {
          id: newId,
          name: input.name.normalize('NFC').trim(),
          identifier: input.identifier?.trim() || null,
          phone: input.phone?.trim() || null,
        });
      });
      return getPrescriber(manager, id);
    });
  }
}

/** The prescriber, or the refusal `not-found`. */
export async function getPrescriber(manager: EntityManager, id: string): Promise<Prescriber> {
  const prescriber = await manager.findOne(Prescriber, { where: { id: existingId(id, 'prescriber') } });
  if (!prescriber) throw notFound('prescriber');
  return prescriber;
}
