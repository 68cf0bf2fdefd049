import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A signed-in browser. The cookie's token is never stored, only its SHA-256 in hex.
 * Before sign-in no pharmacy is known, so reads and writes by token go through these database functions
 * (`migrations/`), which `galenic_app` may call outside of any pharmacy:
 *
 * - `find_staff_for_sign_in(login)` → `staff_id, pharmacy_id, password_hash, active` (no row: unknown login)
 * - `open_session(token_hash, staff_id)` → void; refuses inactive staff (`GA010`)
 * - `find_session(token_hash)` → the open session by its current or previous token, with `staff_id, pharmacy_id, name,
 *   initials, role, pharmacy_name, time_zone, created_at, last_seen_at, rotated_at, is_previous`; inactive staff have none
 * - `touch_session(token_hash)` → void; sets `last_seen_at`
 * - `rotate_session(token_hash, new_token_hash)` → boolean; false when another request has rotated it already
 * - `end_session(token_hash)` → void · `end_sessions_of(staff_id)` → void
 * - `note_sign_in(login, address, succeeded)` → void
 * - `failed_sign_ins(login, address, since)` → `by_login, by_address` integers
 * - `pharmacy_count()` → integer
 * - `forget_old_sessions(before)` → void; housekeeping of ended or old sessions and attempts
 */
@Entity('staff_session')
export class StaffSession {
  @PrimaryColumn('text')
  tokenHash: string;

  /** The token before the last rotation: requests that were already under way still carry it. */
  @Column('text', { nullable: true })
  previousTokenHash: string | null;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('uuid')
  staffId: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  lastSeenAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  rotatedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

/** Kept so that sign-in can be slowed down after failures; no pharmacy, since the login may not exist. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @PrimaryColumn({ type: 'bigint', generated: 'increment' })
  id: string;

  @Column('text')
  login: string;

  @Column('text')
  address: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('boolean')
  succeeded: boolean;
}
