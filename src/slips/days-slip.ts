import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { countsOf } from '../policy/setting-lists.js';
import { quantityAgrees } from './quantity-slip.js';
import type { SlipQuestion } from './slip-question.js';

const SOURCE =
  'Days’ supply is often entered wrongly; weeks, months and packs are usual (policy: usual days)';
const DAYS_IN_WEEK = 7;
/** A titration of other days than the supply is a finding of planning (`titration.days-differ`); so far off it is a slip. */
const MOST_DIFFERENCE = 3;

/** The days' supply and the days of each step of a titration; a last step for the rest of the supply is asked as the supply. */
export function daysSlips(question: SlipQuestion): readonly Finding[] {
  const { daysSupply, titration } = question.prescription;
  if (titration.length > 0) return [...stepSlips(question), ...supplySlips(question)];
  const usual = countsOf(question.policy.usualDays);
  const explained = usual.includes(daysSupply) || quantityAgrees(question);
  return explained ? [] : [slip('days’ supply', daysSupply, usual)];
}

function stepSlips({ prescription, policy }: SlipQuestion): readonly Finding[] {
  const usual = countsOf(policy.usualStepDays);
  return prescription.titration.flatMap(({ days }, index) => {
    if (usual.includes(days)) return [];
    if (isRest(prescription, index)) return restSlips(prescription.daysSupply, policy);
    return [slip(`step ${index + 1}`, days, usual)];
  });
}

/** As templates end: 7 days, then the other 23 of 30. Its days follow from the supply, so the supply is what may be a slip. */
function isRest({ titration, daysSupply }: SlipQuestion['prescription'], index: number): boolean {
  const planned = titration.reduce((sum, step) => sum + step.days, 0);
  return index > 0 && index === titration.length - 1 && planned === daysSupply;
}

function restSlips(daysSupply: number, policy: SlipQuestion['policy']): readonly Finding[] {
  const usual = countsOf(policy.usualDays);
  return usual.includes(daysSupply) ? [] : [slip('days’ supply', daysSupply, usual)];
}

function supplySlips({ prescription: { titration, daysSupply } }: SlipQuestion): readonly Finding[] {
  const planned = titration.reduce((sum, step) => sum + step.days, 0);
  if (planned <= daysSupply * MOST_DIFFERENCE && daysSupply <= planned * MOST_DIFFERENCE) return [];
  const because = `The supply is for ${inDaysAndWeeks(daysSupply)}, and the steps take ${inDaysAndWeeks(planned)}. Which is meant?`;
  return [finding(`days’ supply ${daysSupply}`, because)];
}

function slip(name: string, days: number, usual: readonly number[]): Finding {
  const meant = usual.find((each) => each * 10 === days || each === days * 10);
  const factor = meant !== undefined && days < meant ? 'a tenth of' : 'ten times';
  const likely = meant === undefined ? '' : ` and ${factor} ${inDaysAndWeeks(meant)}`;
  const because = `${inDaysAndWeeks(days)} for ${name} is no usual number of days${likely}. Is ${inDays(days)} meant?`;
  return finding(`${name} ${days}`, because);
}

function finding(subject: string, because: string): Finding {
  return raise({ rule: 'slip.days', status: 'review', subject, because, source: SOURCE });
}

/** In two units: `300 days (42 weeks and 6 days)`. */
function inDaysAndWeeks(days: number): string {
  const weeks = Math.floor(days / DAYS_IN_WEEK);
  const rest = days % DAYS_IN_WEEK;
  if (weeks === 0) return inDays(days);
  const said = weeks === 1 ? '1 week' : `${weeks} weeks`;
  return `${inDays(days)} (${said}${rest === 0 ? '' : ` and ${inDays(rest)}`})`;
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
