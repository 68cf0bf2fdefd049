import { measureOf } from '../orders/measure.js';
import { readAmount, Exact, type Amount } from '../quantities/amount.js';
import type { IntermediateLine } from './intermediates.types.js';

/** What went into one step and what was taken of it. */
export interface Weighed {
  readonly api: string;
  readonly diluent: string;
  readonly taken: string;
}

/**
 * What a chain of dilutions gave as a share of what was planned: each weighing may be within its tolerance and all of
 * them together not. `steps` from the first dilution to the last; of a step made from another, `api` is what was taken
 * of that one. Undefined while something is not entered or is no amount.
 */
export function achievedShare(
  steps: readonly { readonly planned: Weighed; readonly actual: Weighed }[],
): Exact | undefined {
  const last = steps.at(-1);
  if (!last) return undefined;
  const shares = [
    ...steps.map(({ planned, actual }) => ratio(strengthOf(planned, planned), strengthOf(actual, planned))),
    ratio(valueOf(last.planned.taken), valueOf(last.actual.taken, last.planned.taken)),
  ];
  return shares.reduce(
    (product, share) => (product && share ? product.times(share) : undefined),
    new Exact(1) as Exact | undefined,
  );
}

/** The chain that ends with this intermediate, the first dilution first. */
export function chainOf(
  line: IntermediateLine,
  lines: readonly IntermediateLine[],
): readonly IntermediateLine[] {
  const parent = lines.find(({ name }) => line.apiLot === null && name === line.from);
  return parent ? [...chainOf(parent, lines), line] : [line];
}

/** Units of what is diluted in one unit of the whole: made up to the diluent's volume, or both together. */
function strengthOf(weighed: Weighed, planned: Weighed): Exact | undefined {
  const api = valueOf(weighed.api, planned.api);
  const diluent = valueOf(weighed.diluent, planned.diluent);
  if (!api || !diluent) return undefined;
  const madeUpTo = planned.diluent.startsWith('q.s. ');
  const whole = madeUpTo ? diluent : api.plus(diluent);
  return whole.isZero() ? undefined : api.div(whole);
}

/** In mg or mL. */
function valueOf(text: string, like = text): Exact | undefined {
  const { dimension } = measureOf(like);
  const reading = readAmount(text.replace(/^q\.s\. /u, ''), [dimension]);
  return 'amount' in reading ? inBase(reading.amount) : undefined;
}

function inBase(amount: Amount): Exact {
  return amount.dimension === 'mass' ? amount.in('mg') : amount.in('mL');
}

function ratio(planned: Exact | undefined, actual: Exact | undefined): Exact | undefined {
  return planned && actual && !planned.isZero() ? actual.div(planned) : undefined;
}
