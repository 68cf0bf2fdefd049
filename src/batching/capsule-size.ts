import { CAPSULE_SIZES, type CapsuleSize, type Ingredient } from '../catalogue/ingredient.js';
import { type Policy, policyCount, policyShare } from '../policy/policy.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
import type { Source } from './allocate.js';
import type { BatchQuestion } from './batching.types.js';
import { shellSizes, type LeftOut, type ShellQuestion } from './capsule-shells.js';
import { packingSlips } from './packing-slips.js';
import { printDose, printPercent } from './print.js';
import { fail, found, raise, type Failure, type Outcome } from './raise.js';
import type { Working } from './working.js';

/** The smallest shell that fits, and what fills the room the API leaves. */
export interface Fit {
  readonly size: CapsuleSize;
  /** Share of the capsule that the API (and what else was said to go in) takes, by packing volume. */
  readonly apiShare: Exact;
  readonly fillerPerCapsule: Amount;
  /**
   * Most mg of a trituration's diluent that still fit into one capsule beside the API and the least share of filler.
   * `packStat` is the diluent's packing statistic at this size (`packStatOf`).
   */
  roomForDiluent(packStat: Amount): Amount;
  /** Filler in one capsule once `diluent` of that packing statistic has come with the API. Never more than the room. */
  fillerBeside(diluent: Amount, packStat: Amount): Amount;
  readonly workings: readonly Working[];
}

export interface Fill {
  readonly api: Source;
  readonly apiPerCapsule: Amount;
  readonly filler: Source;
  readonly shell: Ingredient;
  /** Shells needed, where known: a size of which no lot holds as many is not tried. */
  readonly shells?: Exact;
  /** Another powder in each capsule, the diluent of a trituration: takes its own share of the room. */
  readonly beside?: { readonly powder: Source; readonly perCapsule: Amount };
}

export type SizeQuestion = ShellQuestion & Pick<BatchQuestion, 'policy'>;

export const API_SHARE = 'share of the capsule taken by API';
export const FILLER_PER_CAPSULE = 'filler per capsule';

const SOURCE =
  'Packing statistics: net weight of one pure powder that fills one capsule, measured for each lot';

/** Net weight of this powder alone that fills one capsule of `size`; undefined when it was not measured. */
export function packStatOf({ ingredient, lot }: Source, size: CapsuleSize): Amount | undefined {
  const nominal = ingredient.nominalPackStat?.[size];
  const stat = lot ? lot.packStat[size] : nominal === undefined ? undefined : amount(nominal);
  return stat && !stat.isZero() ? stat : undefined;
}

interface Measured {
  readonly size: CapsuleSize;
  readonly api: Amount;
  readonly filler: Amount;
  readonly beside?: Amount;
}

/**
 * The smallest size that is at hand (`shellSizes`), for which every powder has a packing statistic, and that leaves
 * the least share of filler.
 */
export function smallestThatFits(q: SizeQuestion, fill: Fill): Outcome<Fit> {
  const shells = shellSizes(q, fill.shell, fill.shells);
  if (shells.value === undefined) return shells;
  const { sizes, leftOut } = shells.value;
  const powders = [fill.api, fill.filler, ...(fill.beside ? [fill.beside.powder] : [])];
  const lacking = powders.filter((powder) => sizes.every((size) => !packStatOf(powder, size)));
  if (lacking.length > 0) return statisticMissing(lacking, sizes, q.policy);
  const minimumFiller = policyShare(q.policy, 'minimumFillerShare');
  const measured = sizes.flatMap((size) => measuredIn(size, fill) ?? []);
  const fits = measured.find((stats) =>
    shareOf(fill, stats).lessThanOrEqualTo(new Exact(1).minus(minimumFiller)),
  );
  const looked = measured.slice(0, fits ? measured.indexOf(fits) + 1 : measured.length);
  const slips = looked.flatMap(({ size }) =>
    powders.flatMap((powder) => packingSlips(q.policy, powder, size, packStatOf(powder, size))),
  );
  if (slips.length > 0) return fail(...slips);
  if (fits) {
    const unmeasured = sizes
      .filter((size) => !measured.some((stats) => stats.size === size))
      .map((size) => ({ size, because: 'a packing statistic is missing' }));
    const full = measured
      .slice(0, measured.indexOf(fits))
      .map(({ size }) => ({ size, because: 'too small' }));
    const isSmaller = ({ size }: LeftOut) => CAPSULE_SIZES.indexOf(size) < CAPSULE_SIZES.indexOf(fits.size);
    const smaller = [...leftOut, ...unmeasured, ...full].filter(isSmaller);
    return found(fitOf(fits, fill, minimumFiller, smaller));
  }
  if (measured.length === 0) return statisticMissing(powders, sizes, q.policy);
  return noSizeFits(measured, fill, minimumFiller, leftOut);
}

function measuredIn(size: CapsuleSize, fill: Fill): Measured | undefined {
  const api = packStatOf(fill.api, size);
  const filler = packStatOf(fill.filler, size);
  const beside = fill.beside && packStatOf(fill.beside.powder, size);
  if (!api || !filler || (fill.beside && !beside)) return undefined;
  return { size, api, filler, ...(beside ? { beside } : {}) };
}

