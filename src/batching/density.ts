import type { Finding } from '../findings/finding.js';
import { policyAmount, type Policy } from '../policy/policy.js';
import { amount, Amount } from '../quantities/amount.js';
import type { Source } from './allocate.js';
import { raise } from './raise.js';

/** A density with where it comes from: `lot CRM-1`, `formula`, `catalogue`. */
export interface KnownDensity {
  readonly value: Amount;
  readonly from: string;
}

/** The lot's own density, else the formula's where it has one, else the catalogue's. Zero is no density. */
export function knownDensity({ ingredient, lot }: Source, formulas?: string): KnownDensity | undefined {
  const candidates: readonly [Amount | undefined, string][] = [
    [lot?.density, `lot ${lot?.lot}`],
    [formulas ? amount(formulas) : undefined, 'formula'],
    [ingredient.density ? amount(ingredient.density) : undefined, 'catalogue'],
  ];
  const first = candidates.find(([value]) => value !== undefined);
  const [value, from] = first ?? [];
  return value && from && !value.isZero() ? { value, from } : undefined;
}

/** The lot's own density before the catalogue's. */
export function densityOf(source: Source): Amount | undefined {
  return knownDensity(source)?.value;
}

/** Unrounded, in g. */
export function massOf(volume: Amount, density: Amount): Amount {
  return Amount.of(volume.in('mL').times(density.in('g/mL')), 'g');
}

/** Unrounded, in mL. */
export function volumeOf(mass: Amount, density: Amount): Amount {
  return Amount.of(mass.in('g').div(density.in('g/mL')), 'mL');
}

/** What has a density, and where that was entered: `lot CRM-1`, `dropper D-7`, `formula`. */
export interface Dense {
  readonly of: string;
  readonly from: string;
}

/** A density that no liquid or base has is a moved decimal point or a wrong unit: every dose by it would be wrong too. */
export function densityFindings(policy: Policy, density: Amount, { of, from }: Dense): readonly Finding[] {
  const least = policyAmount(policy, 'leastDensity');
  const most = policyAmount(policy, 'mostDensity');
  if (!density.isLessThan(least) && !density.isMoreThan(most)) return [];
  return [
    raise({
      rule: 'density.implausible',
      status: 'block',
      subject: from,
      because: `A density of ${density.toString()} is entered for ${of} (${from}), and liquids and bases have ${least.toString()} to ${most.toString()}: look for a moved decimal point or a wrong unit, weigh 10 mL of it, and correct the entry.`,
      source: 'Policy leastDensity and mostDensity',
    }),
  ];
}
