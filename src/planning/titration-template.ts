import type { DoseStep } from '../batching/batching.types.js';
import { fail, found, raise, type Outcome } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { readAmount, type Amount } from '../quantities/amount.js';
import { printAmount } from './directions.js';

/** A schedule that is written once and put into prescriptions: absolute doses, or shares of the prescribed dose. */
export interface TitrationTemplate {
  readonly steps: readonly TemplateStep[];
}

/** Either `dose` (`0.5 mg`) or `share` (`50 %` of the prescribed dose); days 0 in the last step: all days that are left. */
export interface TemplateStep {
  readonly dose?: string;
  readonly share?: string;
  readonly days: number;
}

const SOURCE = 'A template is a shortcut for writing steps; the prescriber states the dose';

/**
 * The steps of a prescription for `daysSupply` days that ends at `dose`. Fails where a step cannot be read, goes over
 * the prescribed dose, or no day is left for the last one; a template that ends below the dose is a review.
 */
export function stepsOfTemplate(
  template: TitrationTemplate,
  dose: Amount,
  daysSupply: number,
): Outcome<readonly DoseStep[]> {
  const faults = faultsOfTemplate(template);
  if (faults.length > 0) return fail(...faults.map(unreadable));
  const doses = template.steps.map((step) => doseOf(step, dose));
  const above = doses.find((each) => each.isMoreThan(dose));
  if (above) return fail(aboveDose(above, dose));
  const rest = daysSupply - template.steps.reduce((sum, step) => sum + step.days, 0);
  if (template.steps.at(-1)?.days === 0 && rest < 1) return fail(noDayLeft(daysSupply - rest, daysSupply));
  const steps = doses.map((each, at) => ({ dose: each, days: template.steps[at]?.days || rest }));
  const end = doses.at(-1) ?? dose;
  return found(steps, end.isLessThan(dose) ? [belowDose(end, dose)] : []);
}

/** What is wrong with a template as it is written; each a sentence that says what would be right. Empty: nothing. */
export function faultsOfTemplate({ steps }: TitrationTemplate): readonly string[] {
  if (steps.length === 0) return ['A template has at least one step'];
  return steps.flatMap((step, at) => {
    const last = at === steps.length - 1;
    return [faultOfDose(step), faultOfDays(step.days, last)].flatMap((fault) =>
      fault ? [`Step ${at + 1} ${fault}`] : [],
    );
  });
}

function faultOfDose({ dose, share }: TemplateStep): string | undefined {
  if ((dose === undefined) === (share === undefined)) {
    return 'has both a dose and a share, or neither: write a dose like 0.5 mg, or a share of the prescribed dose like 50 %';
  }
  const reading =
    dose === undefined ? readAmount(share, ['fraction'], '50 %') : readAmount(dose, ['mass'], '0.5 mg');
  if ('fault' in reading) return reading.fault;
  return reading.amount.isZero()
    ? 'has a dose of zero: write what is taken, or leave the step out'
    : undefined;
}

function faultOfDays(days: number, last: boolean): string | undefined {
  if (Number.isInteger(days) && (days > 0 || (last && days === 0))) return undefined;
  return last
    ? 'must be for a whole number of days, or for 0: all days that are left'
    : 'must be for a whole number of days, at least 1; only the last step may be for the days that are left';
}

/** Exact: 50 % of 4.5 mg is 2.25 mg. Templates that `faultsOfTemplate` faults do not come here. */
function doseOf({ dose, share }: TemplateStep, prescribed: Amount): Amount {
  const reading = readAmount(dose ?? share, [dose === undefined ? 'fraction' : 'mass']);
  if ('fault' in reading) throw new RangeError(reading.fault);
  return dose === undefined ? prescribed.times(reading.amount.in('%').div(100)) : reading.amount;
}

function refuse(rule: string, status: 'block' | 'review', because: string): Finding {
  return raise({ rule, status, subject: 'titration template', because, source: SOURCE });
}

function unreadable(fault: string): Finding {
  return refuse('titration.template-unreadable', 'block', `${fault}.`);
}

function aboveDose(step: Amount, dose: Amount): Finding {
  return refuse(
    'titration.template-above-dose',
    'block',
    `The template goes up to ${printAmount(step)} and ${printAmount(dose)} is prescribed: take a template that ends there, or write the steps by hand.`,
  );
}

function belowDose(end: Amount, dose: Amount): Finding {
  return refuse(
    'titration.template-below-dose',
    'review',
    `The template ends at ${printAmount(end)} and ${printAmount(dose)} is prescribed: add the steps up to it, or ask the prescriber for ${printAmount(end)}.`,
  );
}

function noDayLeft(needed: number, daysSupply: number): Finding {
  return refuse(
    'titration.template-too-long',
    'block',
    `The template takes ${needed} days before its last step and the prescription is for ${daysSupply}: prescribe at least ${needed + 1} days, or shorten the steps.`,
  );
}
