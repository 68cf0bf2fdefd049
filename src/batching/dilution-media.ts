import { Exact, type Amount } from '../quantities/amount.js';
import { policyAmount, policyCount, type Policy, policyShare } from '../policy/policy.js';
import type { WorkingBalance } from './balance.js';
import type { Effort } from './dilution-effort.js';
import { FLASKS_ML, STRENGTHS, twoDigitsFrom, type Strength } from './dilution-grid.js';
import type { DilutionNeed } from './trituration.js';

/**
 * A need in whole numbers, so that the search decides exactly and fast: masses and volumes as multiples of 10⁻ᵖ mg or
 * mL, where p leaves no digit of the need behind; shares as fractions.
 */
export interface Task {
  readonly effort: Effort;
  /** Digits after the point of mg or mL. */
  readonly places: number;
  /** Labelled drug. */
  readonly need: bigint;
  /** Weigh = label × factor. */
  readonly factor: Fraction;
  /** The same in few digits, not less: for bounds. */
  readonly factorAbout: Fraction;
  /** 1 + the largest worst-case error, 1 + what is lost of an intermediate in its vessel. */
  readonly tolerated: Fraction;
  readonly keeping: Fraction;
  readonly room: bigint;
  readonly mostDilution: bigint;
  /** Strongest first. */
  readonly strengths: readonly Strength[];
  /** Least weight of the solid. */
  readonly leastWeight: bigint;
  readonly limitOfError: bigint;
  readonly medium: Medium;
  /** The solid on the balance, rounded up. */
  readonly roundUp: (exact: Fraction) => bigint;
}

export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** What powder and liquid do differently. */
export interface Medium {
  /** A solid is diluted by parts; a solution made from a solid only by what dissolves. */
  readonly dilutesSolidByParts: boolean;
  /** Least of an intermediate that is taken. */
  readonly leastTaken: bigint;
  readonly mostTotal: bigint;
  /** The least round total that is not less; may be over `mostTotal`. */
  readonly totalFrom: (units: bigint) => bigint;
  readonly round: (units: bigint) => bigint;
  /** Most that taking `units` is off by, the rounding with it; undefined where it cannot be taken. */
  readonly takeOff: (units: bigint) => bigint | undefined;
  /** Most that a total is off by, by its diluent; undefined where so little diluent cannot be weighed. */
  readonly fillOff: (total: bigint, taken: bigint) => bigint | undefined;
  /** For bounds: what both are off by at least, as an amount, and as shares in 10⁻¹². */
  readonly fixedOff: bigint;
  readonly takeShare: bigint;
  readonly fillShare: bigint;
}

/** Bounds are counted in 10⁻¹², always to the side that leaves nothing out. */
export const FINE = 10n ** 12n;

/** Digits that the divisions by strengths and totals need beyond those of the need. */
const SPARE_PLACES = 10;
const LEAST_PLACES = 14;
const FACTOR_PLACES = 8;
const TOLERANCE_PLACES = 15;
const ONE_GRAM_IN_MG = 1000n;

export function taskOf(need: DilutionNeed, effort: Effort): Task {
  const { balance, policy } = need;
  const label = need.label.in('mg');
  const places = Math.max(LEAST_PLACES, label.decimalPlaces() + SPARE_PLACES);
  const scale = (value: Exact, rounding: 0 | 1): bigint => scaled(value, places, rounding);
  const inMg = (amount: Amount): bigint => scale(amount.in('mg'), 0);
  const liquid = need.medium === 'liquid';
  return {
    effort,
    places,
    need: scale(label, 0),
    factor: fractionOf(need.factor),
    factorAbout: fractionOf(need.factor.toDecimalPlaces(FACTOR_PLACES, Exact.ROUND_UP)),
    tolerated: fractionOf(toleratedBefore(need)),
    keeping: liquid ? { num: 1n, den: 1n } : fractionOf(policyShare(policy, 'processLoss').plus(1)),
    room: scale(need.room.in(liquid ? 'mL' : 'mg'), 1),
    mostDilution: BigInt(policyCount(policy, 'triturationMostDilution')),
    strengths: strengthsOf(liquid ? policyAmount(policy, 'stockSolutionMostSolid').in('mg') : new Exact(1)),
    leastWeight: inMg(balance.minimum),
    limitOfError: inMg(balance.limitOfError),
    medium: liquid ? liquidBy(policy, places) : powderOn(balance, policy, places),
    roundUp: (exact) => roundUp(exact, inMg(balance.readability), 10n ** BigInt(places)),
  };
}

