import { day, printDay } from '../calendar/day.js';
import { faultOfActual } from '../orders/actual.js';
import { amount } from '../quantities/amount.js';
import type { Fault } from '../refusals/refusal.js';
import { achievedShare, chainOf } from './achieved.js';
import type { IntermediateLine, IntermediateUse } from './intermediates.types.js';

/** What is entered of intermediates is checked against these. */
export interface UseCheck {
  readonly lines: readonly IntermediateLine[];
  /** `5 %`: how far a weighing, and the drug that reaches the batch, may be off what was planned. */
  readonly tolerance: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Faults of what was entered when the order is finished: as below, and what is neither recorded nor entered is missing. */
export function faultsOfUses(check: UseCheck, given: readonly IntermediateUse[]): Fault[] {
  const missing = check.lines
    .filter(
      ({ position, scannedAt }) => scannedAt === null && !given.some((use) => use.position === position),
    )
    .map(({ position, name }) => ({
      path: 'intermediates',
      message: `lack position ${position}: write what was weighed of ${name} and scan it where it is used`,
    }));
  const faults = [...faultsOfEach(check, given), ...missing];
  return faults.length > 0 ? faults : faultsTogether(check, given);
}

/** Faults of what was entered of some: unknown, recorded already, too early, off by too much, or the scan of something else. */
export function faultsOfSome(check: UseCheck, given: readonly IntermediateUse[]): Fault[] {
  const faults = faultsOfEach(check, given);
  return faults.length > 0 ? faults : faultsTogether(check, given);
}

function faultsOfEach(check: UseCheck, given: readonly IntermediateUse[]): Fault[] {
  const { lines } = check;
  const seen = new Set<number>();
  return given.flatMap((use, index) => {
    const path = `intermediates[${index}]`;
    const line = lines.find(({ position }) => position === use.position);
    const twice = seen.has(use.position);
    seen.add(use.position);
    const at = `${path}.position`;
    if (twice) return [{ path: at, message: 'stands twice; send each intermediate once' }];
    if (!line) return [{ path: at, message: 'is no position of an intermediate of this order' }];
    const wait = whyNotNow(line, lines, given);
    return wait ? [{ path: at, message: wait }] : faultsOfUse(line, use, check, path);
  });
}

/** The one it is made from comes first, and each is recorded once. */
function whyNotNow(
  line: IntermediateLine,
  lines: readonly IntermediateLine[],
  given: readonly IntermediateUse[],
): string | undefined {
  const { name, scannedAt } = line;
  if (scannedAt !== null) return `is recorded already: ${name} is used, and its record is no longer changed`;
  const parent = chainOf(line, lines).at(-2);
  if (!parent || parent.scannedAt !== null) return undefined;
  return given.some(({ position }) => position === parent.position)
    ? undefined
    : `is too early: ${name} is made from ${parent.name}; first write what was weighed of ${parent.name} and scan it into ${name}`;
}

function faultsOfUse(line: IntermediateLine, use: IntermediateUse, check: UseCheck, path: string): Fault[] {
  const { planned } = line;
  const { tolerance } = check;
  const faults: readonly (readonly [field: string, message: string | undefined])[] = [
    ['api', faultOfApi(line, use.api, tolerance)],
    ['diluent', faultOfActual(planned.diluent, use.diluent, tolerance)],
    ['taken', faultOfActual(planned.taken, use.taken, tolerance)],
    ['scan', faultOfScan(line, use.scan, check)],
  ];
  return faults.flatMap(([field, message]) => (message ? [{ path: `${path}.${field}`, message }] : []));
}

function faultOfApi(line: IntermediateLine, api: string | undefined, tolerance: string): string | undefined {
  if (line.apiLot === null) {
    return api === undefined
      ? undefined
      : `is not asked: ${line.name} is made from ${line.from}, and what was taken of that says it`;
  }
  if (api === undefined)
    return `is missing: write how much ${line.from} was weighed (planned ${line.planned.api})`;
  return faultOfActual(line.planned.api, api, tolerance);
}

/** Undefined when what was scanned is this intermediate's own lot, in date. */
export function faultOfScan(
  line: IntermediateLine,
  scan: string,
  { lines, today }: Pick<UseCheck, 'lines' | 'today'>,
): string | undefined {
  const read = lotScanned(scan);
  const where = line.usedIn ?? 'the batch';
  if (read === '') return `is missing: scan the label of ${line.name} where it is put into ${where}`;
  const scanned = lines.find(({ lot }) => lotScanned(lot) === read);
  if (!scanned) return `is no intermediate of this order: the step takes ${line.name}, lot ${line.lot}`;
  if (scanned !== line) {
    return `is wrong: this is ${scanned.name} (${scanned.strength}), the step takes ${line.name} (${line.strength}), lot ${line.lot}`;
  }
  if (line.useBy >= today) return undefined;
  return `is too late: ${line.name} was good until ${printDay(day(line.useBy))}; discard the order`;
}

/** As a scanner types it: capitals do not matter, nor does the mark some scanners put before a DataMatrix. */
export function lotScanned(scan: string): string {
  return scan
    .trim()
    .replace(/^\]d[0-6]/iu, '')
    .toUpperCase();
}

/** Each weighing is within the tolerance; what reaches the batch after all of them must be too. */
function faultsTogether({ lines, tolerance }: UseCheck, given: readonly IntermediateUse[]): Fault[] {
  const uses = new Map([...lines.flatMap(recordedOf), ...given].map((use) => [use.position, use]));
  return lines
    .filter(({ usedIn, scannedAt }) => usedIn === undefined && scannedAt === null)
    .flatMap((last) => {
      const share = achievedShare(stepsOf(chainOf(last, lines), uses));
      if (!share || !share.minus(1).abs().times(100).greaterThan(amount(tolerance).in('%'))) return [];
      const index = given.findIndex(({ position }) => position === last.position);
      const percent = share.times(100).toDecimalPlaces(1).toFixed();
      return [
        {
          path: `intermediates[${index}].taken`,
          message: `brings ${percent} % of the planned drug into the batch with all weighings together, more than ${tolerance} off; take another amount of ${last.name}, or discard the order`,
        },
      ];
    });
}

/** What is in the record already of this one: a step before it was entered on its own. */
function recordedOf({ position, lot, actual, scannedAt }: IntermediateLine): IntermediateUse[] {
  if (scannedAt === null) return [];
  const { api, diluent, taken } = actual;
  return [{ position, api: api ?? undefined, diluent: diluent ?? '', taken: taken ?? '', scan: lot }];
}

function stepsOf(chain: readonly IntermediateLine[], uses: ReadonlyMap<number, IntermediateUse>) {
  return chain.map((line, index) => {
    const use = uses.get(line.position);
    const before = chain[index - 1];
    const api = before ? uses.get(before.position)?.taken : use?.api;
    return {
      planned: line.planned,
      actual: { api: api ?? '', diluent: use?.diluent ?? '', taken: use?.taken ?? '' },
    };
  });
}
