import { Refusal } from './refusal.js';

/** Too many attempts; the answer carries `Retry-After`. */
export class RetryLater extends Refusal {
  constructor(
    message: string,
    readonly seconds: number,
  ) {
    super('too-many', message);
  }
}
