import { printDay } from '../calendar/day.js';
import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { amountsOf } from '../policy/setting-lists.js';
import type { Amount } from '../quantities/amount.js';
import { physicalSense } from './physical-sense.js';
import { greatest, pastOfClass, type SlipQuestion } from './slip-question.js';
import { inOneUnit, inTwoUnits, ratioOf, ratioWords, tenfoldWords } from './slip-words.js';

const SOURCE =
  'Strengths the form is usually made in and this patient’s earlier prescriptions (policy: usual strengths)';
/** Drops and pumps are made to fit their device: half as much again is still the usual strength. */
const NEAR = 1.5;
const FARTHEST_FROM_PAST = 5;

const USUAL = {
  'oral-liquid': 'usualLiquidStrengths',
  'sublingual-drops': 'usualDropStrengths',
  cream: 'usualCreamStrengths',
} as const;

/** The strength of a liquid, drops or cream; of capsules those a titration kit is to be made from. */
export function strengthSlips(question: SlipQuestion): readonly Finding[] {
  const { form, strength, dose } = question.prescription;
  if (form === 'capsule') return kitSlips(question);
  if (!strength) return [];
  const reason = reasonFromPast(question, strength) ?? reasonFromUsual(question, strength);
  if (!reason) return [];
  const because = `${inTwoUnits(strength)} is ${reason}.${physicalSense(question, dose)} Is ${inOneUnit(strength)} meant?`;
  return [slip(strength, because)];
}

function slip(strength: Amount, because: string): Finding {
  const subject = `strength ${inOneUnit(strength)}`;
  return raise({ rule: 'slip.strength', status: 'review', subject, because, source: SOURCE });
}

/** The usual strengths of the form and class; undefined where the form has none. */
export function usualStrengths({ prescription, policy }: SlipQuestion): readonly Amount[] | undefined {
  const { form, productClass } = prescription;
  if (form === 'capsule') return undefined;
  return amountsOf(productClass === 'ULDN' ? policy.usualUldnStrengths : policy[USUAL[form]]);
}

function reasonFromPast(question: SlipQuestion, strength: Amount): string | undefined {
  const { form } = question.prescription;
  const last = pastOfClass(question).find((one) => one.form === form && one.strength);
  if (!last?.strength) return undefined;
  const ratio = ratioOf(strength, last.strength);
  if (ratio.lessThan(FARTHEST_FROM_PAST) && ratio.times(FARTHEST_FROM_PAST).greaterThan(1)) return undefined;
  return `${ratioWords(strength, last.strength)} ${inTwoUnits(last.strength)}, which this patient had on ${printDay(last.on)}`;
}

function reasonFromUsual(question: SlipQuestion, strength: Amount): string | undefined {
  const { form } = question.prescription;
  const past = pastOfClass(question).filter((one) => one.form === form);
  if (past.some((one) => one.strength && ratioOf(strength, one.strength).equals(1))) return undefined;
  const usual = usualStrengths(question) ?? [];
  if (usual.some((one) => isNear(strength, one))) return undefined;
  const meant = usual.find((one) => tenfoldWords(strength, one));
  if (meant) return `${ratioWords(strength, meant)} ${inTwoUnits(meant)}, a usual strength of this form`;
  // A cream is made so that its dose fills the applicator, so any strength may be right: its volume tells.
  if (form === 'cream') return undefined;
  return `no usual strength of this form (${usual.map((one) => inOneUnit(one)).join(', ')})`;
}

function isNear(strength: Amount, usual: Amount): boolean {
  const ratio = ratioOf(strength, usual);
  return ratio.lessThanOrEqualTo(NEAR) && ratio.times(NEAR).greaterThanOrEqualTo(1);
}

/** A capsule stronger than every step is in no dose; one far below the least step would be taken by the handful. */
function kitSlips({ prescription }: SlipQuestion): readonly Finding[] {
  const { titration, titrationStrengths = [] } = prescription;
  if (titration.length === 0) return [];
  const most = greatest(titration.map((step) => step.dose));
  return titrationStrengths.flatMap((strength) => {
    if (strength.isMoreThan(most)) {
      const because = `A capsule of ${inTwoUnits(strength)} is ${ratioWords(strength, most)} the greatest step of ${inTwoUnits(most)}. Is ${inOneUnit(strength)} meant?`;
      return [slip(strength, because)];
    }
    if (ratioOf(most, strength).lessThan(2 * FARTHEST_FROM_PAST)) return [];
    const because = `A capsule of ${inTwoUnits(strength)} is ${ratioWords(strength, most)} the greatest step of ${inTwoUnits(most)}. Is ${inOneUnit(strength)} meant?`;
    return [slip(strength, because)];
  });
}
