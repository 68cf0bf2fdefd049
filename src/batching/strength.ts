import { amount, type Amount } from '../quantities/amount.js';
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
      `${formula.name} is a formula for ${fixed.toString()}, and ${asked.toString()} is prescribed: ask for ${fixed.toString()} (the dose stays, its volume changes) or use a formula for that strength.`,
    );
  }
  if (strength.dimension !== 'mass/volume' && !(perGram && strength.dimension === 'mass/mass')) {
    return problem(
      'strength.wrong-basis',
      `A strength of ${strength.toString()} does not fit this form: write it ${perGram ? 'per mL or per g' : 'per mL'}.`,
    );
  }
  return found(strength);
}

function problem(rule: string, because: string): Outcome<Amount> {
  return fail(raise({ rule, status: 'block', subject: 'strength', because, source: SOURCE }));
}
