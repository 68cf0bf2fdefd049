import type { Ingredient } from '../catalogue/ingredient.js';
import { policyAmount, type Policy } from '../policy/policy.js';
import { Exact } from '../quantities/amount.js';
import type { LotFacts, StrengthBasis } from './batching.types.js';
import { certificateFindings } from './certificate.js';
import { printFactor, printNumber, printPercent } from './print.js';
import { fail, found, type Outcome } from './raise.js';
import type { Working } from './working.js';

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
  readonly workings: readonly Working[];
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
  if (!lot) return found(potency(salt, [...saltWorking(bulk, basis, salt), nominalWorking(salt)]));
  const findings = certificateFindings(ingredient, lot, {
    review: policyAmount(policy, 'certificateReviewMargin'),
    block: policyAmount(policy, 'certificateBlockMargin'),
  });
  if (!lot.assay || findings.some((finding) => finding.status === 'block')) return fail(...findings);
  const assay = lot.assay.in('%').div(100);
  const water = lot.assayBasis === 'anhydrous' ? lot.water?.in('%').div(100) : undefined;
  const factor = salt.times(potencyFactor(assay, water));
  const workings = [...saltWorking(bulk, basis, salt), factorWorking(lot, salt, assay, water, factor)];
  return found(potency(factor, workings), findings);
}

function potency(factor: Exact, workings: readonly Working[]): Potency {
  const shareIfUncorrected = new Exact(1).div(factor);
  const trap: Working = {
    of: UNCORRECTED,
    formula: '1 / {potency factor}',
    inputs: [{ name: POTENCY_FACTOR, value: printFactor(factor), from: 'worked out' }],
    result: `${printPercent(shareIfUncorrected, 1)} of label`,
  };
  return { factor, shareIfUncorrected, workings: [...workings, trap] };
}

export const POTENCY_FACTOR = 'potency factor';
/** The trap of weighing what the label says: the worksheet shows what it would have given. */
export const UNCORRECTED = 'dose if weighed without this correction';

function nominalWorking(salt: Exact): Working {
  return {
    of: POTENCY_FACTOR,
    formula: '{salt factor} / {assay}',
    inputs: [
      { name: 'salt factor', value: printFactor(salt), from: salt.equals(1) ? 'same salt' : 'worked out' },
      { name: 'assay', value: '1', from: 'nominal: 100 % and no water assumed' },
    ],
    result: printFactor(salt),
  };
}

function saltWorking(bulk: Salt, basis: StrengthBasis, salt: Exact): Working[] {
  if (salt.equals(1)) return [];
  const hydrochloride = {
    name: 'molar mass of the hydrochloride',
    value: MOLAR_MASS_HYDROCHLORIDE.toFixed(),
    from: 'USP 28 monograph',
  };
  const base = { name: 'molar mass of the base', value: MOLAR_MASS_BASE.toFixed(), from: 'atomic weights' };
  const [over, under] = bulk === 'hydrochloride' ? [hydrochloride, base] : [base, hydrochloride];
  const powder = bulk === 'base' ? 'base' : 'hydrochloride';
  return [
    {
      of: 'salt factor',
      formula: `{${over.name}} / {${under.name}}`,
      inputs: [over, under],
      result: printFactor(salt),
      note: `strength as ${basis}, powder is the ${powder}`,
    },
  ];
}

function factorWorking(
  lot: LotFacts,
  salt: Exact,
  assay: Exact,
  water: Exact | undefined,
  factor: Exact,
): Working {
  const from = `lot ${lot.lot}`;
  const inputs = [
    ...(salt.equals(1) ? [] : [{ name: 'salt factor', value: printFactor(salt), from: 'worked out' }]),
    { name: 'assay', value: printNumber(assay, 6), from },
    ...(water ? [{ name: 'water', value: printNumber(water, 6), from }] : []),
  ];
  const top = salt.equals(1) ? '1' : '{salt factor}';
  return {
    of: POTENCY_FACTOR,
    formula: `${top} / ${water ? '({assay} × (1 − {water}))' : '{assay}'}`,
    inputs,
    result: printFactor(factor),
    ...(water ? {} : { note: 'the assay is as-is: water is already in it' }),
  };
}
