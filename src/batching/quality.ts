import { policyAmount, policyCount, policyDays, policyShare, type Policy } from '../policy/policy.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BatchQuestion, QualityLimits } from './batching.types.js';
import { printDose, printIn, printPercent } from './print.js';
import { spreadOf } from './spread.js';

/** Of capsules what one holds and how many are asked for; of every other form how much is made. */
export type QualityFacts =
  | {
      /** Theoretical net fill of one capsule. */
      readonly unitWeight: Amount;
      /** Capsules asked for; process loss is added here, because the powder for it is weighed too. */
      readonly units: Exact;
      /** Labelled drug in one. */
      readonly strength: Amount;
    }
  | { readonly quantity: Amount };

/** What the record checks the finished preparation against; for liquids and creams only the yield. */
export function qualityLimits({ policy }: Pick<BatchQuestion, 'policy'>, facts: QualityFacts): QualityLimits {
  if ('quantity' in facts) return { yield: yieldOf(policy, facts.quantity) };
  const { unitWeight, units, strength } = facts;
  const made = units.times(policyShare(policy, 'processLoss').plus(1));
  const single = windowOf(unitWeight, policyShare(policy, 'fillWeightTolerance'));
  const mean = windowOf(unitWeight, policyShare(policy, 'meanFillTolerance'));
  return {
    unitWeight: {
      theoretical: printIn(unitWeight, 'mg', 2),
      low: single.low,
      high: single.high,
      sample: sampleOf(policy, made),
    },
    meanLow: mean.low,
    meanHigh: mean.high,
    mostRsd: policy.mostFillRsd,
    yield: yieldOf(policy, Amount.of(made, 'capsule')),
    contentUniformity: contentUniformity(policy, strength, unitWeight),
  };
}

function sampleOf(policy: Policy, made: Exact): string {
  const wanted = policyCount(policy, 'fillSampleCapsules');
  const whole = made.toDecimalPlaces(0, Exact.ROUND_DOWN);
  return whole.lessThan(wanted) ? `all ${whole.toFixed()} capsules` : `${wanted} capsules`;
}

/** Limits around a weight, rounded inward to 0.1 mg: what reads as inside is inside. */
function windowOf(weight: Amount, tolerance: Exact): { readonly low: string; readonly high: string } {
  const low = weight.times(new Exact(1).minus(tolerance));
  const high = weight.times(tolerance.plus(1));
  return {
    low: `${low.in('mg').toDecimalPlaces(1, Exact.ROUND_UP).toFixed()} mg`,
    high: `${high.in('mg').toDecimalPlaces(1, Exact.ROUND_DOWN).toFixed()} mg`,
  };
}

function yieldOf(policy: Policy, quantity: Amount): QualityLimits['yield'] {
  const low = quantity.times(policyShare(policy, 'leastYield'));
  const high = quantity.times(policyShare(policy, 'mostYield'));
  return { low: policy.leastYield, high: policy.mostYield, ...roundInward(quantity, low, high) };
}

const PLACES: Readonly<Record<string, number>> = { capsule: 0, volume: 1, mass: 2 };
const READ_IN = { capsule: 'capsule', volume: 'mL', mass: 'g' } as const;

/**
 * Whole capsules, 0.1 mL or 0.01 g, the low limit up and the high limit down. Of a batch so small that nothing lies
 * between, both are the whole amount.
 */
function roundInward(
  quantity: Amount,
  low: Amount,
  high: Amount,
): { readonly lowQuantity: string; readonly highQuantity: string } {
  const unit = READ_IN[quantity.dimension as keyof typeof READ_IN] ?? quantity.unit;
  const places = PLACES[quantity.dimension] ?? 0;
  const up = low.in(unit).toDecimalPlaces(places, Exact.ROUND_UP);
  const down = high.in(unit).toDecimalPlaces(places, Exact.ROUND_DOWN);
  const whole = quantity.in(unit).toDecimalPlaces(places, Exact.ROUND_DOWN);
  const [from, to] = up.greaterThan(down) ? [whole, whole] : [up, down];
  return { lowQuantity: `${from.toFixed()} ${unit}`, highQuantity: `${to.toFixed()} ${unit}` };
}

/** USP <905>: below 25 mg or below 25 % of drug an even weight does not show an even dose. */
function contentUniformity(
  policy: Policy,
  strength: Amount,
  unitWeight: Amount,
): NonNullable<QualityLimits['contentUniformity']> {
  const share = strength.in('mg').div(unitWeight.in('mg'));
  const leastMass = policyAmount(policy, 'contentUniformityMass');
  const leastShare = policyShare(policy, 'contentUniformityShare');
  const little = strength.isLessThan(leastMass);
  const thin = share.lessThan(leastShare);
  const drug = `${printDose(strength)} of drug in ${printIn(unitWeight, 'mg', 2)} of fill (${printShare(share)})`;
  if (!little && !thin) {
    return {
      required: false,
      because: `${drug}: at least ${leastMass.toString()} and ${printPercent(leastShare)}, so the weights of single capsules may stand for their content (USP <905>).`,
    };
  }
  const under = [...(little ? [leastMass.toString()] : []), ...(thin ? [printPercent(leastShare)] : [])];
  const days = policyDays(policy, 'contentUniformityDays');
  return {
    required: true,
    because: `${drug} is less than ${under.join(' and less than ')}: even weights do not show an even dose (USP <905>). Have single capsules assayed with the first batch of this formula, and again every ${days} days.`,
    dueEvery: `${days} days`,
  };
}

