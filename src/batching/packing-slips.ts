import type { CapsuleSize } from '../catalogue/ingredient.js';
import type { Finding } from '../findings/finding.js';
import { policyAmount, type Policy } from '../policy/policy.js';
import { Amount } from '../quantities/amount.js';
import type { Source } from './allocate.js';
import { massOf } from './density.js';
import { printIn } from './print.js';
import { raise } from './raise.js';

/** Nominal volumes of the shell body in mL, as capsule makers publish them; makers differ by a few percent. */
const BODY_ML: Readonly<Record<CapsuleSize, string>> = {
  '000': '1.37',
  '00': '0.95',
  '0': '0.68',
  '1': '0.50',
  '2': '0.37',
  '3': '0.30',
  '4': '0.21',
  '5': '0.13',
};

/** A packing statistic that would be the density of no powder is a moved decimal point, a wrong unit or a wrong size. */
export function packingSlips(
  policy: Policy,
  { ingredient, lot }: Source,
  size: CapsuleSize,
  statistic: Amount | undefined,
): readonly Finding[] {
  const body = Amount.of(BODY_ML[size], 'mL');
  const least = massOf(body, policyAmount(policy, 'leastPowderDensity'));
  const most = massOf(body, policyAmount(policy, 'mostPowderDensity'));
  if (!statistic || (!statistic.isLessThan(least) && !statistic.isMoreThan(most))) return [];
  const of = lot ? `lot ${lot.lot} of ${ingredient.name}` : ingredient.name;
  return [
    raise({
      rule: 'capsule.packing-statistic-implausible',
      status: 'block',
      subject: `${lot?.lot ?? ingredient.name} size ${size}`,
      because: `The packing statistic of ${of} for size ${size} is entered as ${statistic.toString()}, and a body of ${body.toString()} holds ${printIn(least, 'mg', 1)} to ${printIn(most, 'mg', 1)} of a powder: look for a moved decimal point, a wrong unit or another size, weigh it again, and correct the entry.`,
      source: 'Policy leastPowderDensity and mostPowderDensity × nominal body volume of the shell',
    }),
  ];
}
