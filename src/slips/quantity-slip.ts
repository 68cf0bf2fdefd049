import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { Amount, Exact } from '../quantities/amount.js';
import { volumeOf } from './physical-sense.js';
import { dosesOf, type SlipQuestion } from './slip-question.js';
import { usualStrengths } from './strength-slip.js';
import { about, inTwoUnits, printed } from './slip-words.js';

const SOURCE = 'Quantity written beside dose × times a day × days';
/** A bottle or tube is a size that is sold: up to three times the need, and a small one however little is needed. */
const SMALL_ML = { 'oral-liquid': 30, 'sublingual-drops': 15, cream: 15, capsule: 0 } as const;
const MOST_OF_NEED = 3;
const LEAST_OF_NEED = new Exact('0.9');
/** A dose of a titration kit is one to nine capsules. */
const MOST_CAPSULES_A_DOSE = 9;

/** What the written quantity is held against. */
interface Need {
  readonly least: Exact;
  readonly most: Exact;
  readonly said: string;
}

/** The quantity the prescriber wrote against what dose and days need; asked back with both. */
export function quantitySlips(question: SlipQuestion): readonly Finding[] {
  const { quantity } = question.prescription;
  if (!quantity) return [];
  const need = needOf(question);
  const written = countOf(quantity);
  if (!need || !written) return [unread(question, quantity)];
  if (written.greaterThanOrEqualTo(need.least) && written.lessThanOrEqualTo(need.most)) return [];
  const because = `The quantity written is ${saidOf(quantity)}, and ${need.said}. Which is meant: the quantity, the dose or the ${question.prescription.daysSupply} days?`;
  return [slip(quantity, because)];
}

/** True when a written quantity agrees with dose × days, so that the days are explained by it. */
export function quantityAgrees(question: SlipQuestion): boolean {
  const { quantity } = question.prescription;
  if (!quantity) return false;
  const need = needOf(question);
  const written = countOf(quantity);
  const exact =
    need && (question.prescription.form === 'capsule' ? need.least : need.least.div(LEAST_OF_NEED));
  return Boolean(
    exact &&
    written &&
    written
      .div(exact)
      .minus(1)
      .abs()
      .lessThan(1 - LEAST_OF_NEED.toNumber()),
  );
}

function slip(quantity: Amount, because: string): Finding {
  const subject = `quantity ${saidOf(quantity)}`;
  return raise({ rule: 'slip.quantity', status: 'review', subject, because, source: SOURCE });
}

function unread(question: SlipQuestion, quantity: Amount): Finding {
  const right = question.prescription.form === 'capsule' ? 'capsules' : 'mL or g';
  return slip(
    quantity,
    `${saidOf(quantity)} is no quantity of this form, which is counted in ${right}; correct it.`,
  );
}

/** Capsules, or mL where a gram counts as one. */
function countOf(quantity: Amount): Exact | undefined {
  if (quantity.dimension === 'capsule') return quantity.in('capsule');
  if (quantity.dimension === 'volume') return quantity.in('mL');
  return quantity.dimension === 'mass' ? quantity.in('g') : undefined;
}

function saidOf(quantity: Amount): string {
  return printed(quantity).replace(/^(?!1 )(.* capsule)$/u, '$1s');
}

function needOf(question: SlipQuestion): Need | undefined {
  const { form, quantity } = question.prescription;
  if (form === 'capsule') return quantity?.dimension === 'capsule' ? capsulesOf(question) : undefined;
  return quantity?.dimension === 'capsule' ? undefined : volumeNeeded(question);
}

function capsulesOf({ prescription }: SlipQuestion): Need {
  const { timesPerDay, titration } = prescription;
  const days = dosesOf(prescription).reduce((sum, step) => sum + step.days, 0);
  const doses = new Exact(days).times(timesPerDay);
  const rhythm = timesPerDay === 1 ? 'one' : `${timesPerDay}`;
  const said = `${days} days of ${rhythm} a day are ${doses.toFixed()}`;
  if (titration.length === 0) return { least: doses, most: doses, said: `${said} capsules` };
  return { least: doses, most: doses.times(MOST_CAPSULES_A_DOSE), said: `${said} doses` };
}

function volumeNeeded(question: SlipQuestion): Need | undefined {
  const { prescription } = question;
  const strength = prescription.strength ?? usualStrengths(question)?.[0];
  if (!strength) return undefined;
  const steps = dosesOf(prescription);
  const needed = steps
    .map((step) => volumeOf(step.dose, strength).in('mL').times(step.days).times(prescription.timesPerDay))
    .reduce((sum, each) => sum.plus(each));
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  const unit = strength.dimension === 'mass/mass' ? 'g' : 'mL';
  const [first] = steps;
  const dose = steps.length === 1 && first ? ` of ${inTwoUnits(first.dose)}` : '';
  const times = prescription.timesPerDay === 1 ? '' : `, ${prescription.timesPerDay} times a day`;
  const said = `${days} days${dose}${times} at ${strength.toString()} need ${printed(about(Amount.of(needed, unit)))}`;
  const roomy = Exact.max(needed.times(MOST_OF_NEED), SMALL_ML[prescription.form]);
  return { least: needed.times(LEAST_OF_NEED), most: roomy, said };
}
