import type { Role } from './ingredient.js';

export const FORMS = ['capsule', 'oral-liquid', 'sublingual-drops', 'cream'] as const;
export type Form = (typeof FORMS)[number];

export const VEHICLES = ['preserved-aqueous', 'sterile-water', 'glycerol'] as const;
export type Vehicle = (typeof VEHICLES)[number];

export const STABILITY_CLASSES = ['AQ_NP', 'AQ_P', 'NA_LIQ', 'NA_OTHER'] as const;
/** Classes of USP <795> (2023): aqueous not preserved, aqueous preserved, non-aqueous oral liquid, other non-aqueous. */
export type StabilityClass = (typeof STABILITY_CLASSES)[number];

/** How much of an ingredient the formula takes. */
export type FormulaQuantity =
  /** The API: the prescribed dose or strength, corrected for the lot. */
  | { readonly by: 'dose' }
  /** Solid in a liquid, weight in volume: `5 mg/mL` = 0.5 % w/v. */
  | { readonly by: 'volume'; readonly amount: string }
  /** Liquid in a liquid, volume in volume: `20 %`. */
  | { readonly by: 'volume-share'; readonly share: string }
  /** In a cream, weight in weight: `5 %`. */
  | { readonly by: 'mass-share'; readonly share: string }
  /** Makes up the rest: filler of a capsule, q.s. vehicle, base of a cream. */
  | { readonly by: 'balance' }
  /** Counted: one shell for each capsule. */
  | { readonly by: 'count' };

export interface FormulaIngredient {
  /** Catalogue id. For a selectable part the default. */
  readonly ingredient: string;
  readonly role: Role;
  readonly quantity: FormulaQuantity;
  /** True where the prescription may ask for another ingredient of the same role. */
  readonly selectable?: boolean;
  /** Which of the prescription's fields selects it. */
  readonly selectedBy?: 'filler' | 'shell' | 'base';
}

/** A limit on the beyond-use period that belongs to this formula. */
export interface FormulaLimit {
  readonly rule: string;
  readonly days: number;
  readonly source: string;
}

/** A master formulation record: what USP <795> asks one to hold, versioned and approved as a whole. */
export interface Formula {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly form: Form;
  readonly productClass: 'LDN' | 'ULDN';
  /** Liquids and drops. */
  readonly vehicle?: Vehicle;
  /** Fixed strength, where the record is for one: `1 mg/mL`. Absent: as prescribed. */
  readonly strength?: string;
  readonly ingredients: readonly FormulaIngredient[];
  readonly route: 'oral' | 'sublingual' | 'topical';
  readonly stability: {
    readonly class: StabilityClass;
    /** The class to use when a lower water activity is documented, and what documents it. A claim without evidence stays in `class`. */
    readonly ifWaterActivityDocumented?: StabilityClass;
    /** Recorded water activity with its source; absent: not documented. */
    readonly waterActivity?: { readonly value: string; readonly source: string };
    readonly limits: readonly FormulaLimit[];
    /** Printed on label and sheet: `2–8 °C, protected from light`. */
    readonly storage: string;
    readonly storageSource: string;
  };
  /** Default density for cream and drops: `0.97 g/mL`. A lot's or calibration's own density replaces it. */
  readonly density?: string;
  readonly container: string;
  readonly equipment: readonly string[];
  readonly steps: readonly string[];
  /** The steps where whole tablets are the source of the API. Absent: this record has no way from tablets. */
  readonly stepsFromTablets?: readonly string[];
  readonly physicalDescription: string;
  readonly qualityChecks: readonly { readonly check: string; readonly expected: string }[];
  /** Printed on the label, shortest first; texts of domain auxiliary labels. */
  readonly warnings: readonly string[];
  readonly sources: readonly string[];
}

/** The steps of a preparation: from tablets where they are its source. */
export function stepsOf(formula: Formula, fromTablets: boolean): readonly string[] {
  return fromTablets ? (formula.stepsFromTablets ?? formula.steps) : formula.steps;
}
