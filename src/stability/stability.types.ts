import type { StabilityClass } from '../catalogue/formula.js';

export interface StabilityLimit {
  readonly rule: string;
  /** Lot number, where the limit comes from a lot. */
  readonly subject?: string;
  /** Name of the component the lot is of. */
  readonly component?: string;
  readonly days?: number;
  readonly date: string;
  readonly source: string;
  readonly binding: boolean;
}

export interface Stability {
  readonly class: StabilityClass;
  readonly beyondUseDate: string;
  readonly storage: string;
  readonly storageSource: string;
  readonly limits: readonly StabilityLimit[];
}
