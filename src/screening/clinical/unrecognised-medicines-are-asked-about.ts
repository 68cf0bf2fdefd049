import { policyDays } from '../../policy/policy.js';
import { standingOf } from './medication-standing.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalFacts, type ClinicalRule } from './rule.js';

const RULE = 'medications.unrecognised';
const MOST_NAMED = 12;

/** Names that nobody knows are shown once, together, so that a misspelt or foreign opioid never passes silently. */
export const unrecognisedMedicinesAreAskedAbout: ClinicalRule = {
  rule: RULE,
  check: (facts) => {
    const names = [...new Set(unrecognised(facts))];
    if (names.length === 0) return [];
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
    const because = `Confirm that none of these is an opioid: ${names.slice(0, MOST_NAMED).join('; ')}${more}.`;
    return [
      clinicalFinding(
        RULE,
        'review',
        'medication list',
        because,
        'Own rule: a name nobody knows is asked about',
      ),
    ];
  },
};

function unrecognised({ question, medicines }: ClinicalFacts): readonly string[] {
  const washOutDays = policyDays(question.policy, 'opioidWashOutDays');
  return medicines
    .filter(
      ({ label, unread, named }) => label !== '' && unread && !named.some(({ kind }) => kind === 'opioid'),
    )
    .filter(({ entry }) => {
      const standing = standingOf(entry, question.compoundedOn);
      return standing.is !== 'mistake' && (standing.is !== 'stopped' || standing.daysAgo < washOutDays);
    })
    .map(({ label }) => shown(label));
}
