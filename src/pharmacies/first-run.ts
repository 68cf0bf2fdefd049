import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../refusals/refusal.js';
import { sameSecret } from '../staff/session-token.js';
import { PharmaciesService, type CreatedPharmacy, type NewPharmacy } from './pharmacies.service.js';

/**
 * Setting up a blank installation. Whoever reads the terminal may do it, and nobody who only reaches the port. The token
 * lives in this process; a blank installation is set up with one copy of the service running.
 */
@Injectable()
export class FirstRun {
  private token: string | null = null;

  constructor(private readonly pharmacies: PharmaciesService) {}

  /** The token to print at start; null when a pharmacy exists. A token offered before no longer counts. */
  async offer(): Promise<string | null> {
    this.token = (await this.pharmacies.isBlank()) ? randomBytes(24).toString('base64url') : null;
    return this.token;
  }

  /** Throws `Refusal` for a wrong token, and for any once the pharmacy exists. */
  async check(given: unknown): Promise<void> {
    if (!(await this.pharmacies.isBlank())) {
      this.token = null;
      throw new Refusal('conflict', 'This installation has been set up already. Sign in instead.');
    }
    if (this.token === null || !sameSecret(given, this.token)) {
      throw new Refusal(
        'forbidden',
        'The token is missing or wrong. Open the address that was printed when the service started; restart it for a new one.',
      );
    }
  }

  /** Creates the pharmacy and uses up the token. Throws `Refusal`; the token then still counts. */
  async use(given: unknown, input: NewPharmacy): Promise<CreatedPharmacy> {
    await this.check(given);
    const created = await this.pharmacies.create(input, { onlyFirst: true });
    this.token = null;
    return created;
  }
}
