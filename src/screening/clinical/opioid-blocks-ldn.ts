import { printDay } from '../../calendar/day.js';
import type { Finding, Status } from '../../findings/finding.js';
import { policyDays } from '../../policy/policy.js';
import type { MedicineReading } from '../medicines/medicine-reading.js';
import { DEPOT_NAMES } from '../medicines/opioid-names.js';
import { standingOf } from './medication-standing.js';
import { shown } from '../shown.js';
import { clinicalFinding, type ClinicalFacts, type ClinicalRule } from './rule.js';

const RULE = 'opioid.active';
const SOURCE =
  'Naltrexone labelling: 7–10 days free of opioids, up to 14 after methadone or buprenorphine; LDN guides: no LDN with opioids';

interface Answer {
  readonly status: Status;
  readonly because: string;
}

/** Milligram-strength naltrexone is not made for a patient who takes an opioid or has not been free of it long enough. */
export const opioidBlocksLdn: ClinicalRule = {
  rule: RULE,
  check: (facts) =>
    facts.question.productClass === 'ULDN'
      ? []
      : facts.medicines.flatMap((reading) => findingsOf(reading, facts)),
};

function findingsOf(reading: MedicineReading, facts: ClinicalFacts): readonly Finding[] {
  const opioids = reading.named.filter(({ kind }) => kind === 'opioid').map(({ generic }) => generic);
  if (opioids.length === 0) return [];
  const words = shown(reading.label);
  const name = opioids.some((generic) => words.toLowerCase().includes(generic))
    ? words
    : `${words} (${[...new Set(opioids)].join(', ')})`;
  const { status, because } = answerFor(name, reading, facts);
  return [clinicalFinding(RULE, status, reading.label, because, SOURCE)];
}

function answerFor(name: string, reading: MedicineReading, facts: ClinicalFacts): Answer {
  const { compoundedOn, policy } = facts.question;
  const washOutDays = policyDays(policy, 'opioidWashOutDays');
  const standing = standingOf(reading.entry, compoundedOn);
  switch (standing.is) {
    case 'mistake':
      return { status: 'pass', because: `${name} was entered in error and is not counted.` };
    case 'date-in-future':
      return {
        status: 'unresolved',
        because: `${name} has a last dose on ${printDay(standing.lastTaken)}, after the day of compounding; correct the date or wait.`,
      };
    case 'stopped-without-date':
      return {
        status: 'unresolved',
        because: `${name} is an opioid that was stopped, with no date; ask when the last dose was taken (${washOutDays} days must lie between).`,
      };
    case 'taken':
      return {
        status: 'block',
        because: `${name} is an opioid on the current list; naltrexone would undo it and can bring on withdrawal, so stop with the prescriber first (${washOutDays} days free of opioids).`,
      };
    case 'stopped': {
      if (standing.daysAgo < washOutDays) {
        const clear = printDay(standing.lastTaken.add({ days: washOutDays }));
        return {
          status: 'block',
          because: `${name} is an opioid last taken on ${printDay(standing.lastTaken)}; clear from ${clear} (${washOutDays} days).`,
        };
      }
      return stoppedLongAgo(name, reading, printDay(standing.lastTaken), washOutDays);
    }
  }
}

function stoppedLongAgo(
  name: string,
  reading: MedicineReading,
  lastDay: string,
  washOutDays: number,
): Answer {
  if (reading.named.some((medicine) => DEPOT_NAMES.includes(medicine.name))) {
    return {
      status: 'review',
      because: `${name} is released for months after the last dose on ${lastDay}; a specialist decides when naltrexone is safe.`,
    };
  }
  return {
    status: 'pass',
    because: `${name} is an opioid last taken on ${lastDay}, which is ${washOutDays} days ago or more.`,
  };
}
