import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusals/refusal.js';
import { RetryLater } from '../refusals/retry-later.js';
import { passwordCostOf, verifyPassword } from './password.js';
import { SessionsService } from './sessions.service.js';
import { Turns } from './turns.js';

/** ASVS 5.0 6.1.1 and 6.3.1: sign-in slows guessing down. */
export const WINDOW_MINUTES = 15;
export const FAILURES_PER_LOGIN = 5;
/** A pharmacy's computers often share one address, so an address may fail more often than a login. */
export const FAILURES_PER_ADDRESS = 20;

/** A check takes 128 MiB and most of a core for a moment. */
const CHECKS_AT_ONCE = 2;
const CHECKS_WAITING = 50;

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** Where the request comes from. */
  readonly address: string;
}

interface StaffRow {
  readonly staff_id: string;
  readonly password_hash: string;
  readonly active: boolean;
}

/** One sentence for every reason, so that it does not tell which logins exist. */
const WRONG = 'Login and password do not match. Check both; capital letters count in the password.';
const TOO_MANY = `Too many sign-ins have failed. Wait ${WINDOW_MINUTES} minutes and try again; nobody has to unlock anything.`;

@Injectable()
export class SignInService {
  private readonly turns = new Turns(CHECKS_AT_ONCE, CHECKS_WAITING);

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The secret of a new session. Throws `Refusal` when login and password do not match, `RetryLater` after many failures. */
  async signIn(request: SignInRequest): Promise<string> {
    const login = loginOf(request.login);
    // Counted and checked in one turn: attempts sent all at once are counted too.
    const staffId = await this.turns.take(
      () => this.check({ ...request, login }),
      () => new RetryLater('Many people are signing in at once. Try again in a few seconds.', 5),
    );
    return this.sessions.open(staffId);
  }

  /** True while no pharmacy exists. */
  async isBlank(): Promise<boolean> {
    const [row] = await this.database.call<{ pharmacies: number }>('SELECT pharmacy_count() AS pharmacies');
    return Number(row?.pharmacies) === 0;
  }

  private async check({ login, password, address }: SignInRequest): Promise<string> {
    await this.refuseAfterFailures(login, address);
    const [row] = await this.database.call<StaffRow>('SELECT * FROM find_staff_for_sign_in($1)', [login]);
    const matches = await verifyPassword(password, row?.password_hash, passwordCostOf(this.config));
    const succeeded = matches && row?.active === true;
    await this.database.call('SELECT note_sign_in($1, $2, $3)', [login, address, succeeded]);
    if (!succeeded) throw new Refusal('not-signed-in', WRONG);
    return row.staff_id;
  }

  private async refuseAfterFailures(login: string, address: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WINDOW_MINUTES * 60_000);
    const [failed] = await this.database.call<{ by_login: number; by_address: number }>(
      'SELECT * FROM failed_sign_ins($1, $2, $3)',
      [login, address, since],
    );
    if (!failed || failed.by_login >= FAILURES_PER_LOGIN || failed.by_address >= FAILURES_PER_ADDRESS) {
      throw new RetryLater(TOO_MANY, WINDOW_MINUTES * 60);
    }
  }
}

/** Logins are compared in lower case, without the spaces a phone adds. */
export function loginOf(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
