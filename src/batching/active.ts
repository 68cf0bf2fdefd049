import type { Amount } from '../quantities/amount.js';
import { takeEarliest, type Taken } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import { partBy } from './before-batching.js';
import { POTENCY_FACTOR, potencyOf, type Potency } from './potency.js';
import { printDose, printExact, printFactor } from './print.js';
import type { Outcome } from './raise.js';
import { API_BY_LABEL, nameOfAmount, weighSolid, type DilutionRoute, type Line } from './weighing.js';
import type { Working } from './working.js';

/** The lot of API that covers a labelled amount after its own correction, or one weighing where that is more. */
export function takeActive(q: BatchWork, label: Amount): Outcome<Taken<Potency>> {
  const taken = takeEarliest(q, partBy(q.parts, 'dose').ingredient, ({ ingredient, lot }) => {
    const potency = potencyOf(ingredient, lot, q.prescription.strengthBasis, q.policy);
    if (potency.value === undefined) return potency;
    const need = label.times(potency.value.factor);
    const least = q.balance?.minimum;
    return {
      value: { need: least && need.isLessThan(least) ? least : need, value: potency.value },
      findings: potency.findings,
    };
  });
  if (taken.value === undefined) return taken;
  return { ...taken, value: { ...taken.value, need: label.times(taken.value.value.factor) } };
}

/** The API on the balance, or through a dilution, with its correction and what its weighings may be off by. */
export function weighActive(
  q: BatchWork,
  active: Taken<Potency>,
  label: Amount,
  dilution?: DilutionRoute,
  perUnit?: Amount,
): Line {
  const { factor } = active.value;
  const line = weighSolid(q, {
    source: active.source,
    role: 'API',
    mass: active.need,
    label,
    factor,
    perUnit,
    dilution,
  });
  return { ...line, workings: [...active.value.workings, batchWorking(active, label), ...line.workings] };
}

function batchWorking({ source, value, need }: Taken<Potency>, label: Amount): Working {
  const { lot, ingredient } = source;
  return {
    of: nameOfAmount(source, 'API'),
    formula: `{${API_BY_LABEL}} × {${POTENCY_FACTOR}}`,
    inputs: [
      { name: API_BY_LABEL, value: printDose(label), from: 'worked out' },
      { name: POTENCY_FACTOR, value: printFactor(value.factor), from: 'worked out' },
    ],
    result: printExact(need, 'mg'),
    ...(lot
      ? {
          note: `${ingredient.name} from lot ${lot.lot}: earliest expiry in date (${lot.expiresOn.toString()}) that covers the batch`,
        }
      : {}),
  };
}
