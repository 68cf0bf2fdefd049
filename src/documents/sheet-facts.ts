import type { Batch } from '../batching/batching.types.js';
import type { Finding } from '../findings/finding.js';
import { batchesOf, labelsOf } from '../planning/plan.types.js';
import type { DocumentFacts } from './document-facts.js';
import type { DrawnText } from './glyphs.js';
import type { Run } from './lines.js';
import { Sheet, type Paper } from './page.js';
import type { Fact } from './table.js';
import { dayInWords } from './words.js';

/** What stands on every page of a sheet whose preparation must not be handed over; undefined when it may. */
export function bannerOf({ plan, draft, stopped }: DocumentFacts): string | undefined {
  if (stopped) return `${stopped.toUpperCase()} — not for release`;
  return draft || !plan.releasable ? 'DRAFT — not for release' : undefined;
}

/** Letter in the country of USP, A4 elsewhere. */
function paperFor(standard: string): Paper {
  return standard.startsWith('usp') ? 'letter' : 'a4';
}

export function openSheet(facts: DocumentFacts, title: string): Sheet {
  const banner = bannerOf(facts);
  const { birthDate, name } = facts.patient;
  return new Sheet({
    title,
    paper: paperFor(facts.plan.basis.standard),
    dated: facts.plan.basis.compoundedOn,
    orderNumber: facts.order?.number,
    patient: { name, born: birthDate ? `· born ${dayInWords(birthDate)}` : '· date of birth not given' },
    ...(banner ? { banner } : {}),
  });
}

/** A blank to write on where the fact is absent. */
export function orBlank(value: string | undefined, blank = 120): string | readonly Run[] {
  return value === undefined || value === '' ? [{ blank }] : value;
}

/** `naltrexone 4.5 mg capsules`; the formula's name where the plan has no label. */
export function preparationOf({ plan }: DocumentFacts): string {
  const [label] = labelsOf(plan);
  const strengths = labelsOf(plan).map(({ strength }) => strength);
  if (label) return `${label.drug} ${strengths.join(' and ')} ${label.form}`;
  return plan.formula?.name ?? 'no formula fits the prescription';
}

/** Who and what, as both sheets begin. */
export function identityFacts(facts: DocumentFacts): readonly Fact[] {
  const { plan, patient, order, prescriber, pharmacy } = facts;
  const { formula, basis } = plan;
  return [
    ['Patient', patient.name],
    ['Date of birth', orBlank(patient.birthDate && dayInWords(patient.birthDate))],
    ['Preparation', preparationOf(facts)],
    ['Formula', formula ? `${formula.name} · ${formula.id}, version ${formula.version}` : 'none'],
    ['Order and lot', orBlank(order?.number)],
    ['Rx number', orBlank(order?.rxNumber)],
    ['Prescriber', orBlank(prescriber?.name)],
    ['Pharmacy', orBlank(pharmacy && [pharmacy.name, ...pharmacy.address, pharmacy.phone].join(', '))],
    ['Made on', dayInWords(basis.compoundedOn)],
  ];
}

function textsOfFinding(finding: Finding, i: number): readonly DrawnText[] {
  const path = `findings.${i}`;
  const { subject, because, decision, source } = finding;
  return [
    { path: `${path}.subject`, text: subject },
    { path: `${path}.because`, text: because },
    { path: `${path}.source`, text: source },
    ...(decision
      ? [
          { path: `${path}.decision.reason`, text: decision.reason },
          { path: `${path}.decision.by`, text: decision.by },
        ]
      : []),
  ];
}

function textsOfBatch({
  components,
  triturations,
  derivation,
}: Batch): readonly (readonly [path: string, text: string | undefined])[] {
  return [
    ...components.flatMap((component) => [
      ['batch.components.ingredient', component.ingredient] as const,
      ['batch.components.lot', component.lot] as const,
    ]),
    ...triturations.flatMap(({ from, apiLot, diluent }) => [
      ['batch.triturations.from', from] as const,
      ['batch.triturations.apiLot', apiLot] as const,
      ['batch.triturations.diluent', `${diluent.ingredient} ${diluent.lot ?? ''}`] as const,
    ]),
    ...derivation.map((line) => ['batch.derivation', line] as const),
  ];
}

/** Every text from outside that the sheets draw, by field. */
export function textsOfSheets(facts: DocumentFacts): readonly DrawnText[] {
  const { plan, patient, pharmacy, prescriber, order } = facts;
  const named: readonly (readonly [path: string, text: string | undefined])[] = [
    ['patient.name', patient.name],
    ['prescriber.name', prescriber?.name],
    ['pharmacy.name', pharmacy?.name],
    ...(pharmacy?.address ?? []).map((line) => ['pharmacy.address', line] as const),
    ['pharmacy.phone', pharmacy?.phone],
    ['order.number', order?.number],
    ['order.rxNumber', order?.rxNumber],
    ...batchesOf(plan).flatMap(textsOfBatch),
    ...plan.screened.flatMap((pair) => [
      ['screened.allergy', pair.allergy] as const,
      ['screened.because', pair.because] as const,
    ]),
    ...(plan.stability?.limits ?? []).flatMap((limit) => [
      ['stability.limits.rule', limit.rule] as const,
      ['stability.limits.subject', limit.subject] as const,
      ['stability.limits.source', limit.source] as const,
    ]),
    ['stability.storage', plan.stability?.storage],
    ...(facts.steps ?? []).map((line) => ['steps', line] as const),
    ...(facts.equipment ?? []).map((line) => ['equipment', line] as const),
    ...(facts.qualityChecks ?? []).map(
      (each) => ['qualityChecks', `${each.check} ${each.expected}`] as const,
    ),
  ];
  return [
    ...named.flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }])),
    ...plan.findings.flatMap(textsOfFinding),
  ];
}
