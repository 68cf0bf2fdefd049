import type { LabelStock } from '../pharmacies/label-stocks.js';
import type { Plan } from '../planning/plan.types.js';

/** What the documents say besides the plan. What is absent is printed as a named blank to write on. */
export interface DocumentFacts {
  readonly plan: Plan;
  readonly patient: { readonly name: string; readonly birthDate?: string };
  readonly pharmacy?: { readonly name: string; readonly address: readonly string[]; readonly phone: string };
  readonly prescriber?: { readonly name: string };
  readonly order?: OrderFacts;
  readonly writtenOn?: string;
  readonly labelStock: LabelStock;
  /** Not approved: the worksheet says so on every page and no label is made. */
  readonly draft?: boolean;
  /** The order was ended: the sheets say so on every page and no label is made. */
  readonly stopped?: 'cancelled' | 'discarded';
  /** Of the formula; the worksheet prints them as lines to tick. */
  readonly steps?: readonly string[];
  readonly equipment?: readonly string[];
  readonly qualityChecks?: readonly { readonly check: string; readonly expected: string }[];
}

export interface OrderFacts {
  /** Also the lot number of the preparation: one order is one make. */
  readonly number: string;
  readonly rxNumber: string;
  /** Initials. */
  readonly madeBy?: string;
  readonly checkedBy?: string;
  readonly refillsLeft?: number;
}
