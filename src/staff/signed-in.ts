import type { Actor } from '../database/transact.js';
import type { StaffRole } from './staff.entity.js';

/** The signed-in member of staff a request acts for. An `Actor`, so it can be handed to `transact`. */
export interface SignedIn extends Actor {
  readonly staffId: string;
  readonly name: string;
  readonly initials: string;
  readonly role: StaffRole;
  /** Token that forms carry in the hidden field `_csrf`. */
  readonly csrfToken: string;
  /** Facts of the pharmacy every page needs. */
  readonly pharmacyName: string;
  readonly timeZone: string;
}
