import type { EntityManager } from 'typeorm';

/** Who acts, for which pharmacy, and why: told to PostgreSQL at the start of every transaction. */
export interface Actor {
  readonly pharmacyId: string;
  /** Null for the system itself (first run, background work). */
  readonly staffId: string | null;
  /** Written into the audit trail. */
  readonly reason?: string;
}

/** One unit of work; see `transact`. */
export type Work<T> = (manager: EntityManager) => Promise<T>;
