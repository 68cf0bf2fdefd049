import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import { faultsOfTemplate, type TemplateStep } from '../planning/titration-template.js';
import { malformed, Refusal, type Fault } from '../refusals/refusal.js';
import type { TemplateChange, TemplateInput } from './titration-templates.dto.js';
import { TitrationTemplateEntry } from './titration-templates.entity.js';

const MOST_LISTED = 200;

@Injectable()
export class TitrationTemplatesService {
  constructor(private readonly database: Database) {}

  /** By name; `offered`: only those that are put into prescriptions. */
  list(by: Actor, { offered = false } = {}): Promise<TitrationTemplateEntry[]> {
    return this.database.transact(by, (manager) =>
      manager.find(TitrationTemplateEntry, {
        where: offered ? { active: true } : {},
        order: { name: 'ASC' },
        take: MOST_LISTED,
      }),
    );
  }

  get(by: Actor, id: string): Promise<TitrationTemplateEntry> {
    return this.database.transact(by, (manager) => getTemplate(manager, id));
  }

  create(by: Actor, input: TemplateInput, key: string): Promise<TitrationTemplateEntry> {
    const facts = stored(input);
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/titration-templates', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        await refuseTakenName(manager, facts.name);
        await manager.insert(TitrationTemplateEntry, { id: newId, ...facts });
      });
      return getTemplate(manager, id);
    });
  }

  /** Replaces the template whole; refused when it was changed since `change.version` was read. */
  update(by: Actor, id: string, change: TemplateChange): Promise<TitrationTemplateEntry> {
    const facts = stored(change);
    return this.database.transact(by, async (manager) => {
      const template = await getTemplate(manager, id, { lock: true });
      if (template.version !== change.version) {
        throw new Refusal(
          'conflict',
          `This template was changed meanwhile (version ${template.version}, you read ${change.version}). Read it again, then make your change.`,
        );
      }
      if (facts.name !== template.name) await refuseTakenName(manager, facts.name);
      const active = change.active ?? template.active;
      return manager.save(TitrationTemplateEntry, Object.assign(template, facts, { active }));
    });
  }
}

async function refuseTakenName(manager: EntityManager, name: string): Promise<void> {
  if (await manager.findOne(TitrationTemplateEntry, { where: { name } })) {
    throw malformed([{ path: 'name', message: 'is the name of another template; choose another' }]);
  }
}

/** The template, or the refusal `not-found`. */
async function getTemplate(
  manager: EntityManager,
  id: string,
  options: { lock?: boolean } = {},
): Promise<TitrationTemplateEntry> {
  const template = await manager.findOne(TitrationTemplateEntry, {
    where: { id: existingId(id, 'titration template') },
    ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!template) throw notFound('titration template');
  return template;
}

function stored(input: TemplateInput): Pick<TitrationTemplateEntry, 'name' | 'steps' | 'source'> {
  const steps = input.steps.map(({ dose, share, days }): TemplateStep => ({
    ...(dose ? { dose: dose.trim() } : {}),
    ...(share ? { share: share.trim() } : {}),
    days,
  }));
  const faults = faultsOfTemplate({ steps }).map(asFault);
  if (faults.length > 0) throw malformed(faults);
  return { name: input.name.normalize('NFC').trim(), steps, source: input.source?.trim() ?? '' };
}

/** `Step 2 must be for …` stands at the days of the second step, anything else at its dose. */
function asFault(sentence: string): Fault {
  const [, number = '1', message = sentence] = /^Step (\d+) (.*)$/su.exec(sentence) ?? [];
  const field = message.includes('number of days') ? 'days' : 'dose';
  return { path: `steps[${Number(number) - 1}].${field}`, message };
}
