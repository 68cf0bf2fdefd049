import type { Day } from '../calendar/day.js';
import type { Form, Formula, FormulaQuantity, Vehicle } from '../catalogue/formula.js';
import type { ApiForm, CapsuleSize, Catalogue, Role } from '../catalogue/ingredient.js';
import type { Finding } from '../findings/finding.js';
import type { Policy } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';
import type { Working } from './working.js';

/** What is asked of `batch()`: one make of one formula, covering `days` days of doses. */
export interface BatchQuestion {
  readonly formula: Formula;
  /** The formula's ingredients after the prescription's choices, in the formula's order. */
  readonly parts: readonly SelectedPart[];
  readonly prescription: PrescriptionFacts;
  /** Days of doses this make is for: those of `steps` together. */
  readonly days: number;
  /** The doses of this make in their order; one step where the dose stays the same. For capsules always one: the strength. */
  readonly steps: readonly DoseStep[];
  /** Capsules of a titration kit: how many of this strength. Absent: times a day × days. */
  readonly capsules?: number;
  readonly compoundedOn: Day;
  readonly equipment: Equipment;
  /** Undefined: nominal (100 % assay, catalogue packing statistics). */
  readonly lots: readonly LotFacts[] | undefined;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  /**
   * Powders that may dilute the API in a trituration, the best first: all pass this patient's screening. Asked only where
   * one is needed. Absent: the part that makes up the rest.
   */
  readonly diluents?: () => readonly string[];
  /** Last day of use of an intermediate in this medium by its stability class. Absent: policy `intermediatePeriod` alone. */
  readonly intermediateUseBy?: (medium: Trituration['medium']) => Day;
}

