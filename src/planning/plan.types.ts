import type { Batch } from '../batching/batching.types.js';
import type { Form } from '../catalogue/formula.js';
import type { Finding, Status } from '../findings/finding.js';
import type { ScreenedPair } from '../screening/screening.types.js';
import type { Stability } from '../stability/stability.types.js';

/** The answer of `plan()`, as it stands in JSON: amounts are strings with unit, days `YYYY-MM-DD`. */
export interface Plan {
  readonly status: Status;
  /** True only when nothing is open. */
  readonly releasable: boolean;
  readonly findings: readonly Finding[];
  /** Every allergy by every component, nothing left out. */
  readonly screened: readonly ScreenedPair[];
  readonly alternatives: readonly Alternative[];
  readonly formula: { readonly id: string; readonly version: number; readonly name: string } | null;
  /** Of a kit the batch of its first strength. */
  readonly batch: Batch | null;
  /** A titration by capsules of more than one strength: everything that is made and labelled. */
  readonly kit?: readonly KitPart[];
  readonly stability: Stability | null;
  readonly supply: Supply | null;
  readonly label: LabelText | null;
  /** What the plan was made with, so that a record can be explained years later. */
  readonly basis: {
    readonly compoundedOn: string;
    readonly standard: string;
    readonly policy: Readonly<Record<string, string>>;
    readonly catalogueVersion: string;
  };
}

export interface Alternative {
  readonly form: Form;
  readonly filler?: string;
  /** The shell's material; `shellId` is its catalogue id. */
  readonly shell?: string;
  readonly shellId?: string;
  readonly vehicle?: string;
  readonly base?: string;
  readonly strength?: string;
  readonly status: Status;
  readonly beyondUseDate: string;
  readonly fills: number;
  /** True when the change is more than an excipient, so the prescriber must agree. */
  readonly asksPrescriber: boolean;
}

export interface Fill {
  readonly makeOn: string;
  readonly firstUse: string;
  readonly days: number;
  readonly quantity: string;
}

export interface Supply {
  readonly fills: readonly Fill[];
  readonly refills: number;
  /** Days on which each refill's first make falls due. */
  readonly refillsOn?: readonly string[];
  /** Titration by capsules: the fewest that hit every step exactly. */
  readonly capsules?: readonly { readonly strength: string; readonly count: number }[];
  /** Titration by capsules: which are taken together in each step. */
  readonly schedule?: readonly TitrationDay[];
}

/** One step of a titration kit: how many of each strength make one dose. */
export interface TitrationDay {
  readonly dose: string;
  readonly days: number;
  readonly capsules: readonly { readonly strength: string; readonly count: number }[];
}

/** One strength of a titration kit: its own batch and its own label. */
export interface KitPart {
  readonly strength: string;
  readonly count: number;
  readonly batch: Batch;
  readonly label: LabelText;
}

export interface LabelText {
  /** `naltrexone`; never an abbreviation. */
  readonly drug: string;
  readonly strength: string;
  /** Plural word for the form: `capsules`, `oral liquid`, `sublingual drops`, `cream`. */
  readonly form: string;
  /** One action per line. */
  readonly directions: string;
  /** `30 capsules`, `157.5 mL`, `15.52 g`. */
  readonly quantity: string;
  readonly activeIngredient: string;
  /** Every other ingredient by name; `allergen` ones are printed bold. */
  readonly otherIngredients: readonly { readonly name: string; readonly allergen: boolean }[];
  readonly madeOn: string;
  readonly beyondUse: string;
  readonly storage: string;
  readonly warnings: readonly string[];
}

/** Every batch of the plan: of a kit one for each strength. */
export function batchesOf(plan: Pick<Plan, 'batch' | 'kit'>): readonly Batch[] {
  return plan.kit?.map((part) => part.batch) ?? (plan.batch ? [plan.batch] : []);
}

/** Every label of the plan: of a kit one for each strength. */
export function labelsOf(plan: Pick<Plan, 'label' | 'kit'>): readonly LabelText[] {
  return plan.kit?.map((part) => part.label) ?? (plan.label ? [plan.label] : []);
}
