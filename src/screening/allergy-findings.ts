import type { Constituent } from '../catalogue/ingredient.js';
import type { Finding, Status } from '../findings/finding.js';
import type { AllergyReading } from './allergy-reading.js';
import type { ScreenedComponent, ScreenedPair, ScreenQuestion } from './screening.types.js';
import { shortSlug, shown } from './shown.js';

export const OWN_RULE =
  'Own rule: an answer for every allergy by every component, unresolved when there is none';

/** A component with all that is in it; `fault` when the catalogue could not say. */
export interface Unfolded {
  readonly component: ScreenedComponent;
  readonly name: string;
  readonly constituents: readonly Constituent[];
  readonly unknown: readonly Constituent[];
  readonly fault?: string;
}

function entryFinding(rule: string, status: Status, reading: AllergyReading, because: string): Finding {
  return {
    id: `${rule}/${shortSlug(reading.label)}`,
    rule,
    status,
    subject: shown(reading.label),
    because,
    source: OWN_RULE,
  };
}

export function findingsOfEntry(reading: AllergyReading): readonly Finding[] {
  const name = `"${shown(reading.label)}"`;
  if (reading.silent !== undefined) {
    return [entryFinding('allergy.not-counted', 'pass', reading, `${name} is on record: ${reading.silent}.`)];
  }
  const open =
    reading.open === undefined
      ? []
      : [
          entryFinding(
            'allergy.not-understood',
            'unresolved',
            reading,
            `${name}: ${reading.open}; ask, and record what it is by the allergen's name.`,
          ),
        ];
  const corrected = reading.corrections.map(([written, readAs]) => `"${written}" as "${readAs}"`).join(', ');
  const readAs =
    corrected === ''
      ? []
      : [
          entryFinding(
            'allergy.read-as',
            'pass',
            reading,
            `${name} was read with a slip of the pen mended: ${corrected}.`,
          ),
        ];
  const reminders = reading.allergens.flatMap(({ reminder }) =>
    reminder === undefined
      ? []
      : [entryFinding('allergy.reminder', 'pass', reading, `${name}: ${reminder}.`)],
  );
  return [...open, ...readAs, ...reminders];
}

export function findingsOfComposition(unfolded: Unfolded): readonly Finding[] {
  const parts =
    unfolded.fault === undefined
      ? unfolded.unknown.map(({ ingredient, path }) => ({ name: ingredient.name, path, why: 'is not known' }))
      : [{ name: unfolded.name, path: [unfolded.name], why: `could not be read (${unfolded.fault})` }];
  return parts.map(({ name, path, why }) => ({
    id: `composition.unknown/${shortSlug(name)}`,
    rule: 'composition.unknown',
    status: 'unresolved' as const,
    subject: name,
    because: `The composition of ${name} ${why}, so nobody can say what it holds; load the supplier's statement or choose another component.`,
    path: [...unfolded.component.path, ...path],
    source: 'A component of unknown composition cannot pass',
  }));
}

export interface ListAnswer {
  readonly allergy: string;
  readonly result: Status;
  readonly finding?: Finding;
}

function listFinding(rule: string, because: string): Finding {
  return { id: rule, rule, status: 'unresolved', subject: 'allergy list', because, source: OWN_RULE };
}

/** What the state of the list itself says, besides its entries. */
export function answerOfList(
  { patient }: ScreenQuestion,
  readings: readonly AllergyReading[],
): ListAnswer | undefined {
  const counted = readings.filter(({ silent }) => silent === undefined).length;
  switch (patient.allergies.status) {
    case 'recorded': {
      if (readings.length > 0) return undefined;
      const because =
        'Allergies are said to be recorded, but none is entered; enter them, or record that none is known.';
      return {
        allergy: 'none entered',
        result: 'unresolved',
        finding: listFinding('allergy.none-entered', because),
      };
    }
    case 'none-known': {
      if (counted === 0) return { allergy: 'none known', result: 'pass' };
      const because = 'The list says that no allergy is known, and names some; find out which is true.';
      return {
        allergy: 'none known',
        result: 'unresolved',
        finding: listFinding('allergy.contradiction', because),
      };
    }
    default: {
      const because =
        'Nobody has asked about allergies; ask about medicines, foods and excipients before anything is made.';
      return {
        allergy: 'not asked',
        result: 'unresolved',
        finding: listFinding('allergy.not-asked', because),
      };
    }
  }
}

export function pairOfList(answer: ListAnswer, unfolded: Unfolded): ScreenedPair {
  const { allergy } = answer;
  const component = unfolded.name;
  const [unknown] = unfolded.unknown;
  if (answer.finding) return { allergy, component, result: answer.result, because: answer.finding.because };
  if (unfolded.fault === undefined && !unknown) return { allergy, component, result: answer.result };
  const because = 'its composition is not known';
  return { allergy, component, result: 'unresolved', because };
}
