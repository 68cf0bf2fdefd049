import type { SelectedPart } from '../batching/batching.types.js';
import type { Form, Formula } from '../catalogue/formula.js';
import { isOpen } from '../findings/finding.js';
import type { Amount } from '../quantities/amount.js';
import { checkClinicalRules } from '../screening/clinical/clinical-rules.js';
import { doseStaysInItsClass } from '../screening/clinical/dose-stays-in-its-class.js';
import { mergeFindings, screen } from '../screening/screen.js';
import { screenAllergies } from '../screening/allergy-screening.js';
import type { ScreenAnswer, ScreenedComponent, ScreenQuestion } from '../screening/screening.types.js';
import { componentsToScreen, DILUENT_PATH } from './formula-choice.js';
import type { Made } from './making.js';
import type { Knowledge } from './plan.js';
import type { PlanRequest } from './plan-request.js';

const ROUTES = {
  capsule: 'oral',
  'oral-liquid': 'oral',
  'sublingual-drops': 'sublingual',
  cream: 'topical',
} as const satisfies Record<Form, ScreenQuestion['route']>;

/** Every allergy by every part, and the clinical rules for the largest and the smallest dose of the schedule. */
export function screenParts(
  request: PlanRequest,
  knowledge: Knowledge,
  formula: Formula,
  parts: readonly SelectedPart[],
  made: Made | undefined,
): ScreenAnswer {
  const components = [...componentsToScreen(formula, parts), ...foreignDiluents(parts, made)];
  return screenAll(questionFor(request, knowledge, components, formula.route), dosesOf(request));
}

/** Without a record the active substance is screened all the same, so that the answer is never silent. */
export function screenActiveAlone(request: PlanRequest, knowledge: Knowledge): ScreenAnswer {
  const { form } = request.prescription;
  const api = knowledge.catalogue.get('naltrexone-hydrochloride');
  const components = [{ ingredient: api.id, role: 'API', path: [form] } as const];
  return screenAll(questionFor(request, knowledge, components, ROUTES[form]), dosesOf(request));
}

/** The filler first, then the other powders on the shelf that may fill a capsule: those that pass this patient's screening. */
export function diluentsFor(
  request: PlanRequest,
  knowledge: Knowledge,
  formula: Formula,
  parts: readonly SelectedPart[],
): () => readonly string[] {
  let known: readonly string[] | undefined;
  return () => (known ??= workOut());

  function workOut(): readonly string[] {
    const filler = parts.find((part) => part.quantity.by === 'balance')?.ingredient;
    if (!filler) return [];
    const stocked = [...new Set((request.lots ?? []).map((lot) => lot.ingredient))].map((id) =>
      knowledge.catalogue.get(id),
    );
    const others = stocked.filter(
      ({ id, roles, releaseModifying }) =>
        id !== filler && roles.includes('filler') && releaseModifying === 'no',
    );
    return [filler, ...others.map(({ id }) => id)].filter((id) => passes(id));
  }

  function passes(ingredient: string): boolean {
    const component = { ingredient, role: 'filler', path: DILUENT_PATH } as const;
    const question = questionFor(request, knowledge, [component], formula.route);
    return !screenAllergies(question).findings.some((finding) => finding.path && isOpen(finding));
  }
}

/** A trituration's diluent that is no part of the formula: it is in the preparation, so it is screened. */
function foreignDiluents(parts: readonly SelectedPart[], made: Made | undefined): ScreenedComponent[] {
  const triturations = made?.parts.flatMap(({ answer }) => answer.batch?.triturations ?? []) ?? [];
  const ids = new Set(triturations.map(({ diluent }) => diluent.id));
  return [...ids]
    .filter((id) => !parts.some((part) => part.ingredient === id))
    .map((ingredient) => ({ ingredient, role: 'filler', path: DILUENT_PATH }));
}

function questionFor(
  request: PlanRequest,
  { catalogue }: Knowledge,
  components: readonly ScreenedComponent[],
  route: ScreenQuestion['route'],
): ScreenQuestion {
  const { patient, prescription, compoundedOn, policy } = request;
  const { form, productClass, timesPerDay, uldnWithOpioidStatement } = prescription;
  const dose = largest(dosesOf(request));
  return {
    patient, components, form, route, productClass, dose, timesPerDay, uldnWithOpioidStatement, compoundedOn, policy,
    catalogue,
  }; // prettier-ignore
}

/** Every dose of the schedule stays in its class: the whole screening for the largest, the band for each other one. */
function screenAll(question: ScreenQuestion, doses: readonly Amount[]): ScreenAnswer {
  const answer = screen(question);
  const others = doses
    .filter((dose) => dose.compare(question.dose) !== 0)
    .flatMap((dose) => checkClinicalRules({ ...question, dose }, [doseStaysInItsClass]));
  return { ...answer, findings: mergeFindings([...answer.findings, ...others]) };
}

function dosesOf({ prescription: { dose, titration } }: PlanRequest): readonly Amount[] {
  return [dose, ...titration.map((step) => step.dose)];
}

function largest(doses: readonly Amount[]): Amount {
  return doses.reduce((most, dose) => (dose.isMoreThan(most) ? dose : most));
}
