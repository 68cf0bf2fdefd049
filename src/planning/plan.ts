import type { PrescriptionFacts, SelectedPart } from '../batching/batching.types.js';
import { isBefore } from '../calendar/day.js';
import type { Formula } from '../catalogue/formula.js';
import type { Catalogue } from '../catalogue/ingredient.js';
import { isOpen, worst, type Decision, type Finding } from '../findings/finding.js';
import { screen } from '../screening/screen.js';
import type { ScreenAnswer } from '../screening/screening.types.js';
import { findAlternatives } from './alternatives.js';
import { chooseFormula, componentsToScreen, selectParts } from './formula-choice.js';
import { labelText } from './label-text.js';
import { firstMake, supplyOf } from './first-make.js';
import type { Plan } from './plan.types.js';
import type { PlanRequest } from './plan-request.js';

/** What is known apart from the request: the catalogue and the pharmacy's approved master formulation records. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly formulas: readonly Formula[];
}

/**
 * May this patient have this preparation, what exactly is weighed, until when is it good, how many makes, what does
 * the label say? Pure: the same request and knowledge give the same plan. Never throws for a well-read request: what
 * cannot be computed is null with a finding that says why.
 */
export function plan(request: PlanRequest, knowledge: Knowledge): Plan {
  const answer = planOnce(request, knowledge);
  if (answer.status === 'pass') return answer;
  return { ...answer, alternatives: findAlternatives(request, knowledge, answer, planOnce) };
}

/** The plan without its ways out. */
function planOnce(request: PlanRequest, knowledge: Knowledge): Plan {
  const formula = chooseFormula(knowledge.formulas, request.prescription);
  if (!formula) return withoutFormula(request, knowledge);
  const parts = selectParts(formula, request.prescription, request.lots, knowledge.catalogue);
  const screening = screenParts(request, knowledge, formula, parts);
  const make = firstMake(request, knowledge.catalogue, formula, parts);
  const supply = make && supplyOf(request, knowledge.catalogue, formula, parts, make);
  const findings = [
    ...screening.findings,
    ...requestFindings(request),
    ...(make?.findings ?? [cannotDate(formula)]),
  ].map((finding) => decided(finding, request.decisions));
  const batch = make?.answer.batch ?? null;
  const stability = make?.stability ?? null;
  const quantity = supply?.fills[0]?.quantity;
  return {
    ...verdict(findings),
    findings,
    screened: screening.screened,
    alternatives: [],
    formula: { id: formula.id, version: formula.version, name: formula.name },
    batch,
    stability,
    supply: supply ?? null,
    label:
      batch && stability && quantity
        ? labelText({
            formula,
            prescription: request.prescription,
            batch,
            stability,
            quantity: quantity.replace(/^(?!1 )(.* capsule)$/u, '$1s'),
            compoundedOn: request.compoundedOn,
            catalogue: knowledge.catalogue,
          })
        : null,
    basis: basisOf(request, knowledge),
  };
}

function screenParts(
  request: PlanRequest,
  knowledge: Knowledge,
  formula: Formula,
  parts: readonly SelectedPart[],
): ScreenAnswer {
  const { patient, prescription, compoundedOn, policy } = request;
  const { form, productClass, dose, timesPerDay, uldnWithOpioidStatement } = prescription;
  const components = componentsToScreen(formula, parts);
  const { route } = formula;
  const { catalogue } = knowledge;
  return screen({
    patient,
    components,
    form,
    route,
    productClass,
    dose,
    timesPerDay,
    uldnWithOpioidStatement,
    compoundedOn,
    policy,
    catalogue,
  });
}

/** Findings that concern the request itself rather than what is in the preparation. */
function requestFindings(request: PlanRequest): Finding[] {
  const { writtenOn } = request.prescription;
  if (!writtenOn || !isBefore(request.compoundedOn, writtenOn)) return [];
  return [
    {
      id: 'prescription.written-after-compounding',
      rule: 'prescription.written-after-compounding',
      status: 'review',
      subject: 'prescription date',
      because: `The prescription is dated ${writtenOn.toString()}, after the day of compounding; check the date.`,
      source: 'A preparation is made for a prescription that exists (21 U.S.C. 353a)',
    },
  ];
}

function cannotDate(formula: Formula): Finding {
  return {
    id: `stability.no-usable-day/${formula.id}`,
    rule: 'stability.no-usable-day',
    status: 'block',
    subject: formula.name,
    because:
      'With the lots in stock the preparation would be past its date on the day it is made; use later lots.',
    source: 'USP <795>: never past the expiry of a component',
  };
}

function decided(finding: Finding, decisions: readonly Decision[]): Finding {
  if (finding.status !== 'review') return finding;
  const decision = decisions.findLast((answer) => answer.finding === finding.id);
  return decision ? { ...finding, decision } : finding;
}

function verdict(findings: readonly Finding[]): Pick<Plan, 'status' | 'releasable'> {
  const open = findings.filter(isOpen);
  return { status: worst(open.map((finding) => finding.status)), releasable: open.length === 0 };
}

function basisOf(request: PlanRequest, knowledge: Knowledge): Plan['basis'] {
  return {
    compoundedOn: request.compoundedOn.toString(),
    standard: request.standard,
    policy: request.policy,
    catalogueVersion: knowledge.catalogue.version,
  };
}

/** No record, no preparation: everything else is still checked, so that the answer is never silent. */
function withoutFormula(request: PlanRequest, knowledge: Knowledge): Plan {
  const { prescription, compoundedOn } = request;
  const api = knowledge.catalogue.get('naltrexone-hydrochloride');
  const screening = screen({
    patient: request.patient,
    components: [{ ingredient: api.id, role: 'API', path: [prescription.form] }],
    form: prescription.form,
    route: ROUTES[prescription.form],
    productClass: prescription.productClass,
    dose: prescription.dose,
    timesPerDay: prescription.timesPerDay,
    uldnWithOpioidStatement: prescription.uldnWithOpioidStatement,
    compoundedOn,
    policy: request.policy,
    catalogue: knowledge.catalogue,
  });
  const findings = [...screening.findings, ...requestFindings(request), noFormula(prescription)].map(
    (finding) => decided(finding, request.decisions),
  );
  return {
    ...verdict(findings),
    findings,
    screened: screening.screened,
    alternatives: [],
    formula: null,
    batch: null,
    stability: null,
    supply: null,
    label: null,
    basis: basisOf(request, knowledge),
  };
}

const ROUTES = {
  capsule: 'oral',
  'oral-liquid': 'oral',
  'sublingual-drops': 'sublingual',
  cream: 'topical',
} as const;

function noFormula(prescription: PrescriptionFacts): Finding {
  const vehicle = prescription.vehicle ? ` in the vehicle ${prescription.vehicle}` : '';
  return {
    id: `formula.none/${prescription.form}`,
    rule: 'formula.none',
    status: 'block',
    subject: prescription.form,
    because: `No approved master formulation record exists for ${prescription.form}${vehicle}; choose another or have one approved.`,
    source: 'USP <795>: every preparation follows a master formulation record',
  };
}

export type PlanFunction = (request: PlanRequest, knowledge: Knowledge) => Plan;
