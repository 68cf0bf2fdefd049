import { FORMS, VEHICLES, type Form, type Formula } from '../catalogue/formula.js';
import type { Ingredient } from '../catalogue/ingredient.js';
import { isOpen, STATUSES, type Status } from '../findings/finding.js';
import { amount } from '../quantities/amount.js';
import { chooseFormula } from './formula-choice.js';
import type { Knowledge, PlanFunction } from './plan.js';
import type { Alternative, Plan } from './plan.types.js';
import type { PlanRequest } from './plan-request.js';

/** Most ways out that are offered: more than a person compares at a glance is no help. */
const MOST_OFFERED = 6;

/** Strength that a liquid or drops are asked for when the prescription was for another form. */
const USUAL_STRENGTH: Readonly<Partial<Record<Form, string>>> = { 'oral-liquid': '1 mg/mL' };

/**
 * Ways out: other fillers and shells in the same form first, then other vehicles and forms, each planned whole. Offered
 * are those that leave fewer bad findings open than the plan that was asked for, the best first.
 */
export function findAlternatives(
  request: PlanRequest,
  knowledge: Knowledge,
  asked: Plan,
  planOf: PlanFunction,
): Alternative[] {
  const candidates = [...sameForm(request, knowledge), ...otherForms(request, knowledge)];
  const score = scoreOf(asked);
  return candidates
    .map((candidate) => ({ candidate, answer: planOf(candidate, knowledge) }))
    .filter(
      ({ answer }) =>
        answer.stability !== null && answer.batch !== null && better(scoreOf(answer), score) < 0,
    )
    .sort((a, b) => better(scoreOf(a.answer), scoreOf(b.answer)))
    .slice(0, MOST_OFFERED)
    .map(({ candidate, answer }) => describe(candidate, answer, request, knowledge));
}

/** How many findings are open, the worst status first: compared like words in a dictionary. */
function scoreOf(answer: Plan): readonly number[] {
  const open = answer.findings.filter(isOpen);
  return STATUSES.map((status: Status) => open.filter((finding) => finding.status === status).length);
}

function better(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((count, place) => count !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function sameForm(request: PlanRequest, knowledge: Knowledge): PlanRequest[] {
  const { prescription } = request;
  const formula = chooseFormula(knowledge.formulas, prescription);
  if (!formula) return [];
  if (prescription.form === 'capsule') return fillersAndShells(request, knowledge, formula);
  if (prescription.form === 'cream') {
    return choices(request, knowledge, formula, 'base').map((base) =>
      withPrescription(request, { base: base.id }),
    );
  }
  const current = formula.vehicle;
  return VEHICLES.filter((vehicle) => vehicle !== current).map((vehicle) =>
    withPrescription(request, { vehicle }),
  );
}

function fillersAndShells(request: PlanRequest, knowledge: Knowledge, formula: Formula): PlanRequest[] {
  const fillers = choices(request, knowledge, formula, 'filler');
  const shells = choices(request, knowledge, formula, 'shell');
  const now = idOf(request, formula, 'filler');
  const shellNow = idOf(request, formula, 'shell');
  const pairs = fillers.flatMap((filler) => shells.map((shell) => ({ filler: filler.id, shell: shell.id })));
  return pairs
    .filter((pair) => pair.filler !== now || pair.shell !== shellNow)
    .sort((a, b) => changes(a, now, shellNow) - changes(b, now, shellNow))
    .map((pair) => withPrescription(request, pair));
}

function changes(pair: { filler: string; shell: string }, filler?: string, shell?: string): number {
  return Number(pair.filler !== filler) + Number(pair.shell !== shell);
}

function idOf(request: PlanRequest, formula: Formula, by: 'filler' | 'shell' | 'base'): string | undefined {
  return request.prescription[by] ?? formula.ingredients.find((part) => part.selectedBy === by)?.ingredient;
}

/** What could stand in this place: what is in stock, or without lots everything the catalogue has for the role. */
function choices(
  request: PlanRequest,
  knowledge: Knowledge,
  formula: Formula,
  by: 'filler' | 'shell' | 'base',
): Ingredient[] {
  const part = formula.ingredients.find((entry) => entry.selectedBy === by);
  if (!part) return [];
  const inRole = knowledge.catalogue.ingredients.filter(
    (ingredient) => ingredient.roles.includes(part.role) && ingredient.releaseModifying === 'no',
  );
  if (!request.lots) return inRole;
  const stocked = new Set(request.lots.map((lot) => lot.ingredient));
  const inStock = inRole.filter((ingredient) => stocked.has(ingredient.id));
  // Counted parts may be kept without lots: then every catalogued one may be offered.
  return by === 'shell' && inStock.length === 0 ? inRole : inStock;
}

function otherForms(request: PlanRequest, knowledge: Knowledge): PlanRequest[] {
  return FORMS.filter((form) => form !== request.prescription.form).flatMap((form) => {
    const strength = USUAL_STRENGTH[form];
    if (form !== 'capsule' && !strength) return [];
    const changed = { form, strength: strength ? amount(strength) : undefined };
    const vehicles = form === 'oral-liquid' ? VEHICLES : [undefined];
    return vehicles
      .map((vehicle) =>
        withPrescription(request, { ...changed, vehicle, filler: undefined, shell: undefined }),
      )
      .filter((candidate) => chooseFormula(knowledge.formulas, candidate.prescription));
  });
}

function withPrescription(request: PlanRequest, change: Partial<PlanRequest['prescription']>): PlanRequest {
  return { ...request, prescription: { ...request.prescription, ...change } };
}

function describe(
  candidate: PlanRequest,
  answer: Plan,
  request: PlanRequest,
  knowledge: Knowledge,
): Alternative {
  const { prescription } = candidate;
  const name = (role: string) =>
    answer.batch?.components.find((component) => component.role === role)?.ingredient;
  const capsule = prescription.form === 'capsule';
  const shell = answer.batch?.components.find((component) => component.role === 'shell');
  return {
    form: prescription.form,
    filler: capsule ? name('filler') : undefined,
    shell: shell && knowledge.catalogue.get(shell.id).shell?.material,
    shellId: shell?.id,
    vehicle: capsule ? undefined : prescription.vehicle,
    base: prescription.form === 'cream' ? name('base') : undefined,
    strength: capsule ? undefined : prescription.strength?.toString(),
    status: answer.status,
    beyondUseDate: answer.stability?.beyondUseDate ?? '',
    fills: answer.supply?.fills.length ?? 0,
    asksPrescriber: prescription.form !== request.prescription.form,
  };
}
