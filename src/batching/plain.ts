import type { Amount } from '../quantities/amount.js';
import { takeEarliest, type Source } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { SelectedPart } from './batching.types.js';
import type { Finding } from '../findings/finding.js';
import { printExact } from './print.js';
import { found } from './raise.js';
import { identify, nameOfAmount, roundToHundredthMl, type Line } from './weighing.js';

/** An ordinary part (not the API) and how much of it the batch takes. */
export interface PlainNeed {
  readonly part: SelectedPart;
  readonly need: Amount;
}

export interface PlainTaken extends PlainNeed {
  /** Without a lot when none covers; then a finding says so. */
  readonly source: Source;
  readonly findings: readonly Finding[];
}

/** A lot for each part. A part named twice needs one lot for both lines. */
export function takePlain(q: BatchWork, needs: readonly PlainNeed[]): readonly PlainTaken[] {
  return needs.map(({ part, need }) => {
    const total = needs
      .filter((other) => other.part.ingredient === part.ingredient && other.need.dimension === need.dimension)
      .reduce((sum, other) => sum.plus(other.need), need.times(0));
    const taken = takeEarliest(q, part.ingredient, () => found({ need: total, value: undefined }));
    const source = taken.value?.source ?? { ingredient: q.catalogue.get(part.ingredient) };
    return { part, need, source, findings: taken.findings };
  });
}

/** A liquid in the measuring cylinder. */
export function measureVolume({ source, part, need }: PlainTaken): Line {
  const volume = roundToHundredthMl(need).toString();
  const amountName = nameOfAmount(source, part.role);
  return {
    component: {
      ...identify(source, part.role),
      exact: printExact(need, 'mL'),
      weigh: volume,
      method: 'volume',
    },
    triturations: [],
    chain: undefined,
    findings: [],
    workings: [
      {
        of: `measure ${source.ingredient.name}`,
        formula: `{${amountName}} rounded`,
        inputs: [{ name: amountName, value: printExact(need, 'mL'), from: 'worked out' }],
        result: volume,
        note: 'rounded half up to 0.01 mL',
      },
    ],
  };
}
