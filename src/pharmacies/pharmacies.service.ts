import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { Database } from '../database/database.js';
import type { Actor } from '../database/transact.js';
import { SHIPPED_TEMPLATES } from '../planning/titration-templates.data.js';
import { DEFAULT_POLICY, faultOfSetting, isSettingName, type Policy } from '../policy/policy.js';
import { malformed, Refusal, type Fault } from '../refusals/refusal.js';
import type { Standard } from '../stability/standards.js';
import { StaffService } from '../staff/staff.service.js';
import type { LabelStock } from './label-stocks.js';
import { Pharmacy } from './pharmacies.entity.js';

export interface NewPharmacy {
  readonly name: string;
  /** One line an element. */
  readonly address: readonly string[];
  readonly phone: string;
  readonly timeZone: string;
  readonly standard: Standard;
  readonly labelStock: LabelStock;
  /** The first pharmacist; answers for the shipped formulas as adopted. */
  readonly pharmacist: {
    readonly name: string;
    readonly initials: string;
    readonly login: string;
    readonly password: string;
  };
}

export interface CreatedPharmacy {
  readonly pharmacyId: string;
  readonly pharmacistId: string;
}

@Injectable()
export class PharmaciesService {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffService,
  ) {}

  /**
   * A pharmacy with its first pharmacist, the shipped formulas, adopted as approved by that pharmacist, and the shipped
   * titration templates: all or nothing.
   * With `onlyFirst` it refuses when a pharmacy exists, also one that is being created at the same moment.
   */
  async create(input: NewPharmacy, { onlyFirst = false } = {}): Promise<CreatedPharmacy> {
    const pharmacist = { ...input.pharmacist, role: 'pharmacist' } as const;
    const passwordHash = await this.staff.hashOf(pharmacist);
    const pharmacyId = randomUUID();
    const system: Actor = { pharmacyId, staffId: null, reason: 'The pharmacy was set up' };
    return this.database.transact(system, async (manager) => {
      if (onlyFirst) await refuseSecond(manager);
      await manager.insert(Pharmacy, {
        id: pharmacyId,
        name: input.name.trim(),
        address: input.address.map((line) => line.trim()),
        phone: input.phone.trim(),
        timeZone: input.timeZone,
        standard: input.standard,
        labelStock: input.labelStock,
      });
      const pharmacistId = await this.staff.insert(manager, pharmacist, passwordHash);
      await adoptShippedFormulas(manager, pharmacistId);
      await adoptShippedTemplates(manager);
      return { pharmacyId, pharmacistId };
    });
  }

  /** True while nobody has set this installation up. */
  async isBlank(): Promise<boolean> {
    const [row] = await this.database.call<{ pharmacies: number }>('SELECT pharmacy_count() AS pharmacies');
    return Number(row?.pharmacies) === 0;
  }

  get(by: Actor): Promise<Pharmacy> {
    return this.database.transact(by, (manager) => pharmacyOf(manager, by));
  }

  /** Replaces the overrides of named settings; a setting that is left out has its default again. */
  async changePolicy(by: Actor, overrides: Readonly<Record<string, unknown>>): Promise<void> {
    const faults = Object.entries(overrides).flatMap(([name, value]) => policyFault(name, value));
    if (faults.length > 0) throw malformed(faults);
    await this.database.transact(by, (manager) =>
      manager.update(Pharmacy, { id: by.pharmacyId }, { policy: overrides as Record<string, string> }),
    );
  }
}

/** The pharmacy of the running transaction. */
export async function pharmacyOf(manager: EntityManager, by: Actor): Promise<Pharmacy> {
  const pharmacy = await manager.findOneBy(Pharmacy, { id: by.pharmacyId });
  if (!pharmacy) throw new Refusal('not-found', 'There is no such pharmacy.');
  return pharmacy;
}

/** Every setting as it holds here: the pharmacy's own value, else the default. */
export function policyOf(pharmacy: Pick<Pharmacy, 'policy'>): Policy {
  const own = Object.entries(pharmacy.policy).filter(([name]) => isSettingName(name));
  return { ...DEFAULT_POLICY, ...Object.fromEntries(own) };
}

function policyFault(name: string, value: unknown): Fault[] {
  const message = isSettingName(name) ? faultOfSetting(name, value) : 'is not a known setting';
  return message === undefined ? [] : [{ path: `policy.${name.slice(0, 60)}`, message }];
}

/** Two first runs at once wait for each other here; the second then finds the first's pharmacy. */
async function refuseSecond(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('galenic first run'))`);
  const [row]: { pharmacies: number }[] = await manager.query('SELECT pharmacy_count() AS pharmacies');
  if (Number(row?.pharmacies) > 0) {
    throw new Refusal('conflict', 'This installation has been set up already. Sign in instead.');
  }
}

/** By SQL, like the next: the entity belongs to a room above this one. */
async function adoptShippedFormulas(manager: EntityManager, pharmacistId: string): Promise<void> {
  for (const formula of SHIPPED_FORMULAS) {
    await manager.query(
      `INSERT INTO formula_version (formula_id, version, status, content, approved_by_id, approved_at)
       VALUES ($1, $2, 'approved', $3, $4, now())`,
      [formula.id, formula.version, JSON.stringify(formula), pharmacistId],
    );
  }
}

async function adoptShippedTemplates(manager: EntityManager): Promise<void> {
  for (const { name, steps, source } of SHIPPED_TEMPLATES) {
    await manager.query(
      'INSERT INTO titration_template (name, steps, source, version) VALUES ($1, $2, $3, 1)',
      [name, JSON.stringify(steps), source],
    );
  }
}
