import { printDay } from '../calendar/day.js';
import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { policyAmount, policyCount } from '../policy/policy.js';
import { Amount } from '../quantities/amount.js';
import { physicalSense } from './physical-sense.js';
import { bandOf, dosesOf, greatest, least, pastOfClass, type SlipQuestion } from './slip-question.js';
import {
  about,
  FACTORS,
  inOneUnit,
  inTwoUnits,
  isTenfold,
  ratioOf,
  ratioWords,
  tenfoldWords,
} from './slip-words.js';

const SOURCE =
  'Doses of the class, this patient’s earlier prescriptions and body weight (policy: usual doses)';

/** The dose and every step of a titration, each asked back at most once. */
export function doseSlips(question: SlipQuestion): readonly Finding[] {
  const { dose, titration } = question.prescription;
  const other = reasonFromOtherClass(question);
  if (other) return [ask(question, titration[0]?.dose ?? dose, 'dose', other)];
  if (titration.length === 0) {
    const because = reasonFromPast(question) ?? reasonOf(question, dose);
    return because && !isAskedByBand(question, dose, because)
      ? [ask(question, dose, 'dose', because.text)]
      : [];
  }
  const steps = stepSlips(question);
  if (titration.some((step) => step.dose.compare(dose) === 0)) return steps;
  const because = reasonOf(question, dose) ?? reasonFromSteps(question);
  return because && !isAskedByBand(question, dose, because)
    ? [ask(question, dose, 'dose', because.text), ...steps]
    : steps;
}

/** Why a number is asked back: what it is held against, in words. */
interface Reason {
  readonly text: string;
  /** True where something said of this very patient speaks against the number. */
  readonly contradicted: boolean;
}

/** Between the usual and the most daily dose screening asks already (`dose.band`): once is enough without more evidence. */
function isAskedByBand({ prescription, policy }: SlipQuestion, dose: Amount, because: Reason): boolean {
  if (prescription.productClass !== 'LDN' || because.contradicted) return false;
  const daily = dose.times(prescription.timesPerDay);
  return (
    daily.isMoreThan(policyAmount(policy, 'dailyDoseReviewAbove')) &&
    !daily.isMoreThan(policyAmount(policy, 'dailyDoseBlockAbove'))
  );
}

function ask(question: SlipQuestion, dose: Amount, name: string, reason: string): Finding {
  const { least: low, most } = bandOf(question);
  const possible = !dose.isMoreThan(most) && !(low && dose.isLessThan(low));
  const said = inOneUnit(dose);
  const end = possible ? `Is ${said} meant?` : 'Check the number, its unit and the class.';
  const where = name === 'dose' ? '' : ` in ${name}`;
  const because = `${inTwoUnits(dose)} each time${where} is ${reason}.${physicalSense(question, dose)} ${end}`;
  return raise({ rule: 'slip.dose', status: 'review', subject: `${name} ${said}`, because, source: SOURCE });
}

/**
 * Milligrams for one who had micrograms last, or the other way: the class itself is asked back, a thousandfold at stake.
 * One who has had this dose in this class before is not asked.
 */
function reasonFromOtherClass(question: SlipQuestion): string | undefined {
  const { prescription, pastOrders } = question;
  const last = pastOrders.toSorted((a, b) => b.on.toString().localeCompare(a.on.toString()))[0];
  if (!last || last.productClass === prescription.productClass) return undefined;
  const doses = dosesOf(prescription).map((step) => step.dose);
  if (pastOfClass(question).some((past) => doses.some((dose) => past.dose.compare(dose) === 0)))
    return undefined;
  return `of class ${prescription.productClass}, and this patient last had class ${last.productClass}, ${inTwoUnits(last.dose)} each time, on ${printDay(last.on)}`;
}

/** Against what this patient had last. A dose that the patient had before is only asked when the last is a power of ten off. */
function reasonFromPast(question: SlipQuestion): Reason | undefined {
  const { dose } = question.prescription;
  const past = pastOfClass(question);
  const [last] = past;
  if (!last || dose.compare(last.dose) === 0) return undefined;
  const known = past.some((one) => one.dose.compare(dose) === 0);
  if (known ? !isTenfold(dose, last.dose) : !isFar(question, dose, last.dose)) return undefined;
  const usual = usualBehind(question, dose);
  const words = ratioWords(dose, last.dose);
  const when = printDay(last.on);
  const text =
    usual && usual.compare(last.dose) === 0
      ? `${words} ${inTwoUnits(last.dose)}, a usual ${question.prescription.productClass} dose and what this patient had on ${when}`
      : `${words} ${inTwoUnits(last.dose)}, which this patient had on ${when}`;
  return { text, contradicted: true };
}

function isFar({ policy }: SlipQuestion, entered: Amount, reference: Amount): boolean {
  const most = policyCount(policy, 'mostDoseChange');
  return entered.isMoreThan(reference.times(most)) || reference.isMoreThan(entered.times(most));
}

