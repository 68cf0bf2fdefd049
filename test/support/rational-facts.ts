import type { Formula } from '../../src/catalogue/formula.js';
import type { Finding } from '../../src/findings/finding.js';
import type { JsonRequest } from './plan-requests.js';
import { Rational } from './rational.js';
import { sized } from './rational-amount.js';

type Json = Record<string, unknown>;

/** Molar masses in g/mol: naltrexone hydrochloride anhydrous, and the base. */
const HYDROCHLORIDE = Rational.of('377.86');
const BASE = Rational.of('341.41');

/** A step of a schedule: mg each time, and for how many days. */
export interface Step {
  readonly text: string;
  readonly mg: Rational;
  readonly days: number;
}

/** What a request says, in mg, mL, counts and shares. */
export interface Facts {
  readonly form: string;
  readonly factor: Rational;
  readonly timesPerDay: number;
  readonly daysSupply: number;
  readonly steps: readonly Step[];
  readonly strength: Rational | undefined;
  readonly perGram: boolean;
  readonly isKit: boolean;
  /** Whole tablets of 50 mg as the source, by their label: no potency factor. */
  readonly fromTablets: boolean;
  readonly readability: Rational;
  readonly minimum: Rational;
  readonly limitOfError: Rational;
  /** Ingredients whose weighing the plan refuses, with a finding: too little, and no dilution works. */
  readonly refusedWeighings: ReadonlySet<string>;
  setting(name: string, otherwise: string): Rational;
  lot(ingredient: string): Json | undefined;
}

export function factsOf(json: JsonRequest, findings: readonly Finding[]): Facts {
  const { prescription, policy, equipment } = json;
  const setting = (name: string, otherwise: string): Rational => {
    const text = policy[name] ?? otherwise;
    return /^\d+$/u.test(text) ? Rational.of(text) : sized(text);
  };
  const strength = prescription['strength'] as string | undefined;
  const balance = equipment['balance'] ?? {};
  return {
    form: prescription['form'] as string,
    factor: potencyFactor(json.lots?.[0] ?? {}, prescription['strengthBasis'] as string),
    timesPerDay: prescription['timesPerDay'] as number,
    daysSupply: prescription['daysSupply'] as number,
    steps: stepsOf(prescription),
    strength: strength === undefined ? undefined : sized(strength),
    isKit: prescription['form'] === 'capsule' && prescription['titration'] !== undefined,
    fromTablets: prescription['tablets'] !== undefined,
    perGram: strength?.endsWith('/g') ?? false,
    readability: sized(balance['readability'] ?? '0.1 mg'),
    minimum: leastWeighable(balance, setting('balanceError', '5 %')),
    limitOfError: limitOfError(balance, setting('balanceError', '5 %')),
    refusedWeighings: new Set(
      findings
        .filter(({ rule }) => ['weighing.below-minimum', 'trituration.impossible'].includes(rule))
        .map(({ subject }) => subject),
    ),
    setting,
    lot: (ingredient) => json.lots?.find((each) => each['ingredient'] === ingredient),
  };
}

/** F_salt / ((A/100) × (1 − LOD/100)); an as-is assay holds the water already. */
function potencyFactor(lot: Json, basis: string): Rational {
  const assay = sized(lot['assay'] as string);
  const dry =
    lot['assayBasis'] === 'anhydrous' ? Rational.ONE.minus(sized(lot['water'] as string)) : Rational.ONE;
  return saltFactor(lot['form'] === 'base', basis === 'naltrexone').over(assay.times(dry));
}

function saltFactor(bulkIsBase: boolean, strengthIsBase: boolean): Rational {
  if (bulkIsBase === strengthIsBase) return Rational.ONE;
  return strengthIsBase ? HYDROCHLORIDE.over(BASE) : BASE.over(HYDROCHLORIDE);
}

/** Sensitivity over the acceptable error; 2000 × max(SD, 0.41 d); what is stated; and one step over the error. */
function leastWeighable(balance: Record<string, string>, error: Rational): Rational {
  const { readability = '0.1 mg', minimumWeighable, sensitivity, standardDeviation } = balance;
  const rules = [sized(readability).over(error)];
  if (minimumWeighable) rules.push(sized(minimumWeighable));
  if (sensitivity) rules.push(sized(sensitivity).over(error));
  if (standardDeviation) rules.push(repeatability(standardDeviation, readability).times(2000));
  return Rational.max(...rules);
}

function repeatability(standardDeviation: string, readability: string): Rational {
  return Rational.max(sized(standardDeviation), sized(readability).times('0.41'));
}

/** The sensitivity, three standard deviations, or the acceptable share of the minimum: what a balance is off at most. */
function limitOfError(balance: Record<string, string>, error: Rational): Rational {
  const { readability = '0.1 mg', minimumWeighable = '0 mg', sensitivity, standardDeviation } = balance;
  if (sensitivity) return sized(sensitivity);
  if (standardDeviation) return repeatability(standardDeviation, readability).times(3);
  return Rational.max(sized(readability), sized(minimumWeighable).times(error));
}

function stepsOf(prescription: Json): Step[] {
  const listed = (prescription['titration'] ?? []) as { dose: string; days: number }[];
  const steps =
    listed.length > 0
      ? listed
      : [{ dose: prescription['dose'] as string, days: prescription['daysSupply'] as number }];
  return steps.map(({ dose, days }) => ({ text: dose, mg: sized(dose), days }));
}

/** The steps that fall into `days` days after `skipped` days. */
export function stepsWithin(steps: readonly Step[], skipped: number, days: number): Step[] {
  let before = skipped;
  let left = days;
  return steps.flatMap((step) => {
    const passed = Math.min(before, step.days);
    before -= passed;
    const taken = Math.min(left, step.days - passed);
    left -= taken;
    return taken > 0 ? [{ ...step, days: taken }] : [];
  });
}

const TABLE_DAYS: Readonly<Record<string, number>> = { AQ_NP: 14, AQ_P: 35, NA_LIQ: 90, NA_OTHER: 180 };
const CREAM_DAYS = 28;

/** USP <795> (2023) table, the formula's own studies, and 28 days for a cream; the day of making is day 1. */
export function usablePeriod(formula: Formula): number {
  const limits = [
    TABLE_DAYS[formula.stability.class] ?? 0,
    ...formula.stability.limits.map(({ days }) => days),
  ];
  return Math.min(...limits, ...(formula.form === 'cream' ? [CREAM_DAYS] : []));
}
