import type { Fault } from '../refusals/refusal.js';
import { given } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import { dayForField, typedDay } from '../web/typed-day.js';
import type { Patient } from './patients.entity.js';

/** The patient form's repeatable lists, and the columns of a row. Fields are named like the paths of the API. */
const LISTS = {
  allergies: ['text', 'kind', 'clinicalStatus'],
  medications: ['text', 'status', 'lastTaken'],
  conditions: ['text'],
} as const;
export type ListName = keyof typeof LISTS;

const SINGLE = [
  'name',
  'birthDate',
  'phone',
  'weight.value',
  'weight.measuredOn',
  'allergies.status',
  'medications.reviewedOn',
  'conditions.reviewedOn',
  'version',
  'more',
];
const ROW = /^(allergies|medications|conditions)\.entries\[(\d{1,3})\]\.(\w{1,20})$/u;
const SPARE_ROWS = 3;
const MOST_ROWS = 200;

export function isPatientField(name: string): boolean {
  const [, list, , column] = ROW.exec(name) ?? [];
  return (
    SINGLE.includes(name) || (isListName(list) && (LISTS[list] as readonly string[]).includes(column ?? ''))
  );
}

function isListName(name: string | undefined): name is ListName {
  return name !== undefined && Object.hasOwn(LISTS, name);
}

export function rowField(list: ListName, row: number, column: string): string {
  return `${list}.entries[${row}].${column}`;
}

/** Rows to draw: those written in, and three spare ones. */
export function rowCount(list: ListName, typed: Typed): number {
  return Math.min(writtenRows(list, typed).length + SPARE_ROWS, MOST_ROWS);
}

/** Numbers of the rows that say anything: a choice alone, without words, is a spare row. */
function writtenRows(list: ListName, typed: Typed): number[] {
  const rows = Object.keys(typed).flatMap((name) => {
    const [, named, row, column] = ROW.exec(name) ?? [];
    const words = column === 'text' || column === 'lastTaken';
    return named === list && words && given(typed[name]) ? [Number(row)] : [];
  });
  return [...new Set(rows)].toSorted((a, b) => a - b);
}

/** The form as typed, its written rows moved up so that none is empty in between: then rows and entries count alike. */
export function packed(typed: Typed): Typed {
  const single = Object.entries(typed).filter(([name]) => !ROW.test(name));
  const rows = (Object.keys(LISTS) as ListName[]).flatMap((list) =>
    writtenRows(list, typed).flatMap((from, to) =>
      LISTS[list].map(
        (column) => [rowField(list, to, column), typed[rowField(list, from, column)] ?? ''] as const,
      ),
    ),
  );
  return Object.fromEntries([...single, ...rows]);
}

/** What the register is given. `known` is the entry as it was read: codes that came with an import stay with their words. */
export function patientFrom(typed: Typed, known?: Patient): Record<string, unknown> {
  const weight = { value: given(typed['weight.value']) ?? '', measuredOn: dayOf(typed['weight.measuredOn']) };
  return {
    name: typed['name'] ?? '',
    birthDate: typedDay(typed['birthDate'] ?? ''),
    phone: given(typed['phone']),
    weight: weight.value || weight.measuredOn ? weight : undefined,
    allergies: {
      status: typed['allergies.status'] ?? 'not-asked',
      entries: entriesFrom('allergies', typed, known),
    },
    medications: {
      reviewedOn: dayOf(typed['medications.reviewedOn']),
      entries: entriesFrom('medications', typed, known),
    },
    conditions: {
      reviewedOn: dayOf(typed['conditions.reviewedOn']),
      entries: entriesFrom('conditions', typed, known),
    },
  };
}

function entriesFrom(list: ListName, typed: Typed, known: Patient | undefined): Record<string, unknown>[] {
  return writtenRows(list, typed).map((row) => {
    const text = (typed[rowField(list, row, 'text')] ?? '').trim();
    const before = known?.[list].entries.find((entry) => entry.text === text);
    const columns = LISTS[list].filter((column) => column !== 'text');
    const rest = columns.map((column) => {
      const value = given(typed[rowField(list, row, column)]);
      return [column, column === 'lastTaken' ? dayOf(value) : value] as const;
    });
    return { ...before, text, ...Object.fromEntries(rest) };
  });
}

function dayOf(text: string | undefined): string | undefined {
  const written = given(text);
  return written === undefined ? undefined : typedDay(written);
}

/** What no single field can tell: rows without words, and a list that contradicts its status. */
export function contradictions(typed: Typed): Fault[] {
  const wordless = (Object.keys(LISTS) as ListName[]).flatMap((list) =>
    writtenRows(list, typed)
      .map((row) => rowField(list, row, 'text'))
      .filter((name) => !given(typed[name]))
      .map((path) => ({ path, message: 'is empty; write what it is' })),
  );
  const count = writtenRows('allergies', typed).length;
  const status = typed['allergies.status'];
  if (count > 0 && status !== 'recorded') {
    wordless.push({
      path: 'allergies.status',
      message: 'does not fit: allergies are listed below; choose “Recorded”',
    });
  }
  if (count === 0 && status === 'recorded') {
    wordless.push({
      path: 'allergies.status',
      message: 'says recorded, but none is listed; write them below or choose “None known”',
    });
  }
  return wordless;
}

/** The form filled with an entry of the register. */
export function typedFrom(patient: Patient): Typed {
  const { allergies, medications, conditions } = patient;
  const rows = [
    ...allergies.entries.flatMap((entry, row) => rowOf('allergies', row, { ...entry })),
    ...medications.entries.flatMap((entry, row) =>
      rowOf('medications', row, { ...entry, lastTaken: dayForField(entry.lastTaken) }),
    ),
    ...conditions.entries.flatMap((entry, row) => rowOf('conditions', row, { ...entry })),
  ];
  return {
    name: patient.name,
    birthDate: dayForField(patient.birthDate),
    phone: patient.phone ?? '',
    'weight.value': patient.weight?.value ?? '',
    'weight.measuredOn': dayForField(patient.weight?.measuredOn),
    'allergies.status': allergies.status,
    'medications.reviewedOn': dayForField(medications.reviewedOn),
    'conditions.reviewedOn': dayForField(conditions.reviewedOn),
    version: String(patient.version),
    ...Object.fromEntries(rows),
  };
}

function rowOf(list: ListName, row: number, entry: Record<string, unknown>): [string, string][] {
  return LISTS[list].map((column) => [rowField(list, row, column), String(entry[column] ?? '')]);
}
