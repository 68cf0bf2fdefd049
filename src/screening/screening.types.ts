import type { Day } from '../calendar/day.js';
import type { Form } from '../catalogue/formula.js';
import type { Catalogue, Role } from '../catalogue/ingredient.js';
import type { Finding, Status } from '../findings/finding.js';
import type { Policy } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';

/** What is asked of `screen()`: may this patient have a preparation with these components by this route? */
export interface ScreenQuestion {
  readonly patient: PatientFacts;
  readonly components: readonly ScreenedComponent[];
  readonly form: Form;
  readonly route: 'oral' | 'sublingual' | 'topical';
  readonly productClass: 'LDN' | 'ULDN';
  readonly dose: Amount;
  readonly timesPerDay: number;
  readonly uldnWithOpioidStatement: boolean;
  readonly compoundedOn: Day;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
}

export interface ScreenedComponent {
  /** Catalogue id; mixtures are unfolded by `catalogue.unfold`. */
  readonly ingredient: string;
  readonly role: Role;
  /** Where it is: `['capsule fill']`, `['capsule shell']`, `['oral liquid']`. */
  readonly path: readonly string[];
}

export interface ScreenAnswer {
  readonly findings: readonly Finding[];
  readonly screened: readonly ScreenedPair[];
}

export const ALLERGY_KINDS = [
  'allergy',
  'intolerance',
  'contact',
  'disease',
  'preference',
  'unknown',
] as const;
export type AllergyKind = (typeof ALLERGY_KINDS)[number];

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface AllergyEntry {
  readonly text: string;
  readonly kind: AllergyKind;
  readonly clinicalStatus?: string;
  readonly verificationStatus?: string;
  readonly criticality?: string;
  readonly coding: readonly Coding[];
}

export interface MedicationEntry {
  readonly text: string;
  readonly status: string;
  readonly lastTaken?: Day;
  readonly coding: readonly Coding[];
}

export interface ConditionEntry {
  readonly text: string;
  readonly coding: readonly Coding[];
}

export interface PatientFacts {
  readonly name: string;
  readonly birthDate?: Day;
  readonly weight?: { readonly value: Amount; readonly measuredOn?: Day };
  readonly allergies: {
    readonly status: 'recorded' | 'none-known' | 'not-asked';
    readonly entries: readonly AllergyEntry[];
  };
  readonly medications: { readonly reviewedOn?: Day; readonly entries: readonly MedicationEntry[] };
  readonly conditions: { readonly reviewedOn?: Day; readonly entries: readonly ConditionEntry[] };
}

export interface ScreenedPair {
  readonly allergy: string;
  readonly component: string;
  readonly result: Status;
  /** Why, for anything but a plain pass. */
  readonly because?: string;
}