/** So many days of one dose (each time it is taken). */
export interface DoseStep {
  readonly dose: Amount;
  readonly days: number;
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

/** What every piece of equipment may say of itself. */
export interface Checked {
  readonly name?: string;
  readonly calibratedOn?: Day;
  /** Last day on which it may be used without a new calibration. */
  readonly calibrationDue?: Day;
}

/** Its least weighable amount by its own rule: what is stated, sensitivity over acceptable error, or repeatability. */
export interface BalanceFacts extends Checked {
  /** One step of the display, d. */
  readonly readability: Amount;
  /** As stated by the pharmacy; never less than the other rules give. */
  readonly minimumWeighable?: Amount;
  /** The least mass that moves it: the minimum is this over policy `balanceError`. */
  readonly sensitivity?: Amount;
  /** Standard deviation of repeated weighings: the minimum is 2000 × max(SD, 0.41 d), USP <41>. */
  readonly standardDeviation?: Amount;
}

/** A real dropper with a real product; `dropsPerMl` is given or worked out from drops counted, weighed, and a density. */
export interface DropperFacts extends Checked {
  readonly dropsPerMl: Amount;
  /** Id of the formula it was calibrated with. */
  readonly calibratedFor: string;
  /** Strength of the product it was calibrated with; another strength asks for a new calibration. */
  readonly calibratedStrength?: Amount;
  /** Lot of droppers it stands for, and the lot that will be supplied: they must be the same. */
  readonly dropperLot?: string;
  readonly suppliedLot?: string;
  /** Drops counted, their mass and the density they were divided by, where recorded. */
  readonly counted?: { readonly drops: number; readonly mass: Amount; readonly density: Amount };
}

export interface ApplicatorFacts extends Checked {
  readonly perClick: Amount;
  readonly priming: Amount;
  /** What stays in the device when it is empty. */
  readonly deadVolume?: Amount;
  /** Catalogue id of the base it was calibrated with; another base asks for a new calibration. */
  readonly calibratedBase?: string;
  /** Spread of one click, found when it was calibrated. */
  readonly clickError?: Amount;
}

export interface SyringeFacts extends Checked {
  readonly graduation: Amount;
}

/** A capsule filling machine with the sizes it has plates for. */
export interface CapsuleMachineFacts extends Checked {
  readonly sizes: readonly CapsuleSize[];
}

export interface Equipment {
  readonly balance?: BalanceFacts;
  readonly dropper?: DropperFacts;
  readonly applicator?: ApplicatorFacts;
  readonly syringe?: SyringeFacts;
  readonly capsuleMachine?: CapsuleMachineFacts;
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
  readonly titration: readonly DoseStep[];
  /** Strengths a titration kit of capsules is made from; absent: Galenic finds the fewest capsules. */
  readonly titrationStrengths?: readonly Amount[];
  /** Catalogue id of 50 mg tablets as the source of the API; absent: bulk powder. */
  readonly tablets?: string;
  /** What the prescriber wrote to be supplied: `30 capsule`, `150 mL`. Only compared with dose and days. */
  readonly quantity?: Amount;
  /** Days from the making to the first dose (dispensing and delivery). Absent: policy `deliveryDays`. */
  readonly deliveryDays?: number;
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
  /** Shells only: the size of this lot. */
  readonly size?: CapsuleSize;
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
  /** In the order they are made; empty where everything is weighed directly. */
  readonly triturations: readonly Trituration[];
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
  /** All errors on the same side at once. Null where no balance was chosen. */
  readonly worstCaseError: string | null;
  /** The same errors as independent ones: root of the sum of squares. */
  readonly rootSumSquareError?: string | null;
  /** Capsules: the labelled amount in one. */
  readonly strength?: string;
  /** Where doses are measured: one line for each step of the schedule in this make. */
  readonly doses?: readonly MeasuredDose[];
  /** Undissolved matter: a suspension, to be shaken well. */
  readonly suspension?: boolean;
  readonly quality?: QualityLimits;
  /** Each line: formula, numbers put in, result. `workings` as text. */
  readonly derivation: readonly string[];
  /** Every number with its formula, the inputs and where each comes from. Orders approved before it was kept have none. */
  readonly workings?: readonly Working[];
}

/** One dose of the schedule as a person measures it. */
export interface MeasuredDose {
  readonly dose: string;
  readonly days: number;
  /** `4.5 mL`, `18 drop`, `2 click`. */
  readonly measure: string;
  readonly volume: string;
  /** Percent that rounding to the device adds. */
  readonly error: string;
}

/** One step down from a powder that cannot be weighed: an intermediate with a strength, a lot of its own. */
export interface Trituration {
  /** `T1`, `T2` …; in a kit with the strength before it: `0.5 mg T1`. */
  readonly makes: string;
  readonly medium: 'powder' | 'liquid' | 'cream';
  /** What is diluted: the API's name for the first, the name of the one before for the next. */
  readonly from: string;
  /** Put on the balance (or, of a solution, measured): API for the first step, the one before for the next. */
  readonly api: string;
  readonly apiId?: string;
  readonly apiLot?: string;
  readonly diluent: {
    readonly ingredient: string;
    readonly id: string;
    readonly lot?: string;
    readonly weigh: string;
  };
  /** Mass (or volume) of the whole intermediate. */
  readonly total: string;
  /** Labelled drug in it: `0.01 mg/mg`, `0.01 mg/mL`. Exact. */
  readonly strength: string;
  /** The same as it is printed on its label: `10 mcg/mg`. */
  readonly labelStrength: string;
  /** Taken onward, exact: strength × this is what is needed. */
  readonly takeExact: string;
  /** The same as it is weighed or measured. */
  readonly take: string;
  /** Last day it may be used: never after its parents. */
  readonly useBy: string;
}

/** What the record checks the finished preparation against. Amounts with unit, shares in percent. */
export interface QualityLimits {
  /** Capsules: net fill of one unit and its limits. */
  readonly unitWeight?: {
    readonly theoretical: string;
    readonly low: string;
    readonly high: string;
    readonly sample: string;
  };
  readonly meanLow?: string;
  readonly meanHigh?: string;
  /** Most relative standard deviation of the sample. */
  readonly mostRsd?: string;
  /** Yield window as shares of the theoretical quantity, and as quantities. */
  readonly yield: {
    readonly low: string;
    readonly high: string;
    readonly lowQuantity: string;
    readonly highQuantity: string;
  };
  /** Whether weight alone cannot show an even dose, and why. */
  readonly contentUniformity?: {
    readonly required: boolean;
    readonly because: string;
    /** Where required: with the first batch of a formula, and again after so long: `180 days`. */
    readonly dueEvery?: string;
  };
}
