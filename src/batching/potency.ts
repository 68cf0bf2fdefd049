import type { Ingredient } from '../catalogue/ingredient.js';
import { policyAmount, type Policy } from '../policy/policy.js';
import { Exact } from '../quantities/amount.js';
import type { LotFacts, StrengthBasis } from './batching.types.js';
import { certificateFindings } from './certificate.js';
import { printFactor, printNumber, printPercent } from './print.js';
import { fail, found, type Outcome } from './raise.js';

/** g/mol of naltrexone hydrochloride, anhydrous. Source: USP 28 monograph, C20H23NO4·HCl. */
export const MOLAR_MASS_HYDROCHLORIDE = new Exact('377.86');
/** g/mol of naltrexone base, from atomic weights of C20H23NO4. */
export const MOLAR_MASS_BASE = new Exact('341.41');

export type Salt = 'hydrochloride' | 'base';

/** What a bulk powder must be multiplied by to give the amount the prescription means. */
export interface Potency {
  readonly factor: Exact;
  /** Share of the labelled dose that weighing without any correction would have given. */
  readonly shareIfUncorrected: Exact;
  readonly derivation: readonly string[];
}

/** mg of the bulk's salt form that hold as much naltrexone as 1 mg of what the strength is stated in. */
export function saltFactor(bulk: Salt, basis: StrengthBasis): Exact {
  if (bulk === 'hydrochloride')
    return basis === 'naltrexone' ? MOLAR_MASS_HYDROCHLORIDE.div(MOLAR_MASS_BASE) : new Exact(1);
  return basis === 'naltrexone' ? new Exact(1) : MOLAR_MASS_BASE.div(MOLAR_MASS_HYDROCHLORIDE);
}

/**
 * 1 / (assay × (1 − water)), both as shares. Without water the assay is as-is and holds the water already.
 * The water term is the only correction for a hydrate: a hydrate factor on top would correct twice.
 */
export function potencyFactor(assay: Exact, water?: Exact): Exact {
  const dry = water ? new Exact(1).minus(water) : new Exact(1);
  return new Exact(1).div(assay.times(dry));
}

/** Assay on the anhydrous basis of a substance assayed as-is. */
export function assayOnAnhydrousBasis(assayAsIs: Exact, water: Exact): Exact {
  return assayAsIs.div(new Exact(1).minus(water));
}

/** The potency of a lot, or of pure anhydrous powder where `lot` is undefined (a nominal plan). */
export function potencyOf(
  ingredient: Ingredient,
  lot: LotFacts | undefined,
  basis: StrengthBasis,
  policy: Policy,
): Outcome<Potency> {
  const bulk = ingredient.api?.salt ?? 'hydrochloride';
  const salt = saltFactor(bulk, basis);
  const saltLine = saltDerivation(bulk, basis, salt);
  if (!lot) {
    const nominal = `potency factor = ${printFactor(salt)}: nominal, 100 % assay and no water assumed`;
    return found(potency(salt, [...saltLine, nominal]));
  }
  const findings = certificateFindings(ingredient, lot, {
    review: policyAmount(policy, 'certificateReviewMargin'),
    block: policyAmount(policy, 'certificateBlockMargin'),
  });
  if (!lot.assay || findings.some((finding) => finding.status === 'block')) return fail(...findings);
  const assay = assayShare(lot.assay.in('%'));
  const water = lot.assayBasis === 'anhydrous' ? lot.water?.in('%').div(100) : undefined;
  const factor = salt.times(potencyFactor(assay, water));
  return found(potency(factor, [...saltLine, factorLine(lot, salt, assay, water, factor)]), findings);
}

function assayShare(percent: Exact): Exact {
  return percent.div(100);
}

function potency(factor: Exact, lines: readonly string[]): Potency {
  const shareIfUncorrected = new Exact(1).div(factor);
  const trap = `weighed without this correction the dose would be 1 / ${printFactor(factor)} = ${printPercent(shareIfUncorrected, 1)} of label`;
  return { factor, shareIfUncorrected, derivation: [...lines, trap] };
}

function saltDerivation(bulk: Salt, basis: StrengthBasis, salt: Exact): string[] {
  if (salt.equals(1)) return [];
  const [over, under] =
    bulk === 'hydrochloride'
      ? [MOLAR_MASS_HYDROCHLORIDE, MOLAR_MASS_BASE]
      : [MOLAR_MASS_BASE, MOLAR_MASS_HYDROCHLORIDE];
  const powder = bulk === 'base' ? 'base' : 'hydrochloride';
  return [
    `salt factor (strength as ${basis}, powder is the ${powder}) = ${over.toFixed()} / ${under.toFixed()} = ${printFactor(salt)}`,
  ];
}

function factorLine(
  lot: LotFacts,
  salt: Exact,
  assay: Exact,
  water: Exact | undefined,
  factor: Exact,
): string {
  const top = salt.equals(1) ? '1' : printFactor(salt);
  const bottom = water
    ? `(${printNumber(assay, 6)} × (1 − ${printNumber(water, 6)}))`
    : `${printNumber(assay, 6)} (as-is: water already in the assay)`;
  return `potency factor (certificate of lot ${lot.lot}) = ${top} / ${bottom} = ${printFactor(factor)}`;
}
