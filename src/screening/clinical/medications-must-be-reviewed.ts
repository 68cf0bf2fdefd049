import { isBefore, printDay } from '../../calendar/day.js';
import type { Finding } from '../../findings/finding.js';
import { clinicalFinding, type ClinicalRule } from './rule.js';

const RULE = 'medications.not-reviewed';
const SOURCE = 'LDN guides: a full drug history, with supplements and herbals, before any LDN';

/** An empty list is no answer: somebody must have asked, and said when. */
export const medicationsMustBeReviewed: ClinicalRule = {
  rule: RULE,
  check: ({ question, medicines }) => [
    ...reviewDate(question.patient.medications.reviewedOn, question.compoundedOn),
    ...medicines.flatMap(({ label }, at) => (label === '' ? [emptyEntry(at + 1)] : [])),
  ],
};

type ReviewedOn = Parameters<typeof printDay>[0] | undefined;

function reviewDate(reviewedOn: ReviewedOn, compoundedOn: NonNullable<ReviewedOn>): readonly Finding[] {
  const subject = 'medication list';
  if (!reviewedOn) {
    const because =
      'Nobody has reviewed the medication list; ask for every medicine, supplement and herbal and enter the day.';
    return [clinicalFinding(RULE, 'unresolved', subject, because, SOURCE)];
  }
  if (!isBefore(compoundedOn, reviewedOn)) return [];
  const because = `The medication review is dated ${printDay(reviewedOn)}, after the day of compounding; correct the date.`;
  return [clinicalFinding(RULE, 'unresolved', subject, because, SOURCE)];
}

function emptyEntry(number: number): Finding {
  return clinicalFinding(
    'medications.no-name',
    'unresolved',
    `medication ${number}`,
    `Entry ${number} of the medication list has no name that can be read; ask what it is.`,
    SOURCE,
  );
}
