import { FORMS, VEHICLES, type Form, type Formula } from '../catalogue/formula.js';
import type { Ingredient } from '../catalogue/ingredient.js';
import { isOpen, STATUSES, type Finding, type Status } from '../findings/finding.js';
import { amount } from '../quantities/amount.js';
import { chooseFormula } from './formula-choice.js';
import type { Knowledge, PlanFunction } from './plan.js';
import type { Alternative, Plan } from './plan.types.js';
import type { PlanRequest } from './plan-request.js';

/** Most ways out that are offered: more than a person compares at a glance is no help. */
const MOST_OFFERED = 6;

/** Strength that a liquid is asked for when the prescription was for another form, by class. */
const USUAL_STRENGTH = {
  LDN: { 'oral-liquid': '1 mg/mL' },
  ULDN: { 'oral-liquid': '1 mcg/mL' },
} as const satisfies Record<string, Partial<Record<Form, string>>>;

/** Most candidates of a kind that are planned in search of them: the nearest come first. */
const MOST_TRIED = 60;

/** Rules about how it is made; what is in it is told by a finding's path. */
const RULES_OF_MAKING = [
  'application.', 'applicator.', 'capsule.', 'cream.', 'dose.not-', 'dropper.', 'equipment.applicator', 'equipment.syringe',
  'formula.', 'preparation.', 'stability.', 'stock.short', 'stock.unit-mismatch', 'strength.', 'tablets.', 'titration.step',
  'trituration.', 'weighing.',
]; // prettier-ignore

/**
 * Ways out: other fillers, shells, bases and vehicles in the same form, then other forms, each planned whole. Offered are
 * those that leave fewer bad findings open than the plan that was asked for and are blocked by nothing that is in them,
 * the best first. None is looked for when no other preparation could help, as beside an opioid.
 */
export function findAlternatives(
  request: PlanRequest,
  knowledge: Knowledge,
  asked: Plan,
  planOf: PlanFunction,
): Alternative[] {
  const open = asked.findings.filter(isOpen);
  const active = open.filter((finding) => isActive(finding, knowledge));
  const changeable = open.filter((finding) => isOfPreparation(finding) && !active.includes(finding));
  if (changeable.length === 0 || active.some(({ status }) => status === 'block')) return [];
  const leastBad = scoreOf(open.filter((finding) => !changeable.includes(finding)));
  const isSameForm = ({ prescription }: PlanRequest) => prescription.form === request.prescription.form;
  const found: Found[] = [];
  const asGoodAsCanBe = () => found.filter(({ score }) => better(score, leastBad) <= 0);
  for (const candidates of candidatesFor(request, knowledge)) {
    for (const candidate of candidates.slice(0, MOST_TRIED)) {
      const answer = planOf(candidate, knowledge);
      const score = scoreOf(answer.findings.filter(isOpen));
      if (!isOffered(answer) || better(score, scoreOf(open)) >= 0) continue;
      found.push({ candidate, answer, score });
      if (asGoodAsCanBe().length === MOST_OFFERED) break;
    }
    if (asGoodAsCanBe().some(({ candidate }) => isSameForm(candidate))) break;
  }
  return found
    .sort(
      (a, b) => better(a.score, b.score) || Number(isSameForm(b.candidate)) - Number(isSameForm(a.candidate)),
    )
    .slice(0, MOST_OFFERED)
    .map(({ candidate, answer }) => describe(candidate, answer, request, knowledge));
}

interface Found {
  readonly candidate: PlanRequest;
  readonly answer: Plan;
  readonly score: readonly number[];
}

function isOfPreparation({ rule, path }: Finding): boolean {
  return path !== undefined || RULES_OF_MAKING.some((start) => rule.startsWith(start));
}

/** What is wrong with the active substance is wrong in every form. */
function isActive({ path, subject }: Finding, { catalogue }: Knowledge): boolean {
  return path !== undefined && catalogue.find(subject)?.api !== undefined;
}

function isOffered(answer: Plan): boolean {
  const blocked = answer.findings.some(
    (finding) => isOpen(finding) && finding.status === 'block' && isOfPreparation(finding),
  );
  return !blocked && answer.stability !== null && answer.batch !== null;
}

/** One change first, an excipient before the form; two changes only where one does not do in the same form. */
function candidatesFor(request: PlanRequest, knowledge: Knowledge): PlanRequest[][] {
  const { prescription } = request;
  const elsewhere = otherForms(request, knowledge);
  const formula = chooseFormula(knowledge.formulas, prescription);
  switch (prescription.form) {
    case 'capsule': {
      if (!formula) return [elsewhere];
      const { one, two } = fillersAndShells(request, knowledge, formula);
      return [[...one, ...elsewhere], two];
    }
    case 'cream': {
      const now = formula && idOf(request, formula, 'base');
      const bases = formula
        ? choices(request, knowledge, formula, 'base').filter(({ id }) => id !== now)
        : [];
      return [[...bases.map((base) => withPrescription(request, { base: base.id })), ...elsewhere]];
    }
    default:
      return [[...otherVehicles(request, knowledge, formula), ...elsewhere]];
  }
}

function otherVehicles(
  request: PlanRequest,
  knowledge: Knowledge,
  formula: Formula | undefined,
): PlanRequest[] {
  return VEHICLES.filter((vehicle) => vehicle !== formula?.vehicle)
    .map((vehicle) => withPrescription(request, { vehicle }))
    .filter((candidate) => chooseFormula(knowledge.formulas, candidate.prescription));
}

/** How many findings are open, the worst status first: compared like words in a dictionary. */
function scoreOf(open: readonly Finding[]): readonly number[] {
  return STATUSES.map((status: Status) => open.filter((finding) => finding.status === status).length);
}

function better(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((count, place) => count !== b[place]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function fillersAndShells(
  request: PlanRequest,
  knowledge: Knowledge,
  formula: Formula,
): { one: PlanRequest[]; two: PlanRequest[] } {
  const now = idOf(request, formula, 'filler');
  const shellNow = idOf(request, formula, 'shell');
  const fillers = choices(request, knowledge, formula, 'filler').filter(({ id }) => id !== now);
  const shells = choices(request, knowledge, formula, 'shell').filter(({ id }) => id !== shellNow);
  return {
    one: [
      ...fillers.map((filler) => withPrescription(request, { filler: filler.id })),
      ...shells.map((shell) => withPrescription(request, { shell: shell.id })),
    ],
    two: fillers.flatMap((filler) =>
      shells.map((shell) => withPrescription(request, { filler: filler.id, shell: shell.id })),
    ),
  };
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
    const usual: Partial<Record<Form, string>> = USUAL_STRENGTH[request.prescription.productClass];
    const strength = usual[form];
    if (form !== 'capsule' && !strength) return [];
    const changed = { form, strength: strength ? amount(strength) : undefined };
    const vehicles = form === 'oral-liquid' ? VEHICLES : [undefined];
    return vehicles
      .map((vehicle) =>
        withPrescription(request, {
          ...changed,
          vehicle,
          filler: undefined,
          shell: undefined,
          tablets: undefined,
          quantity: undefined,
        }),
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