/** Three digits that count, so that a microgram dose is never 0 % of its capsule. */
function printShare(share: Exact): string {
  return `${share.times(100).toSignificantDigits(3).toFixed()} %`;
}

/** What weighed capsules say of their batch; shares are of the theoretical net fill. */
export interface FillJudgement {
  readonly mean: Amount;
  readonly meanShare: Exact;
  readonly sd: Amount;
  /** Standard deviation over mean, as a share. */
  readonly rsd: Exact;
  readonly lowest: Amount;
  readonly lowestShare: Exact;
  readonly highest: Amount;
  readonly highestShare: Exact;
  readonly passes: boolean;
  /** One sentence with the figures, and when it fails with what is outside and what to do. */
  readonly because: string;
}

/**
 * Judges the net fills of a sample against the theoretical fill: every one within policy
 * `fillWeightTolerance`, the mean within `meanFillTolerance`, the relative standard deviation at most `mostFillRsd`, and
 * as many weighed as `least` (policy `fillSampleCapsules`; hand in the batch's number where it is smaller).
 * Throws RangeError for fewer than two weights or no theoretical fill: nothing can be judged from them.
 */
export function judgeFills(
  net: readonly Amount[],
  theoretical: Amount,
  policy: Policy,
  least: number = policyCount(policy, 'fillSampleCapsules'),
): FillJudgement {
  if (theoretical.isZero()) throw new RangeError('a theoretical fill of nothing');
  const spread = spreadOf(net.map((weight) => weight.in('mg')));
  const share = (mg: Exact): Exact => mg.div(theoretical.in('mg'));
  const facts = {
    mean: Amount.of(spread.mean, 'mg'),
    meanShare: share(spread.mean),
    sd: Amount.of(spread.sd, 'mg'),
    rsd: spread.rsd,
    lowest: Amount.of(spread.lowest, 'mg'),
    lowestShare: share(spread.lowest),
    highest: Amount.of(spread.highest, 'mg'),
    highestShare: share(spread.highest),
  };
  const shares = net.map((weight) => share(weight.in('mg')));
  const faults = [...tooFew(net.length, least), ...faultsOf(policy, facts, shares)];
  return { ...facts, passes: faults.length === 0, because: sentence(facts, faults) };
}

type Facts = Omit<FillJudgement, 'passes' | 'because'>;

function tooFew(weighed: number, least: number): string[] {
  return weighed < least ? [`only ${weighed} of ${least} were weighed`] : [];
}

function faultsOf(policy: Policy, { meanShare, rsd }: Facts, shares: readonly Exact[]): string[] {
  const single = policyShare(policy, 'fillWeightTolerance');
  const ofMean = policyShare(policy, 'meanFillTolerance');
  const mostRsd = policyShare(policy, 'mostFillRsd');
  const outside = shares.filter((share) => share.minus(1).abs().greaterThan(single));
  const window = (tolerance: Exact): string =>
    `${printPercent(tolerance.negated().plus(1))} to ${printPercent(tolerance.plus(1))}`;
  return [
    ...(outside.length > 0
      ? [
          `${outside.length} of ${shares.length} outside ${window(single)}: ${outside.map((share) => clear(share, single)).join(', ')}`,
        ]
      : []),
    ...(meanShare.minus(1).abs().greaterThan(ofMean)
      ? [`the mean of ${clear(meanShare, ofMean)} outside ${window(ofMean)}`]
      : []),
    ...(rsd.greaterThan(mostRsd) ? [`the RSD of ${beyond(rsd, mostRsd)} over ${printPercent(mostRsd)}`] : []),
  ];
}

/** A share near 100 % printed so that it does not read as its own limit. */
function clear(share: Exact, tolerance: Exact): string {
  const limit = share.greaterThan(1) ? tolerance.plus(1) : tolerance.negated().plus(1);
  return beyond(share, limit);
}

const MOST_PLACES = 6;

function beyond(share: Exact, limit: Exact): string {
  for (let places = 1; places < MOST_PLACES; places += 1) {
    const text = printPercent(share, places);
    if (text !== printPercent(limit, places)) return text;
  }
  return printPercent(share, MOST_PLACES);
}

function sentence(facts: Facts, faults: readonly string[]): string {
  const { mean, meanShare, sd, rsd, lowestShare, highestShare } = facts;
  const figures = `Mean ${printIn(mean, 'mg', 2)} (${printPercent(meanShare, 1)} of theoretical), SD ${printIn(sd, 'mg', 2)}, RSD ${printPercent(rsd, 1)}, single fills ${printPercent(lowestShare, 1)} to ${printPercent(highestShare, 1)}`;
  if (faults.length === 0) return `${figures}: within the limits.`;
  return `${figures}: not within the limits, ${faults.join('; ')}. Find out why, and fill again or discard the batch.`;
}
