import { isBefore, printDay } from '../../calendar/day.js';
import { clinicalFinding, type ClinicalRule } from './rule.js';

const RULE = 'age';
const SOURCE =
  'Naltrexone 50 mg labelling: not licensed under 18; LDN in children 0.1 mg/kg up to 4.5 mg (Crohn pilot)';

/** Under 18 the use is unlicensed; without a birth date nobody knows. */
export const under18IsReviewed: ClinicalRule = {
  rule: RULE,
  check: ({ question }) => {
    const { birthDate } = question.patient;
    if (!birthDate) {
      const because = 'No birth date is recorded; confirm that the patient is an adult.';
      return [clinicalFinding(RULE, 'review', 'birth date', because, SOURCE)];
    }
    if (isBefore(question.compoundedOn, birthDate)) {
      const because = `The birth date ${printDay(birthDate)} is after the day of compounding; correct it.`;
      return [clinicalFinding(RULE, 'unresolved', 'birth date', because, SOURCE)];
    }
    const years = birthDate.until(question.compoundedOn, { largestUnit: 'years' }).years;
    if (years >= 18) return [];
    const because = `The patient is ${years} years old; check the dose by weight (0.1 mg/kg a day, at most 4.5 mg) and confirm it with the prescriber.`;
    return [clinicalFinding(RULE, 'review', 'child', because, SOURCE)];
  },
};
