import { policyAmount } from '../policy/policy.js';
import { Amount, amount, Exact } from '../quantities/amount.js';
import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { amountsOf } from '../policy/setting-lists.js';
import { dosesOf, type SlipQuestion } from './slip-question.js';
import { about, inTwoUnits, printed } from './slip-words.js';

const SOURCE = 'What a person can take at one time and what a prescription can hold (policy: usual volumes)';

/** ` 30 days of it would need 1.35 g of drug.` and the like, to put behind a question; empty where all is possible. */
export function physicalSense(question: SlipQuestion, dose: Amount): string {
  return [drugSaid(question, dose), volumeSaid(question, dose)]
    .map((said) => (said ? ` ${said}` : ''))
    .join('');
}

/** The volume of each dose as a question of its own, where neither dose nor strength is asked back. */
export function volumeSlips(question: SlipQuestion): readonly Finding[] {
  const { dose, titration } = question.prescription;
  const doses = [...new Set([dose, ...titration.map((step) => step.dose)].map((one) => one.toString()))];
  return doses.flatMap((text) => {
    const one = amount(text);
    const said = volumeSaid(question, one);
    if (!said) return [];
    const because = `${said} Check the dose of ${inTwoUnits(one)} and the strength.`;
    return [
      raise({ rule: 'slip.volume', status: 'review', subject: `volume of ${text}`, because, source: SOURCE }),
    ];
  });
}

/** The drug of all doses as a question of its own, where neither dose nor days are asked back. */
export function drugSlips(question: SlipQuestion): readonly Finding[] {
  const said = drugSaid(question, undefined);
  if (!said) return [];
  const because = `${said} Check dose, times a day and days.`;
  return [raise({ rule: 'slip.drug', status: 'review', subject: 'total drug', because, source: SOURCE })];
}

function drugSaid({ prescription, policy }: SlipQuestion, dose: Amount | undefined): string | undefined {
  const { daysSupply, timesPerDay } = prescription;
  const total = (dose ? [{ dose, days: daysSupply }] : dosesOf(prescription))
    .map((step) => step.dose.times(step.days).times(timesPerDay))
    .reduce((sum, each) => sum.plus(each));
  const most = policyAmount(policy, 'mostDrugInSupply');
  if (!total.isMoreThan(most)) return undefined;
  return `The ${daysSupply} days would need ${printed(about(total.to('g')))} (${printed(about(total.to('mg')))}) of drug.`;
}

const VOLUMES = {
  'oral-liquid': 'usualLiquidVolumes',
  'sublingual-drops': 'usualDropVolumes',
  cream: 'usualCreamVolumes',
} as const;

function volumeSaid(question: SlipQuestion, dose: Amount): string | undefined {
  const { form, strength } = question.prescription;
  if (form === 'capsule' || !strength) return undefined;
  const [least, most] = amountsOf(question.policy[VOLUMES[form]]);
  const volume = volumeOf(dose, strength);
  if (!least || !most || (!volume.isLessThan(least) && !volume.isMoreThan(most))) return undefined;
  const perGram = strength.dimension === 'mass/mass';
  const size = perGram ? Amount.of(volume.value, 'g') : volume;
  return `At ${inTwoUnits(strength)} that is ${printed(about(size))} each time; from ${least.toString()} to ${most.toString()} is usual.`;
}

/** Per g as if per mL: near enough to see a power of ten. */
export function volumeOf(dose: Amount, strength: Amount): Amount {
  const perMl = strength.in(strength.dimension === 'mass/mass' ? 'mg/g' : 'mg/mL');
  return Amount.of(new Exact(dose.in('mg')).div(perMl), 'mL');
}