/** The dose beside the steps: a power of ten away from one of them, or far from where they lead. */
function reasonFromSteps(question: SlipQuestion): Reason | undefined {
  const { dose, titration } = question.prescription;
  const at = titration.findIndex((step) => isTenfold(dose, step.dose));
  const step = titration[at]?.dose;
  if (step)
    return { text: `${ratioWords(dose, step)} ${inTwoUnits(step)} in step ${at + 1}`, contradicted: true };
  const last = titration.at(-1)?.dose ?? dose;
  return reasonFromNeighbour(question, dose, last, 'the last step');
}

function reasonFromNeighbour(
  question: SlipQuestion,
  entered: Amount,
  neighbour: Amount,
  where: string,
): Reason | undefined {
  if (!isFar(question, entered, neighbour)) return undefined;
  return {
    text: `${ratioWords(entered, neighbour)} ${inTwoUnits(neighbour)} in ${where}`,
    contradicted: true,
  };
}

/** Against body weight, then against the usual doses of the class; undefined where nothing speaks against the dose. */
function reasonOf(question: SlipQuestion, dose: Amount): Reason | undefined {
  const weight = weightDose(question);
  const [words, reference] = weight ? [tenfoldWords(dose, weight.each), weight] : [];
  if (words && reference) {
    const text = `${words} the ${inTwoUnits(about(reference.each))} that ${reference.said} gives`;
    return { text, contradicted: true };
  }
  const { usual } = bandOf(question);
  const past = pastOfClass(question);
  if ([...usual, ...past.map((one) => one.dose)].some((one) => one.compare(dose) === 0)) return undefined;
  if (weight && isNearWeight(dose, weight.each)) return undefined;
  const meant = usualBehind(question, dose);
  const called = `usual ${question.prescription.productClass} dose`;
  if (meant)
    return { text: `${ratioWords(dose, meant)} ${inTwoUnits(meant)}, a ${called}`, contradicted: false };
  const behind = possibleBehind(question, dose);
  if (!behind) return undefined;
  const text = `no ${called} (${range(usual)}), and ${ratioWords(dose, behind)} ${inTwoUnits(behind)}`;
  return { text, contradicted: false };
}

function range(usual: readonly Amount[]): string {
  return `${inOneUnit(least(usual))} to ${inOneUnit(greatest(usual))}`;
}

/** The dose that body weight gives each time, for patients light enough that it is below the usual daily dose. */
function weightDose(question: SlipQuestion): { readonly each: Amount; readonly said: string } | undefined {
  const { patientWeight, policy, prescription } = question;
  if (!patientWeight || prescription.productClass !== 'LDN') return undefined;
  const perKg = policyAmount(policy, 'weightDose');
  const daily = policyAmount(policy, 'dailyDoseReviewAbove');
  const byWeight = daily
    .to('mg')
    .times(0)
    .plus(patientWeight.times(perKg.in('mg/mg')).to('mg'));
  if (!byWeight.isLessThan(daily)) return undefined;
  return {
    each: byWeight.dividedBy(prescription.timesPerDay),
    said: `${perKg.toString()} a day at ${patientWeight.toString()}`,
  };
}

const MOST_OFF_WEIGHT_PERCENT = 20;

function isNearWeight(dose: Amount, byWeight: Amount): boolean {
  return ratioOf(dose, byWeight).minus(1).abs().times(100).lessThanOrEqualTo(MOST_OFF_WEIGHT_PERCENT);
}

/** The usual dose that a power of ten would make of this one: the slip behind it. */
function usualBehind(question: SlipQuestion, dose: Amount): Amount | undefined {
  const { usual } = bandOf(question);
  return candidates(dose).find((one) => usual.some((each) => each.compare(one) === 0));
}

/** A dose ten, a hundred or a thousand times this one that could be prescribed: then this one may have lost a digit. */
function possibleBehind(question: SlipQuestion, dose: Amount): Amount | undefined {
  const { usual, most } = bandOf(question);
  const reach = question.prescription.productClass === 'ULDN' ? greatest(usual) : most;
  const bottom = least(usual);
  return FACTORS.map((factor) => dose.times(factor)).find(
    (one) => !one.isLessThan(bottom) && !one.isMoreThan(reach),
  );
}

function candidates(dose: Amount): readonly Amount[] {
  return FACTORS.flatMap((factor) => [dose.times(factor), dose.dividedBy(factor)]);
}

/** Each step by itself, then against the last step before it that is not asked back already. */
function stepSlips(question: SlipQuestion): readonly Finding[] {
  const findings: Finding[] = [];
  let before: { readonly dose: Amount; readonly where: string } | undefined;
  for (const [index, { dose }] of question.prescription.titration.entries()) {
    const where = `step ${index + 1}`;
    const reasons = [
      reasonOf(question, dose),
      before && reasonFromNeighbour(question, dose, before.dose, before.where),
    ].filter((reason) => reason !== undefined);
    const because = reasons.find(({ contradicted }) => contradicted) ?? reasons[0];
    if (because && !isAskedByBand(question, dose, because))
      findings.push(ask(question, dose, where, because.text));
    else before = { dose, where };
  }
  return findings;
}
