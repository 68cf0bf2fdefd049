import type { Finding } from '../../findings/finding.js';
import { readMedicine } from '../medicines/medicine-reading.js';
import type { ConditionEntry, ScreenQuestion } from '../screening.types.js';
import { readParts } from '../words.js';
import { conditionsThatAskForReview } from './conditions-that-ask-for-review.js';
import { doseStaysInItsClass } from './dose-stays-in-its-class.js';
import { duplicateAntagonistIsReviewed } from './duplicate-antagonist-is-reviewed.js';
import { fillerMustNotHoldBackRelease } from './filler-must-not-hold-back-release.js';
import { medicationsMustBeReviewed } from './medications-must-be-reviewed.js';
import { opioidBlocksLdn } from './opioid-blocks-ldn.js';
import { clinicalFinding, type ClinicalFacts, type ClinicalRule, type ConditionReading } from './rule.js';
import { thyroidReplacementIsReviewed } from './thyroid-replacement-is-reviewed.js';
import { transplantBlocksLdn } from './transplant-blocks-ldn.js';
import { uldnNeedsAnOpioidAndAStatement } from './uldn-needs-an-opioid-and-a-statement.js';
import { under18IsReviewed } from './under-18-is-reviewed.js';
import { unrecognisedMedicinesAreAskedAbout } from './unrecognised-medicines-are-asked-about.js';

export const CLINICAL_RULES: readonly ClinicalRule[] = [
  medicationsMustBeReviewed,
  opioidBlocksLdn,
  uldnNeedsAnOpioidAndAStatement,
  unrecognisedMedicinesAreAskedAbout,
  duplicateAntagonistIsReviewed,
  thyroidReplacementIsReviewed,
  transplantBlocksLdn,
  conditionsThatAskForReview,
  under18IsReviewed,
  doseStaysInItsClass,
  fillerMustNotHoldBackRelease,
];

const LONGEST_TEXT = 2000;

function readCondition(entry: ConditionEntry): ConditionReading {
  const texts = [entry.text, ...entry.coding.map(({ display }) => display ?? '')].filter(
    (text) => text.trim() !== '',
  );
  const words = texts.map((text) => readParts(text.slice(0, LONGEST_TEXT)).flat().join(' ')).join(' . ');
  return { entry, label: texts[0] ?? '', words: ` ${words} ` };
}

function failed(rule: string, what: unknown): Finding {
  const reason = what instanceof Error ? what.message : 'unknown fault';
  const because = `The check "${rule}" could not be carried out (${reason}); nobody may pass it.`;
  return clinicalFinding('screening.check-failed', 'unresolved', rule, because, 'Fail closed');
}

/** All rules over one question. A rule that throws answers "unresolved"; it never disappears. */
export function checkClinicalRules(
  question: ScreenQuestion,
  rules: readonly ClinicalRule[] = CLINICAL_RULES,
): readonly Finding[] {
  let facts: ClinicalFacts;
  try {
    facts = {
      question,
      medicines: question.patient.medications.entries.map(readMedicine),
      conditions: question.patient.conditions.entries.map(readCondition),
    };
  } catch (fault) {
    return [failed('reading the patient', fault)];
  }
  return rules.flatMap((rule) => {
    try {
      return rule.check(facts);
    } catch (fault) {
      return [failed(rule.rule, fault)];
    }
  });
}