/** 1 + what the tolerance leaves to the dilution, when what the batch adds afterwards is counted. */
function toleratedBefore({ policy, laterErrors = [] }: DilutionNeed): Exact {
  const all = policyShare(policy, 'preparationErrorTolerance').plus(1);
  const later = laterErrors.reduce((so, { share }) => so.times(share.plus(1)), new Exact(1));
  return all.div(later).toDecimalPlaces(TOLERANCE_PLACES, Exact.ROUND_DOWN);
}

function strengthsOf(most: Exact): readonly Strength[] {
  const limit = fractionOf(most);
  return STRENGTHS.slice(STRENGTHS.findIndex(({ num, den }) => num * limit.den <= limit.num * den));
}

function powderOn(balance: WorkingBalance, policy: Policy, places: number): Medium {
  const least = scaled(balance.minimum.in('mg'), places, 0);
  const limit = scaled(balance.limitOfError.in('mg'), places, 0);
  const step = scaled(balance.readability.in('mg'), places, 0);
  const mg = 10n ** BigInt(places);
  const round = (units: bigint): bigint => {
    const fine = roundHalfUp(units, step);
    return fine < ONE_GRAM_IN_MG * mg ? fine : roundHalfUp(units, step > mg ? step : mg);
  };
  const off = (units: bigint): bigint | undefined => {
    const rounded = round(units);
    return units < least || rounded < least ? undefined : limit + distance(rounded, units);
  };
  return {
    dilutesSolidByParts: true,
    leastTaken: least,
    mostTotal: scaled(policyAmount(policy, 'triturationMostPowder').in('mg'), places, 1),
    totalFrom: twoDigitsFrom,
    round,
    takeOff: off,
    fillOff: (total, taken) => off(total - taken),
    fixedOff: limit,
    takeShare: 0n,
    fillShare: 0n,
  };
}

/** A mark that is off by a share x makes the solution off by x / (1 − x): too little volume errs more than too much. */
export function fillingError(measured: Exact): Exact {
  return measured.div(new Exact(1).minus(measured));
}

function liquidBy(policy: Policy, places: number): Medium {
  const share = policyShare(policy, 'measuredVolumeError');
  const taking = fractionOf(share);
  const ml = 10n ** BigInt(places);
  const least = scaled(policyAmount(policy, 'leastMeasuredVolume').in('mL'), places, 0);
  const round = (units: bigint): bigint => roundHalfUp(units, ml / 100n);
  const flasks = FLASKS_ML.map((flask) => flask * ml);
  const over = (flasks.at(-1) ?? ml) + 1n;
  return {
    dilutesSolidByParts: false,
    leastTaken: least,
    mostTotal: flasks.at(-1) ?? ml,
    totalFrom: (units) => flasks.find((flask) => flask >= units) ?? over,
    round,
    takeOff: (units) => {
      const rounded = round(units);
      if (units < least || rounded < least) return undefined;
      return upDivide(units * taking.num, taking.den) + distance(rounded, units);
    },
    fillOff: (total) => upDivide(total * taking.num, taking.den - taking.num),
    fixedOff: 0n,
    takeShare: (taking.num * FINE) / taking.den,
    fillShare: (taking.num * FINE) / (taking.den - taking.num),
  };
}

function roundHalfUp(units: bigint, step: bigint): bigint {
  return ((2n * units + step) / (2n * step)) * step;
}

/** To the readability, from 1 g to at least 1 mg, as every weight is rounded, but up: a solid is never short. */
function roundUp({ num, den }: Fraction, step: bigint, mg: bigint): bigint {
  const to = (size: bigint): bigint => upDivide(num, den * size) * size;
  const fine = to(step);
  return fine < ONE_GRAM_IN_MG * mg ? fine : to(step > mg ? step : mg);
}

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}

export function upDivide(num: bigint, den: bigint): bigint {
  return (num + den - 1n) / den;
}

/** Rounding 0 is up, 1 is down (decimal.js), each to the safe side of what it limits. */
function scaled(value: Exact, places: number, rounding: 0 | 1): bigint {
  return BigInt(value.toFixed(places, rounding).replace('.', ''));
}

function fractionOf(value: Exact): Fraction {
  const places = value.decimalPlaces();
  return { num: scaled(value, places, 0), den: 10n ** BigInt(places) };
}
