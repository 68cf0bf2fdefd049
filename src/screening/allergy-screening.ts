import type { Constituent } from '../catalogue/ingredient.js';
import { worst, type Finding } from '../findings/finding.js';
import {
  matcherOf,
  NO_ANSWER,
  type Matcher,
  type IngredientMatch,
  type IngredientNonMatch,
} from './allergy-matching.js';
import { readAllergy, type AllergyReading } from './allergy-reading.js';
import { matchSentence } from './allergy-sentences.js';
import {
  answerOfList,
  findingsOfComposition,
  findingsOfEntry,
  OWN_RULE,
  pairOfList,
  type Unfolded,
} from './allergy-findings.js';
import type { ScreenAnswer, ScreenedComponent, ScreenedPair, ScreenQuestion } from './screening.types.js';
import { shortSlug, shown } from './shown.js';

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'unknown fault';
}

function nameOf({ ingredient }: ScreenedComponent, { catalogue }: ScreenQuestion): string {
  try {
    return catalogue.get(ingredient).name;
  } catch {
    return ingredient;
  }
}

function unfold(component: ScreenedComponent, question: ScreenQuestion): Unfolded {
  const name = nameOf(component, question);
  try {
    const constituents = question.catalogue.unfold(component.ingredient);
    if (constituents.length === 0) throw new Error('the catalogue gives no composition');
    const unknown = constituents.filter((constituent) => constituent.unknown);
    return { component, name, constituents, unknown };
  } catch (fault) {
    return { component, name, constituents: [], unknown: [], fault: reasonOf(fault) };
  }
}

function read(
  entry: ScreenQuestion['patient']['allergies']['entries'][number],
  question: ScreenQuestion,
): AllergyReading {
  try {
    return readAllergy(entry, question.catalogue);
  } catch (fault) {
    const open = `it could not be read (${reasonOf(fault)})`;
    const { text, kind } = entry;
    return {
      entry,
      label: text,
      open,
      kind,
      allergens: [],
      corrections: [],
      isSevere: false,
      isUnconfirmed: false,
    };
  }
}

interface Reader {
  readonly reading: AllergyReading;
  readonly matcher: Matcher;
}

interface PairAnswer {
  readonly pair: ScreenedPair;
  readonly findings: readonly Finding[];
}

function matchFinding(match: IngredientMatch, reading: AllergyReading, path: readonly string[]): Finding {
  return {
    id: `allergy.ingredient-match/${shortSlug(match.ingredient.name)}/${shortSlug(reading.label)}`,
    rule: 'allergy.ingredient-match',
    status: match.status,
    subject: match.ingredient.name,
    because: matchSentence(match, reading),
    path,
    source: match.allergen.source,
  };
}

function noMatchFinding(none: IngredientNonMatch, reading: AllergyReading, path: readonly string[]): Finding {
  return {
    id: `allergy.does-not-match/${shortSlug(none.ingredient.name)}/${shortSlug(reading.label)}`,
    rule: 'allergy.does-not-match',
    status: 'pass',
    subject: none.ingredient.name,
    because: `"${shown(reading.label)}" does not speak against ${none.ingredient.name}: ${none.because}.`,
    path,
    source: none.allergen.source,
  };
}

/** A mixture is not named beside the constituent that it answers for. */
function withoutOuterMixtures(
  found: readonly { readonly constituent: Constituent; readonly match: IngredientMatch }[],
): typeof found {
  return found.filter(
    ({ constituent, match }) =>
      !found.some(
        (other) =>
          other.constituent.path.length > constituent.path.length &&
          constituent.path.every((step, at) => other.constituent.path[at] === step) &&
          worst([other.match.status, match.status]) === other.match.status,
      ),
  );
}

/** Why a pair stays open whatever its matches say, if it does. */
function openReason(reading: AllergyReading, unfolded: Unfolded): string | undefined {
  if (unfolded.fault !== undefined) return `the composition could not be read: ${unfolded.fault}`;
  const [unknown] = unfolded.unknown;
  if (unknown) return `the composition of ${unknown.ingredient.name} is not known`;
  return reading.open === undefined ? undefined : `"${shown(reading.label)}": ${reading.open}`;
}

