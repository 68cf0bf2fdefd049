import { standingOf } from './medication-standing.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalRule } from './rule.js';

const RULE = 'antagonist.duplicate';

/** Naltrexone beside another opioid antagonist, or beside naltrexone, is a duplicate. */
export const duplicateAntagonistIsReviewed: ClinicalRule = {
  rule: RULE,
  check: ({ question, medicines }) =>
    medicines
      .filter(({ named }) => named.some(({ kind }) => kind === 'antagonist'))
      .filter(({ named }) => !named.some(({ kind }) => kind === 'opioid'))
      .filter(({ entry }) =>
        ['taken', 'date-in-future'].includes(standingOf(entry, question.compoundedOn).is),
      )
      .map(({ label }) => {
        const because = `${shown(label)} is an opioid antagonist already on the list; confirm that naltrexone replaces it or is meant beside it.`;
        return clinicalFinding(RULE, 'review', label, because, 'Naltrexone labelling; duplicate therapy');
      }),
};
