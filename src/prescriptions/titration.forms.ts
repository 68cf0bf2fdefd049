import { stepsOfTemplate, type TitrationTemplate } from '../planning/titration-template.js';
import { readAmount } from '../quantities/amount.js';
import type { Fault } from '../refusals/refusal.js';
import { given, wholeNumber } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';

/** As many as a plan request takes. */
const MOST_ROWS = 50;
const LEAST_ROWS = 4;
const SPARE_ROWS = 2;
const ROW = /^titration\[(\d{1,2})\]\.(dose|days)$/u;

export function isTitrationField(name: string): boolean {
  const [, row] = ROW.exec(name) ?? [];
  return row !== undefined && Number(row) < MOST_ROWS;
}

export function titrationField(row: number, column: 'dose' | 'days'): string {
  return `titration[${row}].${column}`;
}

/** Rows to draw: those written in and some spare ones. */
export function titrationRows(typed: Typed): number[] {
  const count = Math.min(Math.max(writtenRows(typed).length + SPARE_ROWS, LEAST_ROWS), MOST_ROWS);
  return Array.from({ length: count }, (_, row) => row);
}

function writtenRows(typed: Typed): number[] {
  const rows = Object.keys(typed).flatMap((name) => {
    const [, row] = ROW.exec(name) ?? [];
    return row !== undefined && given(typed[name]) ? [Number(row)] : [];
  });
  return [...new Set(rows)].toSorted((a, b) => a - b);
}

/** The form as typed, its written rows moved up so that none is empty in between: then rows and steps count alike. */
export function packedTitration(typed: Typed): Typed {
  const steps = writtenRows(typed).map((row) => ({
    dose: typed[titrationField(row, 'dose')] ?? '',
    days: typed[titrationField(row, 'days')] ?? '',
  }));
  return withSteps(typed, steps);
}

function withSteps(typed: Typed, steps: readonly { dose: string; days: string }[]): Typed {
  const others = Object.entries(typed).filter(([name]) => !ROW.test(name));
  const rows = steps.flatMap(({ dose, days }, row) => [
    [titrationField(row, 'dose'), dose] as const,
    [titrationField(row, 'days'), days] as const,
  ]);
  return Object.fromEntries([...others, ...rows]);
}

/** The steps of the plan request's prescription; undefined where none is written. */
export function titrationFrom(typed: Typed): Record<string, unknown>[] | undefined {
  const rows = writtenRows(typed);
  if (rows.length === 0) return undefined;
  return rows.map((row) => ({
    dose: (typed[titrationField(row, 'dose')] ?? '').trim(),
    days: wholeNumber(typed[titrationField(row, 'days')]),
  }));
}

/** Strengths with their units, separated by commas or semicolons; undefined where none is written. */
export function strengthsFrom(text: string | undefined): string[] | undefined {
  const strengths = (text ?? '').split(/[,;]/u).map((one) => one.trim());
  const written = strengths.filter((one) => one !== '');
  return written.length > 0 ? written : undefined;
}

export interface Filled {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  /** What a pharmacist should know about the steps that were filled in. */
  readonly notes: readonly string[];
}

/**
 * The form with the chosen template's steps in its rows. A template is never left aside in silence: with rows empty it
 * fills them, with rows written it replaces them when that is asked (`fill`), and is a fault otherwise.
 */
export function withTemplate(
  asTyped: Typed,
  templates: readonly (TitrationTemplate & { readonly id: string })[],
): Filled {
  const { fill, ...typed } = packedTitration(asTyped);
  const chosen = given(typed['template']);
  const wrong = (message: string): Filled => ({ typed, faults: [{ path: 'template', message }], notes: [] });
  if (chosen === undefined) {
    return fill === undefined ? { typed, faults: [], notes: [] } : wrong('is not chosen yet');
  }
  const template = templates.find(({ id }) => id === chosen);
  if (!template) return wrong('is not one of the templates; choose one of the list');
  if (fill === undefined && writtenRows(typed).length > 0) {
    return wrong(
      'is chosen beside steps that are written; press “Fill in steps” to replace them, or choose none',
    );
  }
  const dose = readAmount(typed['dose'], ['mass']);
  const days = wholeNumber(typed['daysSupply']);
  if ('fault' in dose || typeof days !== 'number') {
    return wrong('is filled in once dose and days’ supply are right');
  }
  const { value, findings } = stepsOfTemplate(template, dose.amount, days);
  const notes = findings.map(({ because }) => because);
  if (!value) return wrong(notes.join(' '));
  const steps = value.map((step) => ({ dose: step.dose.toString(), days: String(step.days) }));
  return { typed: { ...withSteps(typed, steps), template: '' }, faults: [], notes };
}
