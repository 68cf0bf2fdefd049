import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isWorthRetrying, refuse } from './refuse.js';
import type { Actor, Work } from './transact.js';

const TRIES = 5;

/** The one way to the data of a pharmacy. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction in which PostgreSQL knows who acts, for which pharmacy, and why: row-level security
   * shows that pharmacy's rows only, and the audit trail names the actor. Runs it again when the database chose it as the
   * victim of a deadlock or a serialization failure, so `work` must not act outside of the database.
   * Throws `Refusal` for what the database refuses.
   */
  async transact<T>(by: Actor, work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(by, work);
      } catch (error) {
        if (attempt >= TRIES || !isWorthRetrying(error)) throw refuse(error);
        // Two victims that wait for the same time meet again.
        await sleep(10 * attempt + Math.random() * 20 * attempt);
      }
    }
  }

  /** Calls one of the database functions that work outside of any pharmacy: sign-in, sessions, first run. */
  async call<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    try {
      return await this.dataSource.query<Row[]>(sql, [...parameters]);
    } catch (error) {
      throw refuse(error);
    }
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  private once<T>(by: Actor, work: Work<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('galenic.pharmacy_id', $1, true), set_config('galenic.actor_id', $2, true),
                set_config('galenic.reason', $3, true)`,
        [by.pharmacyId, by.staffId ?? '', by.reason ?? ''],
      );
      return work(manager);
    });
  }
}
