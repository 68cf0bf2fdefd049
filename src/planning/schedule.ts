import type { DoseStep, PrescriptionFacts } from '../batching/batching.types.js';
import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import { printAmount } from './directions.js';

type Schedule = Pick<PrescriptionFacts, 'titration' | 'dose' | 'daysSupply'>;

/** Days of the titration's steps together; 0 where the dose stays the same. */
export function titrationDays({ titration }: Pick<Schedule, 'titration'>): number {
  return titration.reduce((sum, step) => sum + step.days, 0);
}

/** Days that are supplied: a titration's own, because its steps say what is taken; else what is prescribed. */
export function daysToSupply(prescription: Schedule): number {
  return titrationDays(prescription) || prescription.daysSupply;
}

/**
 * The doses of `days` days that begin after `fromDay` days of the prescription (0 for the first make). Without a
 * titration one step of the prescribed dose; after a titration's last step its dose goes on.
 */
export function stepsBetween(prescription: Schedule, fromDay: number, days: number): DoseStep[] {
  if (fromDay < 0 || days < 1) throw new RangeError('a window of the schedule needs at least one day');
  const { titration, dose } = prescription;
  const last = titration.at(-1);
  if (!last) return [{ dose, days }];
  const until = fromDay + days;
  let start = 0;
  const steps: DoseStep[] = [];
  for (const [at, step] of titration.entries()) {
    const end = at === titration.length - 1 ? Infinity : start + step.days;
    const taken = Math.min(end, until) - Math.max(start, fromDay);
    if (taken > 0) steps.push({ dose: step.dose, days: taken });
    start += step.days;
  }
  return steps;
}

/** What a pharmacist must know of the schedule before it is supplied. */
export function scheduleFindings(prescription: PrescriptionFacts): readonly Finding[] {
  const { titration, daysSupply, refills } = prescription;
  const days = titrationDays(prescription);
  if (days === 0) return [];
  return [
    ...(days === daysSupply ? [] : [daysDiffer(days, daysSupply)]),
    ...doseDiffers(prescription),
    ...(refills > 0 ? [refillsRepeat(prescription, titration)] : []),
  ];
}

/** The steps say what is taken; a dose beside them that is none of them is a question, one they pass through a note. */
function doseDiffers({ dose, titration }: PrescriptionFacts): readonly Finding[] {
  const last = titration.at(-1);
  if (!last || last.dose.compare(dose) === 0) return [];
  const passed = titration.some((step) => step.dose.compare(dose) === 0);
  const [written, end] = [printAmount(dose), printAmount(last.dose)];
  return [
    raise({
      rule: 'titration.dose-differs',
      status: passed ? 'pass' : 'review',
      subject: 'dose',
      because: passed
        ? `A dose of ${written} is written and the steps go on to ${end}: the steps are what is supplied.`
        : `A dose of ${written} is written and no step of the titration has it; the steps end at ${end} and are what is supplied. Ask the prescriber which is meant, or correct one of them.`,
      source: 'The steps say what is taken each day; a dose that differs may be a slip in either',
    }),
  ];
}

function daysDiffer(days: number, daysSupply: number): Finding {
  return raise({
    rule: 'titration.days-differ',
    status: 'review',
    subject: 'titration',
    because: `The steps of the titration are ${days} days and the prescription is for ${daysSupply}: ${days} days are supplied, as the steps say. Ask the prescriber which is meant, or correct one of them.`,
    source: 'The steps say what is taken each day; a total that differs may be a slip in either',
  });
}

function refillsRepeat({ refills }: PrescriptionFacts, [first]: readonly DoseStep[]): Finding {
  const start = first ? printAmount(first.dose) : 'the first step';
  return raise({
    rule: 'titration.refills-repeat',
    status: 'pass',
    subject: 'refills',
    because: `Each of the ${refills} refill${refills === 1 ? '' : 's'} repeats the whole titration from ${start}; for the dose it ends at write a prescription of its own.`,
    source: 'A refill supplies what the prescription says, once more',
  });
}