interface FoundIn {
  readonly constituent: Constituent;
  readonly match?: IngredientMatch;
  readonly none: readonly IngredientNonMatch[];
}

const NO_FINDINGS: readonly Finding[] = [];

/** What the constituents of a component answer to one entry: matches first, then look-alikes. */
function answersOf({ reading, matcher }: Reader, { constituents, component }: Unfolded): readonly Finding[] {
  let answers: FoundIn[] | undefined;
  for (const constituent of constituents) {
    const answer = matcher(constituent.ingredient);
    if (answer !== NO_ANSWER) (answers ??= []).push({ constituent, ...answer });
  }
  // Most pairs end here, without making anything.
  if (!answers) return NO_FINDINGS;
  const pathTo = ({ path }: Constituent): readonly string[] => [...component.path, ...path];
  const found = answers.flatMap(({ constituent, match }) => (match ? [{ constituent, match }] : []));
  return [
    ...withoutOuterMixtures(found).map(({ constituent, match }) =>
      matchFinding(match, reading, pathTo(constituent)),
    ),
    ...answers.flatMap(({ constituent, none }) =>
      none.map((one) => noMatchFinding(one, reading, pathTo(constituent))),
    ),
  ];
}

function screenPair(reader: Reader, unfolded: Unfolded): PairAnswer {
  const { reading } = reader;
  const { label: allergy } = reading;
  const { name: component } = unfolded;
  if (reading.silent !== undefined) {
    return { pair: { allergy, component, result: 'pass', because: reading.silent }, findings: [] };
  }
  const findings = answersOf(reader, unfolded);
  const open = openReason(reading, unfolded);
  const found = findings.length === 0 ? 'pass' : worst(findings.map(({ status }) => status));
  if (open !== undefined && found !== 'block') {
    return { pair: { allergy, component, result: 'unresolved', because: open }, findings };
  }
  if (findings.length === 0) return { pair: { allergy, component, result: 'pass' }, findings };
  const because = findings.find(({ status }) => status === found)?.because;
  return {
    pair: { allergy, component, result: found, ...(because === undefined ? {} : { because }) },
    findings,
  };
}

/** A pair whose check breaks is answered: unresolved. */
function screenPairSafely(reader: Reader, unfolded: Unfolded): PairAnswer {
  try {
    return screenPair(reader, unfolded);
  } catch (fault) {
    const because = `the check could not be carried out: ${reasonOf(fault)}`;
    const { label: allergy } = reader.reading;
    const { name: component } = unfolded;
    const finding: Finding = {
      id: `allergy.check-failed/${shortSlug(component)}/${shortSlug(allergy)}`,
      rule: 'allergy.check-failed',
      status: 'unresolved',
      subject: component,
      because: `"${shown(allergy)}" against ${component}: ${because}; nobody may pass it.`,
      source: OWN_RULE,
    };
    return { pair: { allergy, component, result: 'unresolved', because }, findings: [finding] };
  }
}

/** Every entry of the allergy list by every component: a row for each pair, findings for what stands out. */
export function screenAllergies(question: ScreenQuestion): ScreenAnswer {
  const components = question.components.map((component) => unfold(component, question));
  const readings = question.patient.allergies.entries.map((entry) => read(entry, question));
  const list = answerOfList(question, readings);
  const readers = readings.map((reading) => ({ reading, matcher: matcherOf(reading, question.route) }));
  const answers = readers.flatMap((reader) =>
    components.map((component) => screenPairSafely(reader, component)),
  );
  return {
    findings: [
      ...(list?.finding ? [list.finding] : []),
      ...components.flatMap(findingsOfComposition),
      ...answers.flatMap(({ findings }) => findings),
      ...readings.flatMap(findingsOfEntry),
    ],
    screened: [
      ...(list ? components.map((component) => pairOfList(list, component)) : []),
      ...answers.map(({ pair }) => pair),
    ],
  };
}
