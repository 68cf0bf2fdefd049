import type { Finding } from '../../findings/finding.js';
import { policyDays } from '../../policy/policy.js';
import { standingOf, type Standing } from './medication-standing.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalFacts, type ClinicalRule } from './rule.js';

const SOURCE =
  'LDN Research Trust guide: microgram naltrexone beside opioids, by explicit order only; own matrix';

/** Microgram naltrexone goes with an opioid only when the prescriber says so, and is unusual without one. */
export const uldnNeedsAnOpioidAndAStatement: ClinicalRule = {
  rule: 'opioid.uldn',
  check: (facts) => (facts.question.productClass === 'ULDN' ? answers(facts) : []),
};

function answers(facts: ClinicalFacts): readonly Finding[] {
  const { compoundedOn, policy, uldnWithOpioidStatement } = facts.question;
  const washOutDays = policyDays(policy, 'opioidWashOutDays');
  const opioids = facts.medicines
    .filter(({ named }) => named.some(({ kind }) => kind === 'opioid'))
    .map((reading) => ({ reading, standing: standingOf(reading.entry, compoundedOn) }))
    .filter(({ standing }) => mayStillAct(standing, washOutDays));
  if (opioids.length === 0) return [withoutOpioid()];
  return opioids.map(({ reading, standing }) => {
    const name = shown(reading.label);
    if (uldnWithOpioidStatement) {
      const because = `${name} is an opioid; the prescriber's statement "ULDN with opioid" is on the prescription.`;
      return clinicalFinding('opioid.uldn', 'pass', reading.label, because, SOURCE);
    }
    const certain = standing.is === 'taken' || standing.is === 'stopped';
    const because = certain
      ? `${name} is an opioid; ultra-low-dose naltrexone beside it needs the prescriber's statement "ULDN with opioid".`
      : `${name} is an opioid and it is not clear when it was last taken; ask, or get the prescriber's statement "ULDN with opioid".`;
    return clinicalFinding('opioid.uldn', certain ? 'block' : 'unresolved', reading.label, because, SOURCE);
  });
}

function mayStillAct(standing: Standing, washOutDays: number): boolean {
  if (standing.is === 'mistake') return false;
  return standing.is !== 'stopped' || standing.daysAgo < washOutDays;
}

function withoutOpioid(): Finding {
  return clinicalFinding(
    'opioid.uldn-without-opioid',
    'review',
    'ULDN',
    'No opioid is on the medication list; ultra-low-dose naltrexone alone is unusual, so confirm class and unit with the prescriber.',
    SOURCE,
  );
}
