import type { Finding } from '../../findings/finding.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalRule } from './rule.js';

interface Gate {
  readonly rule: string;
  readonly when: RegExp;
  readonly ask: string;
  readonly source: string;
}

const LABEL = 'Naltrexone 50 mg labelling';

const GATES: readonly Gate[] = [
  {
    rule: 'liver.disease',
    when: /\b(?:hepatitis|liver failure|hepatic failure|cirrhosis|cirrhotic|liver disease|hepatic disease|liver insufficiency|hepatic insufficiency|hepatic impairment|liver impairment|hepatic encephalopathy|liver cancer)\b/u,
    ask: 'only after the doctor or specialist agrees, with monitoring at the start',
    source: `${LABEL}: acute hepatitis or liver failure; LDN guide: specialist first`,
  },
  {
    rule: 'kidney.disease',
    when: /\b(?:(?:renal|kidney) (?:failure|insufficiency|impairment|disease)|chronic kidney|ckd|esrd|end stage renal|dialysis|hemodialysis|ura?emia|nephropathy)\b/u,
    ask: 'only after the doctor or specialist agrees, with monitoring at the start',
    source: `${LABEL}; LDN guide: specialist first`,
  },
  {
    rule: 'pregnancy',
    when: /\b(?:pregnan(?:t|cy|cie)|gravid|gestation|gestational|antenatal|prenatal|expecting)\b/u,
    ask: 'data are few; confirm with the prescriber that benefit outweighs risk',
    source: `${LABEL}: limited data in pregnancy`,
  },
  {
    rule: 'breast-feeding',
    when: /\b(?:breast ?feed(?:ing|s)?|breast ?fed|breastfeed(?:ing)?|lactating|lactation|nursing mother)\b/u,
    ask: 'naltrexone passes into milk; confirm with the prescriber',
    source: `${LABEL}: limited data in breast-feeding`,
  },
  {
    rule: 'opioid.use-disorder',
    when: /\b(?:(?:opioid|opiate|heroin|narcotic|morphine|drug|substance|fentanyl|oxycodone|methadone)(?: [a-z]+){0,2} (?:dependence|dependency|addiction|abuse|misuse|use|disorder|withdrawal|overdose)|opioid(?:s)? related|opioid overdose)\b/u,
    ask: 'ask about any opioid taken now, prescribed or not, before naltrexone is made',
    source: `${LABEL}: opioid-free before the first dose`,
  },
];

/** Diseases and states that do not forbid LDN, but that a pharmacist must have weighed. */
export const conditionsThatAskForReview: ClinicalRule = {
  rule: 'conditions',
  check: ({ conditions }) =>
    conditions.flatMap(({ label, words }, at): readonly Finding[] => {
      if (label === '') return [withoutName(at + 1)];
      return GATES.filter(({ when }) => when.test(words)).map(({ rule, ask, source }) =>
        clinicalFinding(rule, 'review', label, `"${shown(label)}": ${ask}.`, source),
      );
    }),
};

function withoutName(number: number): Finding {
  const because = `Entry ${number} of the conditions has no name that can be read; ask what it is.`;
  return clinicalFinding('conditions.no-name', 'review', `condition ${number}`, because, 'Own rule');
}
