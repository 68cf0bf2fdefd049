import type { Finding } from '../../findings/finding.js';
import { standingOf } from './medication-standing.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalFacts, type ClinicalRule, type ConditionReading } from './rule.js';

const RULE = 'transplant.history';
const SOURCE =
  'LDN guides: caution with a transplant under permanent immunosuppression; stop, prescriber decides';
const GRAFT = /\b(?:transplants?|transplanted|transplantation|allograft|graft|xenotransplant)\b/u;
const NOT_AN_ORGAN =
  /\b(?:cornea|corneal|hair|bypass|skin|bone|dental|fecal|faecal|autologous|vein|artery)\b/u;
const IN_DOUBT =
  /\b(?:no|not|never|denie[sd]|deny|await|awaiting|waiting|family|evaluation|candidate|rejected)\b/u;

/** A transplant on record stops LDN; an immunosuppressant alone asks whether there is one. */
export const transplantBlocksLdn: ClinicalRule = {
  rule: RULE,
  check: (facts) => [
    ...facts.conditions.filter(({ words }) => GRAFT.test(words)).map(ofCondition),
    ...ofMedicines(facts),
  ],
};

function ofCondition({ label, words }: ConditionReading): Finding {
  const doubtful = NOT_AN_ORGAN.test(words) || IN_DOUBT.test(words);
  const because = doubtful
    ? `"${shown(label)}" speaks of a transplant; find out whether the patient lives with a transplanted organ under immunosuppression.`
    : `"${shown(label)}": LDN may act against the immunosuppression that protects the transplant; do not make it without the transplant team.`;
  return clinicalFinding(RULE, doubtful ? 'review' : 'block', label, because, SOURCE);
}

function ofMedicines({ question, medicines }: ClinicalFacts): readonly Finding[] {
  return medicines
    .filter(({ named }) => named.some(({ kind }) => kind === 'immunosuppressant'))
    .filter(({ entry }) => standingOf(entry, question.compoundedOn).is === 'taken')
    .map(({ label }) => {
      const because = `${shown(label)} is an immunosuppressant; ask whether there is a transplant (then LDN is not made) or an autoimmune disease.`;
      return clinicalFinding('transplant.immunosuppressant', 'review', label, because, SOURCE);
    });
}
