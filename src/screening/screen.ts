import { STATUSES, type Finding } from '../findings/finding.js';
import { screenAllergies } from './allergy-screening.js';
import { checkClinicalRules } from './clinical/clinical-rules.js';
import type { ScreenAnswer, ScreenQuestion } from './screening.types.js';

/** One finding for each id, the worst, in the order of first appearance. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byId.get(finding.id);
    if (!known || STATUSES.indexOf(finding.status) < STATUSES.indexOf(known.status))
      byId.set(finding.id, finding);
  }
  return [...byId.values()];
}

const NO_COMPONENTS: Finding = {
  id: 'screening.no-components',
  rule: 'screening.no-components',
  status: 'unresolved',
  subject: 'preparation',
  because:
    'The preparation names no component, so nothing was screened; choose a formula with its ingredients.',
  source: 'Own rule: nothing passes that was not looked at',
};

/** May this patient have a preparation with these components by this route? Pure: the same question, the same answer. */
export function screen(question: ScreenQuestion): ScreenAnswer {
  const allergies = screenAllergies(question);
  const findings = [
    ...(question.components.length === 0 ? [NO_COMPONENTS] : []),
    ...allergies.findings,
    ...checkClinicalRules(question),
  ];
  return { findings: mergeFindings(findings), screened: allergies.screened };
}
