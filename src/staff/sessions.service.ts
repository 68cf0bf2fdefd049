import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusals/refusal.js';
import {
  csrfTokenOf,
  hashOfSecret,
  isSessionSecret,
  newSessionSecret,
  rotatedSecret,
} from './session-token.js';
import type { SignedIn } from './signed-in.js';
import type { StaffRole } from './staff.entity.js';

const MINUTE_MS = 60_000;

/** A stolen token is of use for no longer than this while its owner works on. */
export const ROTATE_AFTER_MINUTES = 15;

/** A replaced token still counts this long: requests of the same browser were under way with it. */
export const GRACE_MINUTES = 2;

/** Writing "still here" on every request would be a write per request; once a minute is close enough to the idle limit. */
const TOUCH_AFTER_MINUTES = 1;

/** Ended sessions and attempts to sign in are kept this long, for whoever asks what happened. */
const KEEP_DAYS = 30;

interface SessionRow {
  readonly staff_id: string;
  readonly pharmacy_id: string;
  readonly name: string;
  readonly initials: string;
  readonly role: StaffRole;
  readonly pharmacy_name: string;
  readonly time_zone: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly rotated_at: Date;
  readonly is_previous: boolean;
}

interface OpenSession {
  readonly who: SignedIn;
  /** True when the token is old enough to be replaced. */
  readonly rotationDue: boolean;
}

/** Sessions in the database, so that any copy of the service knows them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Opens a session and gives back its secret, which is nowhere stored. Throws `Refusal` for inactive staff. */
  async open(staffId: string): Promise<string> {
    const secret = newSessionSecret();
    await this.database.call('SELECT open_session($1, $2)', [hashOfSecret(secret), staffId]);
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * 24 * 60 * MINUTE_MS);
    await this.database.call('SELECT forget_old_sessions($1)', [before]);
    return secret;
  }

  /** The session of a secret, or null: unknown, ended, idle for too long, too old, or its person was deactivated. */
  async find(secret: unknown): Promise<OpenSession | null> {
    if (!isSessionSecret(secret)) return null;
    const hash = hashOfSecret(secret);
    const [row] = await this.database.call<SessionRow>('SELECT * FROM find_session($1)', [hash]);
    if (!row) return null;
    if (!this.isOpen(row)) {
      await this.end(secret);
      return null;
    }
    if (row.is_previous && this.minutesSince(row.rotated_at) > GRACE_MINUTES) return null;
    if (this.minutesSince(row.last_seen_at) >= TOUCH_AFTER_MINUTES) {
      await this.database.call('SELECT touch_session($1)', [hash]);
    }
    const rotationDue = !row.is_previous && this.minutesSince(row.rotated_at) >= ROTATE_AFTER_MINUTES;
    return { who: signedIn(row, secret), rotationDue };
  }

  /** Who a session belongs to. Throws `Refusal` when there is none. */
  async get(secret: unknown): Promise<SignedIn> {
    const session = await this.find(secret);
    if (!session)
      throw new Refusal('not-signed-in', 'Sign in first, or again: there is no session, or it has ended.');
    return session.who;
  }

  /** A new secret in place of the old one; null when another request has just replaced it. */
  async rotate(secret: string): Promise<string | null> {
    const next = rotatedSecret(secret);
    const [row] = await this.database.call<{ rotated: boolean }>('SELECT rotate_session($1, $2) AS rotated', [
      hashOfSecret(secret),
      hashOfSecret(next),
    ]);
    return row?.rotated ? next : null;
  }

  async end(secret: unknown): Promise<void> {
    if (!isSessionSecret(secret)) return;
    await this.database.call('SELECT end_session($1)', [hashOfSecret(secret)]);
  }

  private isOpen(row: SessionRow): boolean {
    return (
      this.minutesSince(row.last_seen_at) < this.config.sessionIdleMinutes &&
      this.minutesSince(row.created_at) < this.config.sessionHours * 60
    );
  }

  private minutesSince(at: Date): number {
    return (this.clock.now().getTime() - at.getTime()) / MINUTE_MS;
  }
}

function signedIn(row: SessionRow, secret: string): SignedIn {
  return {
    staffId: row.staff_id,
    pharmacyId: row.pharmacy_id,
    name: row.name,
    initials: row.initials,
    role: row.role,
    pharmacyName: row.pharmacy_name,
    timeZone: row.time_zone,
    csrfToken: csrfTokenOf(secret),
  };
}
