import type { Finding, Status } from '../../findings/finding.js';
import type { MedicineReading } from '../medicines/medicine-reading.js';
import type { ConditionEntry, ScreenQuestion } from '../screening.types.js';
import { shortSlug, shown } from '../shown.js';

/** What every clinical rule looks at: the question, and the patient's lists as they were read. */
export interface ClinicalFacts {
  readonly question: ScreenQuestion;
  readonly medicines: readonly MedicineReading[];
  readonly conditions: readonly ConditionReading[];
}

export interface ConditionReading {
  readonly entry: ConditionEntry;
  readonly label: string;
  /** The folded words of text and displays, with a space before and after each: ` liver failure `. */
  readonly words: string;
}

/** One rule, one file, named as its sentence. It answers findings; none when it has nothing to say. */
export interface ClinicalRule {
  readonly rule: string;
  readonly check: (facts: ClinicalFacts) => readonly Finding[];
}

export function clinicalFinding(
  rule: string,
  status: Status,
  subject: string,
  because: string,
  source: string,
): Finding {
  return { id: `${rule}/${shortSlug(subject)}`, rule, status, subject: shown(subject), because, source };
}
