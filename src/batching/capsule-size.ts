import { CAPSULE_SIZES, type CapsuleSize, type Ingredient } from '../catalogue/ingredient.js';
import { policyAmount } from '../policy/policy.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
import type { Source } from './allocate.js';
import type { BatchQuestion } from './batching.types.js';
import { printNumber, printPercent } from './print.js';
import { fail, found, raise, type Failure, type Outcome } from './raise.js';

/** The smallest shell that fits, and what fills the room the API leaves. */
export interface Fit {
  readonly size: CapsuleSize;
  /** Share of the capsule that the API takes, by packing volume. */
  readonly apiShare: Exact;
  readonly fillerPerCapsule: Amount;
  readonly derivation: readonly string[];
}

export interface Fill {
  readonly api: Source;
  readonly apiPerCapsule: Amount;
  readonly filler: Source;
  readonly shell: Ingredient;
}

const SOURCE =
  'Packing statistics: net weight of one pure powder that fills one capsule, measured for each lot';

/** Net weight of this powder alone that fills one capsule of `size`; undefined when it was not measured. */
function packStatOf({ ingredient, lot }: Source, size: CapsuleSize): Amount | undefined {
  const nominal = ingredient.nominalPackStat?.[size];
  const stat = lot ? lot.packStat[size] : nominal === undefined ? undefined : amount(nominal);
  return stat && !stat.isZero() ? stat : undefined;
}

/** Smallest first among the shell's sizes for which both powders have a packing statistic. */
export function smallestThatFits(q: BatchQuestion, fill: Fill): Outcome<Fit> {
  const sizes = CAPSULE_SIZES.filter((size) => fill.shell.shell?.sizes.includes(size));
  const lacking = [fill.api, fill.filler].filter((powder) =>
    sizes.every((size) => !packStatOf(powder, size)),
  );
  if (lacking.length > 0) return statisticMissing(lacking, sizes);
  const minimumFiller = policyAmount(q.policy, 'minimumFillerShare').in('%').div(100);
  const tried: string[] = [];
  for (const size of sizes) {
    const api = packStatOf(fill.api, size);
    const filler = packStatOf(fill.filler, size);
    if (!api || !filler) continue;
    const apiShare = fill.apiPerCapsule.in('mg').div(api.in('mg'));
    const share = `${printNumber(fill.apiPerCapsule.in('mg'), 4)} mg / ${api.toString()} = ${printNumber(apiShare, 5)}`;
    if (apiShare.lessThanOrEqualTo(new Exact(1).minus(minimumFiller))) {
      return found(fits(size, apiShare, filler, minimumFiller, share));
    }
    tried.push(`size ${size}: ${printPercent(apiShare, 0)} of the capsule would be API`);
  }
  return tried.length > 0
    ? noSizeFits(tried, fill, minimumFiller)
    : statisticMissing([fill.api, fill.filler], sizes);
}

function fits(
  size: CapsuleSize,
  apiShare: Exact,
  fillerStat: Amount,
  minimumFiller: Exact,
  share: string,
): Fit {
  const fillerPerCapsule = Amount.of(new Exact(1).minus(apiShare).times(fillerStat.in('mg')), 'mg');
  return {
    size,
    apiShare,
    fillerPerCapsule,
    derivation: [
      `share of a size ${size} capsule taken by API = ${share}; it may be at most 1 − ${printNumber(minimumFiller, 4)} (policy minimumFillerShare), and no smaller size fits or has statistics`,
      `filler per capsule = (1 − ${printNumber(apiShare, 5)}) × ${fillerStat.toString()} = ${printNumber(fillerPerCapsule.in('mg'), 4)} mg`,
    ],
  };
}

function statisticMissing(lacking: readonly Source[], sizes: readonly CapsuleSize[]): Failure {
  const names = lacking.map(({ ingredient, lot }) =>
    lot ? `lot ${lot.lot} of ${ingredient.name}` : ingredient.name,
  );
  const wanted =
    sizes.length > 0 ? `in one common size of ${sizes.join(', ')}` : 'in a size this shell comes in';
  return fail(
    raise({
      rule: 'capsule.packing-statistic-missing',
      status: 'block',
      subject: lacking.map(({ ingredient, lot }) => lot?.lot ?? ingredient.name).join(' and '),
      because: `No packing statistic for ${names.join(' and ')} ${wanted}. Measure it: fill at least 10 shells with this powder alone as the machine does, weigh them, take off the weight of the empty shells, and enter the mean net weight of one.`,
      source: SOURCE,
    }),
  );
}

function noSizeFits(tried: readonly string[], fill: Fill, minimumFiller: Exact): Failure {
  return fail(
    raise({
      rule: 'capsule.no-size-fits',
      status: 'block',
      subject: fill.shell.name,
      because: `No stocked size of ${fill.shell.name} holds the dose with at least ${printPercent(minimumFiller)} filler (${tried.join('; ')}). Measure packing statistics for a larger size, take another shell, or split the dose over more capsules.`,
      source: SOURCE,
    }),
  );
}
