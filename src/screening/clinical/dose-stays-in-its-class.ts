import type { Finding } from '../../findings/finding.js';
import { policyAmount, SETTINGS, type SettingName } from '../../policy/policy.js';
import type { Amount } from '../../quantities/amount.js';
import { clinicalFinding, type ClinicalFacts, type ClinicalRule } from './rule.js';

const RULE = 'dose.band';

/** A dose outside its class is a slip of unit or class until somebody says otherwise. */
export const doseStaysInItsClass: ClinicalRule = {
  rule: RULE,
  check: (facts) => {
    const { dose, timesPerDay, productClass } = facts.question;
    if (!(timesPerDay > 0) || !dose.value.greaterThan(0)) {
      const because = `A dose of ${dose.toString()} taken ${timesPerDay} times a day is no dose; correct it.`;
      return [clinicalFinding(RULE, 'block', 'dose', because, 'Own rule')];
    }
    return productClass === 'ULDN' ? uldn(facts) : ldn(facts);
  },
};

function finding(status: Finding['status'], because: string, setting: SettingName): Finding {
  return clinicalFinding(RULE, status, 'dose', because, SETTINGS[setting].source);
}

function uldn({ question: { dose, policy } }: ClinicalFacts): readonly Finding[] {
  const most = policyAmount(policy, 'uldnMaximumDose');
  if (!dose.isMoreThan(most)) return [];
  const because = `${dose.toString()} is more than ${most.toString()}, too much for ULDN (micrograms); check class and unit with the prescriber.`;
  return [finding('block', because, 'uldnMaximumDose')];
}

function ldn({ question: { dose, timesPerDay, policy } }: ClinicalFacts): readonly Finding[] {
  const least = policyAmount(policy, 'ldnMinimumDose');
  if (dose.isLessThan(least)) {
    const because = `${dose.toString()} is less than ${least.toString()}, too little for LDN (milligrams); check class and unit with the prescriber.`;
    return [finding('block', because, 'ldnMinimumDose')];
  }
  const daily = dose.times(timesPerDay);
  const most = policyAmount(policy, 'dailyDoseBlockAbove');
  if (daily.isMoreThan(most)) {
    const because = `${daily.toString()} a day is more than ${most.toString()}, which is no low dose; it is not made as LDN.`;
    return [finding('block', because, 'dailyDoseBlockAbove')];
  }
  const usual = policyAmount(policy, 'dailyDoseReviewAbove');
  if (!daily.isMoreThan(usual)) return [];
  const because = `${inBoth(daily)} a day is more than the usual ${inBoth(usual)}: if a tenth was meant (${inBoth(dose.dividedBy(10))} each time), correct it; else confirm it with the prescriber.`;
  return [finding('review', because, 'dailyDoseReviewAbove')];
}

/** A unit that was mistaken is seen when both are said. */
function inBoth(mass: Amount): string {
  return `${mass.to('mg').toString()} (${mass.to('mcg').toString()})`;
}
