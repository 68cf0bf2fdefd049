import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { existingId } from '../database/ids.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import { faultOfPassword, hashPassword, passwordCostOf, verifyPassword } from './password.js';
import { loginOf } from './sign-in.service.js';
import type { SignedIn } from './signed-in.js';
import { Staff } from './staff.entity.js';
import type { NewStaffInput } from './staff.dto.js';

/** Who works here. Managers and pharmacists may change it. */
@Injectable()
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Active people first, then by name. */
  list(by: SignedIn): Promise<Staff[]> {
    return this.database.transact(by, (manager) =>
      manager.find(Staff, { order: { active: 'DESC', name: 'ASC', id: 'ASC' } }),
    );
  }

  /** The id of the new person. Throws `Refusal` for a weak password or a login that is taken. */
  async add(by: SignedIn, input: NewStaffInput): Promise<string> {
    refuseNonManager(by);
    const passwordHash = await this.hashOf(input);
    return this.database.transact(by, (manager) => this.insert(manager, input, passwordHash));
  }

  /** Replaces one's own password and ends all one's sessions. Throws `Refusal` when the present one is not right. */
  async changeOwnPassword(by: SignedIn, present: string, next: string): Promise<void> {
    const person = await this.database.transact(by, async (manager) => {
      const { login, name } = await manager.findOneByOrFail(Staff, { id: by.staffId });
      // The role of the service may not select hashes; this function gives the one of a login.
      const [row]: { password_hash: string }[] = await manager.query(
        'SELECT * FROM find_staff_for_sign_in($1)',
        [login],
      );
      return { login, name, hash: row?.password_hash };
    });
    if (!(await verifyPassword(present, person.hash, passwordCostOf(this.config)))) {
      throw malformed([{ path: 'present', message: 'is not your present password' }]);
    }
    const passwordHash = await this.hashOf({ login: person.login, name: person.name, password: next });
    await this.database.transact(by, async (manager) => {
      await manager.update(Staff, { id: by.staffId }, { passwordHash });
      await manager.query('SELECT end_sessions_of($1)', [by.staffId]);
    });
  }

  /** The hash of a new password. Throws `Refusal` for one that may not be used. */
  async hashOf({
    password,
    login,
    name,
  }: Pick<NewStaffInput, 'password' | 'login' | 'name'>): Promise<string> {
    const fault = faultOfPassword(password, [login, ...name.split(/\s+/u)]);
    if (fault !== undefined) throw malformed([{ path: 'password', message: fault }]);
    return hashPassword(password, passwordCostOf(this.config));
  }

  /** Inserts into the pharmacy of the running transaction. */
  async insert(manager: EntityManager, input: NewStaffInput, passwordHash: string): Promise<string> {
    // Logins are unique over all pharmacies, whose rows this transaction cannot see: only the insert can tell.
    const [row]: { id: string }[] = await manager.query(
      `INSERT INTO staff (login, name, initials, role, password_hash) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (login) DO NOTHING RETURNING id`,
      [loginOf(input.login), input.name.trim(), input.initials.trim(), input.role, passwordHash],
    );
    if (!row) throw malformed([{ path: 'login', message: 'is taken; choose another' }]);
    return row.id;
  }

  /** Ends the person's work here at once: no sign-in any more, and every open session ends. Records keep the name. */
  async deactivate(by: SignedIn, id: string): Promise<void> {
    refuseNonManager(by);
    await this.database.transact(by, async (manager) => {
      // All rows in one order: two people who deactivate each other's last pharmacist wait for one another.
      const everyone = await manager.find(Staff, {
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const person = everyone.find((one) => one.id === existingId(id, 'member of staff'));
      if (!person) throw new Refusal('not-found', 'There is no such member of staff.');
      refuseLastPharmacist(person, everyone, by);
      await manager.update(Staff, { id: person.id }, { active: false });
      await manager.query('SELECT end_sessions_of($1)', [person.id]);
    });
  }
}

function refuseNonManager(by: SignedIn): void {
  if (by.role === 'technician')
    throw new Refusal('forbidden', 'Ask a manager or a pharmacist to change the staff.');
}

function refuseLastPharmacist(person: Staff, everyone: readonly Staff[], by: SignedIn): void {
  if (person.id === by.staffId)
    throw new Refusal('refused', 'You cannot deactivate yourself; ask another to do it.');
  const others = everyone.filter((one) => one.active && one.role === 'pharmacist' && one.id !== person.id);
  if (person.role === 'pharmacist' && others.length === 0) {
    throw new Refusal('refused', 'This is the last pharmacist. Add another one first.');
  }
}
