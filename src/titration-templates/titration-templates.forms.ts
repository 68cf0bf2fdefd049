import type { Fault } from '../refusals/refusal.js';
import { given, wholeNumber } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import type { TitrationTemplateEntry } from './titration-templates.entity.js';
import { MOST_STEPS } from './titration-templates.dto.js';

const SINGLE = ['name', 'source', 'active', 'version', 'more'];
const ROW = /^steps\[(\d{1,2})\]\.(dose|days)$/u;
const SPARE_ROWS = 3;
const THE_REST = 'the rest';

export function isTemplateField(name: string): boolean {
  const [, row] = ROW.exec(name) ?? [];
  return SINGLE.includes(name) || (row !== undefined && Number(row) < MOST_STEPS);
}

export function stepField(row: number, column: 'dose' | 'days'): string {
  return `steps[${row}].${column}`;
}

/** Rows to draw: those written in, and three spare ones. */
export function stepRows(typed: Typed): number[] {
  const count = Math.min(writtenRows(typed).length + SPARE_ROWS, MOST_STEPS);
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
export function packedSteps(typed: Typed): Typed {
  const single = Object.entries(typed).filter(([name]) => !ROW.test(name));
  const rows = writtenRows(typed).flatMap((from, to) =>
    (['dose', 'days'] as const).map((column) => [
      stepField(to, column),
      typed[stepField(from, column)] ?? '',
    ]),
  );
  return Object.fromEntries([...single, ...rows] as [string, string][]);
}

/** What the register is given: `50 %` is a share, anything else a dose; `the rest` is what days are left. */
export function templateFrom(typed: Typed): Record<string, unknown> {
  return {
    name: typed['name'] ?? '',
    steps: writtenRows(typed).map((row) => stepFrom(typed, row)),
    source: given(typed['source']),
  };
}

function stepFrom(typed: Typed, row: number): Record<string, unknown> {
  const dose = (typed[stepField(row, 'dose')] ?? '').trim();
  const days = given(typed[stepField(row, 'days')]);
  const rest = days !== undefined && /^(the )?rest$/iu.test(days);
  return { [dose.endsWith('%') ? 'share' : 'dose']: dose, days: rest ? 0 : wholeNumber(days) };
}

/** What a change is told besides. */
export function templateChangeFrom(typed: Typed): Record<string, unknown> {
  const { active } = typed;
  return {
    ...templateFrom(typed),
    active: active === 'yes' ? true : active === 'no' ? false : active,
    version: wholeNumber(typed['version']),
  };
}

/** The register names `steps[0].share`; the form has one field for dose and share. */
export function atTemplateFields(faults: readonly Fault[]): Fault[] {
  return faults.map(({ path, message }) => ({
    path: path === 'steps' ? stepField(0, 'dose') : path.replace(/\.share$/u, '.dose'),
    message,
  }));
}

/** The form filled with an entry of the register. */
export function typedTemplate({ name, source, active, version, steps }: TitrationTemplateEntry): Typed {
  const rows = steps.flatMap(({ dose, share, days }, row) => [
    [stepField(row, 'dose'), dose ?? share ?? ''],
    [stepField(row, 'days'), days === 0 ? THE_REST : String(days)],
  ]);
  return {
    name,
    source,
    active: active ? 'yes' : 'no',
    version: String(version),
    ...(Object.fromEntries(rows) as Typed),
  };
}

/** A step in words: `50 % for 7 days`, `0.5 mg for the rest`. */
export function stepWords({ dose, share, days }: TitrationTemplateEntry['steps'][number]): string {
  const time = days === 0 ? THE_REST : days === 1 ? '1 day' : `${days} days`;
  return `${dose ?? share ?? ''} for ${time}`;
}
