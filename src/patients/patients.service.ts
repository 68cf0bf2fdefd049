import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { day, dayIn, isBefore } from '../calendar/day.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import type { Actor } from '../database/transact.js';
import type { AllergiesDto, ConditionsDto, MedicationsDto } from '../planning/plan-request.dto.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import {
  Patient,
  type StoredAllergies,
  type StoredConditions,
  type StoredMedications,
} from './patients.entity.js';
import type { PatientChange, PatientFilter, PatientInput } from './patients.dto.js';

const MOST_LISTED = 100;

@Injectable()
export class PatientsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By name; the first hundred that match. */
  list(by: Actor, filter: PatientFilter = {}): Promise<Patient[]> {
    return this.database.transact(by, (manager) => {
      const query = manager
        .createQueryBuilder(Patient, 'patient')
        .orderBy('patient.name')
        .addOrderBy('patient.id');
      if (filter.name?.trim()) {
        const start = filter.name.trim().replace(/[\\%_]/gu, (mark) => `\\${mark}`);
        query.andWhere('(patient.name ILIKE :start OR patient.name ILIKE :word)', {
          start: `${start}%`,
          word: `% ${start}%`,
        });
      }
      if (filter.birthDate) query.andWhere('patient.birthDate = :birthDate', { birthDate: filter.birthDate });
      return query.take(MOST_LISTED).getMany();
    });
  }

  get(by: Actor, id: string): Promise<Patient> {
    return this.database.transact(by, (manager) => getPatient(manager, id));
  }

  create(by: Actor, input: PatientInput, key: string): Promise<Patient> {
    this.refuseUnborn(input);
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/patients', body: input };
      const id = await idempotent(manager, request, async (newId) => {
        await manager.insert(Patient, { id: newId, ...stored(input) });
      });
      return getPatient(manager, id);
    });
  }

  /** Replaces the entry whole; refused when it was changed since `change.version` was read. */
  update(by: Actor, id: string, change: PatientChange): Promise<Patient> {
    this.refuseUnborn(change);
    return this.database.transact(by, async (manager) => {
      const patient = await getPatient(manager, id, { lock: true });
      if (patient.version !== change.version) {
        throw new Refusal(
          'conflict',
          `This patient was changed meanwhile (version ${patient.version}, you read ${change.version}). Read it again, then make your change.`,
        );
      }
      return manager.save(Patient, Object.assign(patient, stored(change)));
    });
  }

  private refuseUnborn(input: PatientInput): void {
    // Anywhere on earth it may already be tomorrow: the widest zone, so that no living person is refused.
    const latest = dayIn('Pacific/Kiritimati', this.clock.now());
    if (isBefore(latest, day(input.birthDate))) {
      throw malformed([{ path: 'birthDate', message: 'is in the future; write the day of birth' }]);
    }
  }
}

/** The patient, or the refusal `not-found`. */
export async function getPatient(
  manager: EntityManager,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Patient> {
  const patient = await manager.findOne(Patient, {
    where: { id: existingId(id, 'patient') },
    ...(options.lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!patient) throw notFound('patient');
  return patient;
}

type StoredFacts = Pick<
  Patient,
  'name' | 'birthDate' | 'phone' | 'weight' | 'allergies' | 'medications' | 'conditions'
>;

function stored(input: PatientInput): StoredFacts {
  return {
    name: input.name.normalize('NFC').trim(),
    birthDate: input.birthDate.trim(),
    phone: input.phone?.trim() || null,
    weight: input.weight
      ? { value: input.weight.value, ...dated('measuredOn', input.weight.measuredOn) }
      : null,
    allergies: storedAllergies(input.allergies),
    medications: storedMedications(input.medications),
    conditions: storedConditions(input.conditions),
  };
}

/** Nobody said anything about allergies: that is "not asked", never "none". */
function storedAllergies(allergies: AllergiesDto | undefined): StoredAllergies {
  const entries = (allergies?.entries ?? []).map((entry) => ({ ...entry, coding: entry.coding ?? [] }));
  return { status: allergies?.status ?? 'not-asked', entries };
}

function storedMedications(medications: MedicationsDto | undefined): StoredMedications {
  const entries = (medications?.entries ?? []).map((entry) => ({
    text: entry.text,
    status: entry.status ?? 'unknown',
    ...dated('lastTaken', entry.lastTaken),
    coding: entry.coding ?? [],
  }));
  return { ...dated('reviewedOn', medications?.reviewedOn), entries };
}

function storedConditions(conditions: ConditionsDto | undefined): StoredConditions {
  const entries = (conditions?.entries ?? []).map((entry) => ({
    text: entry.text,
    coding: entry.coding ?? [],
  }));
  return { ...dated('reviewedOn', conditions?.reviewedOn), entries };
}

function dated<Name extends string>(name: Name, text: string | undefined): { [key in Name]?: string } {
  return text ? ({ [name]: text.trim() } as { [key in Name]?: string }) : {};
}
