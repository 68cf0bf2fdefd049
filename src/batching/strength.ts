import { Amount, amount, Exact } from '../quantities/amount.js';
import type { BatchQuestion } from './batching.types.js';
import { fail, found, raise, type Outcome } from './raise.js';

const SOURCE = 'Strength is written with its basis; per mL and per g differ by the density';

/** The strength to make, per mL (or, where `perGram`, also per g): the formula's where it is fixed, else as prescribed. */
export function strengthOf({ formula, prescription }: BatchQuestion, perGram: boolean): Outcome<Amount> {
  const fixed = formula.strength ? amount(formula.strength) : undefined;
  const asked = prescription.strength;
  const strength = fixed ?? asked;
  if (!strength) {
    const example = perGram ? '"9 mg/mL" or "10 mg/g"' : '"6 mg/mL"';
    return problem('strength.missing', `Enter the strength to make, like ${example}.`);
  }
  if (fixed && asked && (asked.dimension !== fixed.dimension || asked.compare(fixed) !== 0)) {
    return problem(
      'strength.not-in-formula',
      `${formula.name} is a formula for ${sayStrength(fixed)}, and ${sayStrength(asked)} is prescribed: ask for ${sayStrength(fixed)} (the dose stays, its volume changes) or use a formula for that strength.`,
    );
  }
  if (strength.dimension !== 'mass/volume' && !(perGram && strength.dimension === 'mass/mass')) {
    return problem(
      'strength.wrong-basis',
      `A strength of ${sayStrength(strength)} does not fit this form: write it ${perGram ? 'per mL or per g' : 'per mL'}.`,
    );
  }
  return found(strength);
}

function problem(rule: string, because: string): Outcome<Amount> {
  return fail(raise({ rule, status: 'block', subject: 'strength', because, source: SOURCE }));
}

const LEAST_SAID_IN_MG = new Exact('0.1');
/** Digits of a strength that Galenic proposes: more cannot be weighed. */
const PROPOSED_DIGITS = 4;

/** All digits, in mcg below 0.1 mg: `1 mcg/mL`, `6 mg/mL`. */
export function sayStrength(strength: Amount): string {
  const perGram = strength.dimension === 'mass/mass';
  const inMg = strength.in(perGram ? 'mg/g' : 'mg/mL');
  if (!inMg.lessThan(LEAST_SAID_IN_MG)) return strength.toString();
  return strength.to(perGram ? 'mcg/g' : 'mcg/mL').toString();
}

/** A strength to ask the prescriber for. Per g through the density where the strength was asked per g. */
export function proposeStrength(perMl: Amount, perGramAt?: Amount): string {
  const rounded = (value: Exact): Exact => value.toSignificantDigits(PROPOSED_DIGITS, Exact.ROUND_HALF_UP);
  const volume = sayStrength(Amount.of(rounded(perMl.in('mg/mL')), 'mg/mL'));
  if (!perGramAt) return volume;
  const perGram = perMl.in('mg/mL').div(perGramAt.in('g/mL'));
  return `${sayStrength(Amount.of(rounded(perGram), 'mg/g'))} (${volume})`;
}

export interface CommonStrength {
  readonly strength: Amount;
  /** Drug in one drop or click. */
  readonly step: Amount;
  /** Drops or clicks of each dose. */
  readonly counts: readonly Exact[];
}

/** The strength at which one drop (or click) holds the largest amount that divides every dose. */
export function strengthForAll(doses: readonly Amount[], unitsPerMl: Exact): CommonStrength {
  const inMg = doses.map((dose) => dose.in('mg'));
  const places = Math.max(...inMg.map((dose) => dose.decimalPlaces()));
  const whole = inMg.map((dose) => BigInt(dose.times(new Exact(10).pow(places)).toFixed(0)));
  const step = new Exact(whole.reduce(greatestDivisor).toString()).div(new Exact(10).pow(places));
  return {
    strength: Amount.of(step.times(unitsPerMl), 'mg/mL'),
    step: Amount.of(step, 'mg'),
    counts: inMg.map((dose) => dose.div(step)),
  };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
