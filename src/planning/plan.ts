import type { Batch, PrescriptionFacts } from '../batching/batching.types.js';
import { isBefore } from '../calendar/day.js';
import type { Formula } from '../catalogue/formula.js';
import type { Catalogue } from '../catalogue/ingredient.js';
import { isOpen, worst, type Decision, type Finding } from '../findings/finding.js';
import { mergeFindings } from '../screening/screen.js';
import { askBack } from '../slips/slip-guard.js';
import { findAlternatives } from './alternatives.js';
import { firstMake, freshDays, type Make } from './first-make.js';
import { chooseFormula, selectParts } from './formula-choice.js';
import { labelText } from './label-text.js';
import { isKit, wholeKit, type Making } from './making.js';
import { diluentsFor, screenActiveAlone, screenParts } from './plan-screening.js';
import { supplyOf } from './plan-supply.js';
import type { Plan } from './plan.types.js';
import type { PlanRequest } from './plan-request.js';
import { scheduleFindings } from './schedule.js';
import { deliveryDaysOf, deliveryOutlivesDate } from './supply.js';

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
  const slips = askBack({ ...request, patientWeight: request.patient.weight?.value });
  const formula = chooseFormula(knowledge.formulas, request.prescription);
  if (!formula) return withoutFormula(request, knowledge, slips);
  const parts = selectParts(formula, request.prescription, request.lots, knowledge.catalogue);
  const kit = isKit(request) ? wholeKit(request) : undefined;
  const making: Making = {
    request,
    catalogue: knowledge.catalogue,
    formula,
    parts,
    diluents: diluentsFor(request, knowledge, formula, parts),
    kit: kit?.value,
  };
  const make = firstMake(making);
  const supply = make && supplyOf(making, make);
  const screening = screenParts(request, knowledge, formula, parts, make?.made);
  const findings = answered(request, [
    ...slips,
    ...screening.findings,
    ...requestFindings(request),
    ...(kit?.findings ?? []),
    ...(make?.findings ?? [cannotDate(making)]),
    ...(supply?.findings ?? []),
  ]);
  return {
    ...verdict(findings),
    findings,
    screened: screening.screened,
    alternatives: [],
    formula: { id: formula.id, version: formula.version, name: formula.name },
    ...preparations(making, make),
    stability: make?.stability ?? null,
    supply: supply?.supply ?? null,
    basis: basisOf(request, knowledge),
  };
}

/** The batch with its label; of a kit one of each for every strength. Nothing where one of them cannot be made. */
function preparations(making: Making, make: Make | undefined): Pick<Plan, 'batch' | 'kit' | 'label'> {
  const { request, formula, catalogue } = making;
  const { prescription, compoundedOn } = request;
  const made = make?.made;
  const parts = (made?.parts ?? []).flatMap(({ strength, count, answer: { batch } }) => {
    if (!batch || !make) return [];
    const schedule = made?.schedule;
    const kit = strength && schedule ? { strength: strength.toString(), schedule } : undefined;
    const quantity = printQuantity(batch, formula);
    const label = labelText({
      formula, prescription, batch, stability: make.stability, quantity, compoundedOn, catalogue, kit,
    }); // prettier-ignore
    return [{ strength: strength?.toString() ?? '', count: count ?? 0, batch, label }];
  });
  const [first] = parts;
  if (!first || parts.length !== made?.parts.length) return { batch: null, label: null };
  return { batch: first.batch, label: first.label, ...(making.kit ? { kit: parts } : {}) };
}

/** `30 capsules`, `157.5 mL`. */
function printQuantity(batch: Batch, { form }: Formula): string {
  if (form !== 'capsule') return batch.units;
  return batch.units === '1' ? '1 capsule' : `${batch.units} capsules`;
}

function answered(request: PlanRequest, findings: readonly Finding[]): readonly Finding[] {
  return mergeFindings(findings).map((finding) => decided(finding, request.decisions));
}

/** Findings that concern the request itself rather than what is in the preparation. */
function requestFindings(request: PlanRequest): Finding[] {
  const { writtenOn } = request.prescription;
  const schedule = scheduleFindings(request.prescription);
  if (!writtenOn || !isBefore(request.compoundedOn, writtenOn)) return [...schedule];
  return [
    ...schedule,
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

function cannotDate(making: Making): Finding {
  const { name, id } = making.formula;
  const { prescription, policy } = making.request;
  const delivery = deliveryDaysOf(prescription, policy);
  if (delivery > 0 && freshDays(making) - delivery < 1)
    return deliveryOutlivesDate(delivery, freshDays(making));
  return {
    id: `stability.no-usable-day/${id}`,
    rule: 'stability.no-usable-day',
    status: 'block',
    subject: name,
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

/** No record, no preparation: everything else is still checked. */
function withoutFormula(request: PlanRequest, knowledge: Knowledge, slips: readonly Finding[]): Plan {
  const screening = screenActiveAlone(request, knowledge);
  const findings = answered(request, [
    ...slips,
    ...screening.findings,
    ...requestFindings(request),
    noFormula(request.prescription),
  ]);
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

function noFormula(prescription: PrescriptionFacts): Finding {
  const vehicle = prescription.vehicle ? ` in the vehicle ${prescription.vehicle}` : '';
  return {
    id: `formula.none/${prescription.form}`,
    rule: 'formula.none',
    status: 'block',
    subject: prescription.form,
    because: `No approved master formulation record exists for ${prescription.productClass} ${prescription.form}${vehicle}; choose another or have one approved.`,
    source: 'USP <795>: every preparation follows a master formulation record',
  };
}

export type PlanFunction = (request: PlanRequest, knowledge: Knowledge) => Plan;
