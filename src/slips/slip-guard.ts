import type { Finding } from '../findings/finding.js';
import { daysSlips } from './days-slip.js';
import { doseSlips } from './dose-slip.js';
import { drugSlips, volumeSlips } from './physical-sense.js';
import { quantitySlips } from './quantity-slip.js';
import type { SlipQuestion } from './slip-question.js';
import { strengthSlips } from './strength-slip.js';

/**
 * What was entered is asked back where it is a power of ten, a unit or a class away from what is usual, from what this
 * patient had, or from what the rest of the prescription says. Each question is a finding a pharmacist answers; a step of
 * a titration outside its class is a block. Nothing is corrected and nothing inferred. No question: no findings.
 */
export function askBack(question: SlipQuestion): readonly Finding[] {
  const named = [...doseSlips(question), ...strengthSlips(question)];
  const days = daysSlips(question);
  const volume = named.length > 0 ? [] : volumeSlips(question);
  const drug = named.length + days.length > 0 ? [] : drugSlips(question);
  return [...named, ...volume, ...drug, ...quantitySlips(question), ...days];
}

/** True for the questions of this room: they come before anything else. */
export function isSlip(finding: Finding): boolean {
  return finding.rule.startsWith('slip.');
}
