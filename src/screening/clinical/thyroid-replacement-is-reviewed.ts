import { standingOf } from './medication-standing.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalRule } from './rule.js';

const RULE = 'thyroid.replacement';

/** Thyroid hormone may need less soon after LDN is begun. */
export const thyroidReplacementIsReviewed: ClinicalRule = {
  rule: RULE,
  check: ({ question, medicines }) =>
    medicines
      .filter(({ named }) => named.some(({ kind }) => kind === 'thyroid'))
      .filter(({ entry }) => standingOf(entry, question.compoundedOn).is === 'taken')
      .map(({ label }) => {
        const because = `${shown(label)} replaces thyroid hormone, whose dose may have to fall quickly on LDN; tell the prescriber, note the monitoring and counsel on signs of too much hormone.`;
        return clinicalFinding(
          RULE,
          'review',
          label,
          because,
          'LDN guides: thyroid replacement may need rapid reduction',
        );
      }),
};
