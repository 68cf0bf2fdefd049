import type { Day } from '../calendar/day.js';
import type { Form, Formula, FormulaQuantity, Vehicle } from '../catalogue/formula.js';
import type { ApiForm, CapsuleSize, Catalogue, Role } from '../catalogue/ingredient.js';
import type { Finding } from '../findings/finding.js';
import type { Policy } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';

/** What is asked of `batch()`: one make of one formula, covering `days` days of doses. */
export interface BatchQuestion {
  readonly formula: Formula;
  /** The formula's ingredients after the prescription's choices, in the formula's order. */
  readonly parts: readonly SelectedPart[];
  readonly prescription: PrescriptionFacts;
  /** Days of doses this make is for. */
  readonly days: number;
  readonly compoundedOn: Day;
  readonly equipment: Equipment;
  /** Undefined: nominal (100 % assay, catalogue packing statistics). */
  readonly lots: readonly LotFacts[] | undefined;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
}

export interface SelectedPart {
  /** Catalogue id. */
  readonly ingredient: string;
  readonly role: Role;
  readonly quantity: FormulaQuantity;
}

export interface BatchAnswer {
  /** Null when it cannot be computed; then a finding says why. */
  readonly batch: Batch | null;
  readonly findings: readonly Finding[];
  /** Lots allocated, for the component expiries of the beyond-use date. */
  readonly lotsUsed: readonly LotFacts[];
}

/** `dropsPerMl` is a bare number in the JSON (`"24.3"`), here an amount in drop/mL. */
export interface Equipment {
  readonly balance?: { readonly readability: Amount; readonly minimumWeighable: Amount };
  readonly dropper?: { readonly dropsPerMl: Amount; readonly calibratedFor: string };
  readonly applicator?: { readonly perClick: Amount; readonly priming: Amount };
  readonly syringe?: { readonly graduation: Amount };
}

export type StrengthBasis = 'naltrexone hydrochloride' | 'naltrexone';

export interface PrescriptionFacts {
  readonly writtenOn?: Day;
  readonly productClass: 'LDN' | 'ULDN';
  readonly form: Form;
  readonly dose: Amount;
  readonly strengthBasis: StrengthBasis;
  readonly timesPerDay: number;
  readonly timing?: string;
  readonly daysSupply: number;
  readonly refills: number;
  readonly strength?: Amount;
  /** Catalogue ids. */
  readonly filler?: string;
  readonly shell?: string;
  readonly base?: string;
  readonly vehicle?: Vehicle;
  readonly titration: readonly { readonly dose: Amount; readonly days: number }[];
  readonly uldnWithOpioidStatement: boolean;
}

export interface LotFacts {
  /** Catalogue id. */
  readonly ingredient: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly onHand: Amount;
  readonly form?: ApiForm;
  readonly assay?: Amount;
  readonly assayBasis?: 'anhydrous' | 'as-is';
  /** Water, or loss on drying. */
  readonly water?: Amount;
  readonly packStat: Readonly<Partial<Record<CapsuleSize, Amount>>>;
  /** g/mL, for liquids and bases. */
  readonly density?: Amount;
}
export type Method = 'direct' | 'trituration' | 'volume' | 'count';

export interface PlannedComponent {
  readonly ingredient: string;
  /** Catalogue id. */
  readonly id: string;
  readonly role: Role;
  readonly lot?: string;
  readonly lotExpiresOn?: string;
  readonly factor?: string;
  readonly perUnit?: string;
  /** Unrounded, 12 significant digits; ends in … where digits were left off. */
  readonly exact?: string;
  /** What to put on the balance or in the cylinder, rounded once; for counted parts the count. */
  readonly weigh: string;
  readonly method: Method;
}

export interface Batch {
  /** Bare numbers of capsules; for the other forms the amount with unit: `15.52 g`. */
  readonly units: string;
  readonly unitsWithLoss: string;
  readonly capsuleSize?: CapsuleSize;
  readonly components: readonly PlannedComponent[];
  readonly triturations: readonly never[];
  /** Net weight of one capsule's fill. */
  readonly unitWeight?: string;
  /** One dose as measured: `4.5 mL`, `18 drop`, `2 click`. */
  readonly doseMeasure?: string;
  /** The volume of one dose in mL where the form has one. */
  readonly doseVolume?: string;
  readonly totalVolume?: string;
  readonly totalMass?: string;
  readonly density?: string;
  /** Percent, of what a whole-unit or syringe rounding adds. */
  readonly doseError?: string;
  readonly worstCaseError: string | null;
  /** Each line: formula, numbers put in, result. */
  readonly derivation: readonly string[];
}
