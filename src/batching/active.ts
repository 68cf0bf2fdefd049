import { Amount, Exact } from '../quantities/amount.js';
import { takeEarliest, type Taken } from './allocate.js';
import { partBy } from './before-batching.js';
import type { BatchQuestion } from './batching.types.js';
import { potencyOf, type Potency } from './potency.js';
import { printExact, printFactor } from './print.js';
import type { Outcome } from './raise.js';
import { weighSolid, type Line } from './weighing.js';
import type { ErrorTerm } from './worst-case.js';

/** The lot of API that covers a labelled amount after its own correction. */
export function takeActive(q: BatchQuestion, label: Amount): Outcome<Taken<Potency>> {
  return takeEarliest(q, partBy(q.parts, 'dose').ingredient, ({ ingredient, lot }) => {
    const potency = potencyOf(ingredient, lot, q.prescription.strengthBasis, q.policy);
    if (potency.value === undefined) return potency;
    return {
      value: { need: label.times(potency.value.factor), value: potency.value },
      findings: potency.findings,
    };
  });
}

/** The API on the balance, with its correction and what the weighing itself may be off by. */
export function weighActive(
  q: BatchQuestion,
  active: Taken<Potency>,
  label: Amount,
  perUnit?: Amount,
): Line & { readonly error: ErrorTerm | undefined } {
  const balance = q.equipment.balance;
  const factor = printFactor(active.value.factor);
  const line = weighSolid(
    { source: active.source, role: 'API', mass: active.need, factor, ...(perUnit ? { perUnit } : {}) },
    balance,
  );
  const batchLine = `API for the batch = ${printExact(label, 'mg')} (label) × ${factor} = ${printExact(active.need, 'mg')}`;
  return {
    ...line,
    derivation: [
      ...lotLine(active),
      ...active.value.derivation,
      ...(perUnit ? [] : [batchLine]),
      ...line.derivation,
    ],
    error:
      line.component.method === 'direct' && balance
        ? weighingError(active.need, line, balance.readability)
        : undefined,
  };
}

function lotLine({ source: { lot, ingredient } }: Taken<unknown>): string[] {
  return lot
    ? [
        `${ingredient.name} from lot ${lot.lot}: earliest expiry in date (${lot.expiresOn.toString()}) that covers the batch`,
      ]
    : [];
}

/** Rounding to the weigh line plus half a step of the display, as a share of the amount. */
function weighingError(exact: Amount, line: Line, readability: Amount): ErrorTerm {
  const [number = '0', unit] = line.component.weigh.split(' ');
  const weighed = Amount.of(number, unit === 'g' ? 'g' : 'mg').in('mg');
  const need = exact.in('mg');
  const share = weighed.minus(need).abs().plus(readability.in('mg').div(2)).div(need);
  return { name: 'weighing the API (rounding and half the readability)', share: new Exact(share) };
}