/** Σ mg / packing statistic: what one capsule is taken up by before the filler. */
function shareOf({ apiPerCapsule, beside }: Fill, stats: Measured): Exact {
  const api = apiPerCapsule.in('mg').div(stats.api.in('mg'));
  return beside && stats.beside ? api.plus(beside.perCapsule.in('mg').div(stats.beside.in('mg'))) : api;
}

function fitOf(stats: Measured, fill: Fill, minimumFiller: Exact, leftOut: readonly LeftOut[]): Fit {
  const apiShare = shareOf(fill, stats);
  const left = new Exact(1).minus(apiShare);
  const fillerPerCapsule = Amount.of(left.times(stats.filler.in('mg')), 'mg');
  return {
    size: stats.size,
    apiShare,
    fillerPerCapsule,
    roomForDiluent: (packStat) => Amount.of(left.minus(minimumFiller).times(packStat.in('mg')), 'mg'),
    fillerBeside: (diluent, packStat) =>
      Amount.of(left.minus(diluent.in('mg').div(packStat.in('mg'))).times(stats.filler.in('mg')), 'mg'),
    workings: [
      shareWorking(stats, fill, apiShare, minimumFiller, leftOut),
      {
        of: FILLER_PER_CAPSULE,
        formula: `(1 − {${API_SHARE}}) × {packing statistic of the filler}`,
        inputs: [
          { name: API_SHARE, value: printShare(apiShare), from: 'worked out' },
          {
            name: 'packing statistic of the filler',
            value: stats.filler.toString(),
            from: originOf(fill.filler),
          },
        ],
        result: printDose(fillerPerCapsule),
      },
    ],
  };
}

function shareWorking(
  stats: Measured,
  fill: Fill,
  apiShare: Exact,
  minimumFiller: Exact,
  leftOut: readonly LeftOut[],
): Working {
  const smaller = leftOut.map(({ size, because }) => `${size} (${because})`).join(', ');
  const others = smaller ? `; not filled: ${smaller}` : '';
  const { beside } = fill;
  return {
    of: API_SHARE,
    formula: `{API per capsule} / {packing statistic of the API}${beside ? ' + {diluent per capsule} / {packing statistic of the diluent}' : ''}`,
    inputs: [
      { name: 'API per capsule', value: printDose(fill.apiPerCapsule), from: 'worked out' },
      { name: 'packing statistic of the API', value: stats.api.toString(), from: originOf(fill.api) },
      ...(beside && stats.beside
        ? [
            { name: 'diluent per capsule', value: printDose(beside.perCapsule), from: 'trituration' },
            {
              name: 'packing statistic of the diluent',
              value: stats.beside.toString(),
              from: originOf(beside.powder),
            },
          ]
        : []),
    ],
    result: printShare(apiShare),
    note: `size ${stats.size}: at most ${printPercent(new Exact(1).minus(minimumFiller))} so that the rest is filler (policy minimumFillerShare)${others}`,
  };
}

function originOf({ lot }: Source): string {
  return lot ? `lot ${lot.lot}` : 'catalogue, nominal';
}

/** Five decimals; of microgram doses five digits that count, so that a share is never shown as nothing. */
function printShare(share: Exact): string {
  return (share.lessThan('0.001') ? share.toSignificantDigits(5) : share.toDecimalPlaces(5)).toFixed();
}

function statisticMissing(
  lacking: readonly Source[],
  sizes: readonly CapsuleSize[],
  policy: Policy,
): Failure {
  const least = policyCount(policy, 'leastPackStatCapsules');
  const distinct = lacking.filter((powder, at) => lacking.indexOf(powder) === at);
  const names = distinct.map(({ ingredient, lot }) =>
    lot ? `lot ${lot.lot} of ${ingredient.name}` : ingredient.name,
  );
  return fail(
    raise({
      rule: 'capsule.packing-statistic-missing',
      status: 'block',
      subject: distinct.map(({ ingredient, lot }) => lot?.lot ?? ingredient.name).join(' and '),
      because: `No packing statistic for ${names.join(' and ')} in one common size of ${sizes.join(', ')}. Measure it: fill at least ${least} shells with this powder alone as the machine does, weigh them, take off the weight of the empty shells, and enter the weighings: the lot's page has the form.`,
      source: SOURCE,
    }),
  );
}

function noSizeFits(
  measured: readonly Measured[],
  fill: Fill,
  minimumFiller: Exact,
  leftOut: readonly LeftOut[],
): Failure {
  const tried = measured.map(
    (stats) => `size ${stats.size}: ${printPercent(shareOf(fill, stats), 0)} of the capsule would be API`,
  );
  const out = leftOut.map(({ size, because }) => `size ${size}: ${because}`);
  return fail(
    raise({
      rule: 'capsule.no-size-fits',
      status: 'block',
      subject: fill.shell.name,
      because: `No stocked size of ${fill.shell.name} holds the dose with at least ${printPercent(minimumFiller)} filler (${[...tried, ...out].join('; ')}). Measure packing statistics for a larger size, stock one that the filler machine takes, take another shell, or split the dose over more capsules.`,
      source: SOURCE,
    }),
  );
}
