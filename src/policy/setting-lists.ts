import { amount, readAmount, type Amount, type Dimension } from '../quantities/amount.js';

/** Settings that are lists, separated by commas, and what each entry measures. */
export const LIST_KINDS = {
  masses: ['mass'],
  volumes: ['volume'],
  strengths: ['mass/volume', 'mass/mass'],
  counts: [],
} as const satisfies Record<string, readonly Dimension[]>;
export type ListKind = keyof typeof LIST_KINDS;

const MOST_ENTRIES = 60;
/** Lists that are a range. */
const LIST_OF_TWO: readonly ListKind[] = ['volumes'];

export function isListKind(kind: string): kind is ListKind {
  return Object.hasOwn(LIST_KINDS, kind);
}

/** Undefined when `value` is a legal list of that kind, else what is wrong and what would be right. */
export function faultOfList(kind: ListKind, value: unknown, example: string): string | undefined {
  const right = `write entries separated by commas, like "${example}"`;
  if (typeof value !== 'string' || value.trim() === '') return `must be a list as text; ${right}`;
  const entries = entriesOf(value);
  if (entries.length > MOST_ENTRIES) return `must have at most ${MOST_ENTRIES} entries`;
  const [fault] = entries.flatMap((entry) => faultOfEntry(kind, entry, example) ?? []);
  if (fault) return fault;
  if (!LIST_OF_TWO.includes(kind)) return undefined;
  const [least, most] = amountsOf(value);
  return entries.length === 2 && least && most && least.isLessThan(most)
    ? undefined
    : `must be the least and the most, like "${example}"`;
}

function faultOfEntry(kind: ListKind, entry: string, example: string): string | undefined {
  const shown = entry.slice(0, 20);
  if (kind === 'counts') {
    return /^[1-9]\d{0,3}$/u.test(entry)
      ? undefined
      : `has the entry "${shown}", which is not a whole number; write whole numbers separated by commas, like "${example}"`;
  }
  const reading = readAmount(entry, LIST_KINDS[kind], example);
  if ('fault' in reading) return `has the entry "${shown}", which ${reading.fault}`;
  return reading.amount.isZero() ? `has the entry "${shown}"; every entry must be more than zero` : undefined;
}

function entriesOf(value: string): readonly string[] {
  return value.split(',').map((entry) => entry.trim());
}

/** Policies are few and plans are many: lists that were read are kept, up to a limit. */
const READ = new Map<string, readonly Amount[]>();
const MOST_KEPT = 200;

/** The amounts of a list that was checked before. */
export function amountsOf(value: string): readonly Amount[] {
  const known = READ.get(value);
  if (known) return known;
  const amounts = entriesOf(value).map((entry) => amount(entry));
  if (READ.size >= MOST_KEPT) READ.clear();
  READ.set(value, amounts);
  return amounts;
}

/** The whole numbers of a list that was checked before. */
export function countsOf(value: string): readonly number[] {
  return entriesOf(value).map(Number);
}
