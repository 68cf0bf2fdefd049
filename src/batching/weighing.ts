import type { Finding } from '../findings/finding.js';
import type { Role } from '../catalogue/ingredient.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { Equipment, PlannedComponent } from './batching.types.js';
import type { Source } from './allocate.js';
import { printExact, printForReading, printIn } from './print.js';
import { raise } from './raise.js';

export type Balance = NonNullable<Equipment['balance']>;

/** Only how a weight is shown while no balance is chosen; such a plan has an open finding. */
const SHOWN_WITHOUT_BALANCE = Amount.of('0.1', 'mg');
const ONE_GRAM_IN_MG = 1000;

/**
 * Half up to the balance's readability below 1 g; from 1 g to 1 mg, or to the readability where that is coarser.
 * In mg below 1 g, in g from there. The one place where a mass is rounded.
 */
export function roundToReadability(mass: Amount, readability: Amount): Amount {
  const fine = roundHalfUpTo(mass.in('mg'), readability.in('mg'));
  if (fine.lessThan(ONE_GRAM_IN_MG)) return Amount.of(fine, 'mg');
  const step = Exact.max(1, readability.in('mg'));
  return Amount.of(roundHalfUpTo(mass.in('mg'), step), 'mg').to('g');
}

/** Half up to 0.01 mL. The one place where a volume to measure is rounded. */
export function roundToHundredthMl(volume: Amount): Amount {
  return Amount.of(roundHalfUpTo(volume.in('mL'), new Exact('0.01')), 'mL');
}

export function roundHalfUpTo(value: Exact, step: Exact): Exact {
  return value.div(step).toDecimalPlaces(0, Exact.ROUND_HALF_UP).times(step);
}

/** The weight as it goes on the worksheet; with no balance chosen, shown to 0.1 mg. */
export function weighOn(balance: Balance | undefined, mass: Amount): Amount {
  return roundToReadability(mass, balance?.readability ?? SHOWN_WITHOUT_BALANCE);
}

export interface Line {
  readonly component: PlannedComponent;
  readonly findings: readonly Finding[];
  readonly derivation: readonly string[];
}

export interface SolidToWeigh {
  readonly source: Source;
  readonly role: Role;
  readonly mass: Amount;
  readonly factor?: string;
  readonly perUnit?: Amount;
}

/** One solid on the balance: rounded once, refused below the balance's minimum. */
export function weighSolid(solid: SolidToWeigh, balance: Balance | undefined): Line {
  const weight = weighOn(balance, solid.mass);
  const tooLittle =
    balance !== undefined && (solid.mass.isLessThan(balance.minimumWeighable) || weight.isZero());
  const name = solid.source.ingredient.name;
  const component: PlannedComponent = {
    ...identify(solid.source, solid.role),
    ...(solid.factor === undefined ? {} : { factor: solid.factor }),
    ...(solid.perUnit === undefined ? {} : { perUnit: printIn(solid.perUnit, 'mg', 4) }),
    exact: printExact(solid.mass, 'mg'),
    weigh: weight.toString(),
    method: tooLittle && solid.role === 'API' ? 'trituration' : 'direct',
  };
  const by = balance
    ? `to the balance's ${balance.readability.toString()}, from 1 g to at least 1 mg`
    : 'to 0.1 mg, no balance chosen';
  return {
    component,
    findings: tooLittle ? [belowMinimum(solid, balance)] : [],
    derivation: [
      `weigh ${name} = ${printExact(solid.mass, 'mg')} rounded half up ${by} = ${weight.toString()}`,
    ],
  };
}

/** What every component line says about where it comes from. */
export function identify(
  source: Source,
  role: Role,
): Pick<PlannedComponent, 'ingredient' | 'id' | 'role' | 'lot' | 'lotExpiresOn'> {
  const { ingredient, lot } = source;
  return {
    ingredient: ingredient.name,
    id: ingredient.id,
    role,
    ...(lot ? { lot: lot.lot, lotExpiresOn: lot.expiresOn.toString() } : {}),
  };
}

function belowMinimum(solid: SolidToWeigh, balance: Balance): Finding {
  const name = solid.source.ingredient.name;
  const needs = `${printForReading(solid.mass)} of ${name} is under the ${balance.minimumWeighable.toString()} this balance can weigh well`;
  const ratio = solid.mass.isZero() ? undefined : balance.minimumWeighable.in('mg').div(solid.mass.in('mg'));
  const larger = ratio
    ? `a make at least ${ratio.toDecimalPlaces(1, Exact.ROUND_UP).toFixed()} times as large`
    : 'a larger make';
  const because =
    solid.role === 'API'
      ? `${needs}: it needs a trituration, and solving triturations comes with a coming release. What helps now: ${larger}, a balance with a lower minimum, or the oral liquid in a volume that reaches the minimum.`
      : `${needs}. What helps: ${larger}, or a balance with a lower minimum.`;
  return raise({
    rule: 'weighing.below-minimum',
    status: 'block',
    subject: name,
    because,
    source: "The balance's minimum weighable amount, as the equipment register holds it",
  });
}

export function balanceMissing(): Finding {
  return raise({
    rule: 'equipment.balance-missing',
    status: 'unresolved',
    subject: 'balance',
    because:
      'No balance is chosen, so no weighing can be checked against its minimum; weights are shown to 0.1 mg. Choose a balance.',
    source: 'Every weighing is at or above the minimum of the balance it is done on',
  });
}
