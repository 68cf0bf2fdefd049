import { policyAmount } from '../policy/policy.js';
import type { Finding } from '../findings/finding.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BatchQuestion } from './batching.types.js';
import { massOf, volumeOf } from './density.js';
import { nearestWholeCount, printDoseError, relativeError } from './dose-measure.js';
import { printIn, printNumber } from './print.js';
import { fail, found, raise, type Outcome } from './raise.js';

/** One application, and the whole tube, at one density. */
export interface CreamSize {
  readonly clicks?: Exact;
  readonly doseVolume: Amount;
  readonly error: Exact;
  readonly totalVolume: Amount;
  readonly totalMass: Amount;
  /** API by label in the whole mass. */
  readonly label: Amount;
  readonly derivation: readonly string[];
}

/** Volume of one application from a strength per mL, or per g through the density. Never one taken for the other. */
function exactVolume({ prescription: { dose } }: BatchQuestion, strength: Amount, density: Amount): Amount {
  if (strength.dimension === 'mass/volume') return Amount.of(dose.in('mg').div(strength.in('mg/mL')), 'mL');
  return volumeOf(Amount.of(dose.in('mg').div(strength.in('mg/g')), 'g'), density);
}

export function sizeCream(q: BatchQuestion, strength: Amount, density: Amount): Outcome<CreamSize> {
  const exact = exactVolume(q, strength, density);
  const tooLarge = applicationTooLarge(q, exact, strength);
  if (tooLarge) return fail(tooLarge);
  const applicator = q.equipment.applicator;
  const perClick = applicator?.perClick.in('mL');
  const clicks = perClick ? nearestWholeCount(exact.in('mL').div(perClick)) : undefined;
  const doseVolume = clicks && perClick ? Amount.of(clicks.times(perClick), 'mL') : exact;
  const error = relativeError(doseVolume.in('mL'), exact.in('mL'));
  const notWhole = notWholeClicks(q, exact, error);
  if (notWhole) return fail(notWhole);
  const priming = applicator?.priming ?? Amount.of(0, 'mL');
  const totalVolume = doseVolume.times(q.prescription.timesPerDay * q.days).plus(priming);
  const totalMass = massOf(totalVolume, density);
  const perMl = strength.dimension === 'mass/volume';
  const label = perMl
    ? Amount.of(strength.in('mg/mL').times(totalVolume.in('mL')), 'mg')
    : Amount.of(strength.in('mg/g').times(totalMass.in('g')), 'mg');
  const size = { ...(clicks ? { clicks } : {}), doseVolume, error, totalVolume, totalMass, label };
  const derivation = derive(q, strength, density, exact, priming, size);
  return found({ ...size, derivation }, applicator ? [] : [applicatorMissing()]);
}

function derive(
  q: BatchQuestion,
  strength: Amount,
  density: Amount,
  exact: Amount,
  priming: Amount,
  size: Omit<CreamSize, 'derivation'>,
): string[] {
  const { dose, timesPerDay } = q.prescription;
  const perMl = strength.dimension === 'mass/volume';
  const through = perMl ? '' : ` / ${density.toString()} (density)`;
  const perClick = q.equipment.applicator?.perClick.toString();
  const volumeText = printIn(size.totalVolume, 'mL', 4);
  const massText = printIn(size.totalMass, 'g', 4);
  const clicks = size.clicks
    ? [
        `clicks = ${printIn(exact, 'mL', 4)} / ${perClick} a click, whole = ${size.clicks.toFixed()}, ${printDoseError(size.error)} off`,
      ]
    : [];
  return [
    `volume of one dose = ${dose.toString()} / ${strength.toString()}${through} = ${printIn(exact, 'mL', 4)}`,
    ...clicks,
    `total volume = ${timesPerDay} a day × ${q.days} days × ${printIn(size.doseVolume, 'mL', 4)} + ${priming.toString()} (priming) = ${volumeText}`,
    `total mass = ${volumeText} × ${density.toString()} (density) = ${massText}`,
    `API by label = ${strength.toString()} × ${perMl ? volumeText : massText} = ${printIn(size.label, 'mg', 4)}`,
  ];
}

function applicationTooLarge(q: BatchQuestion, volume: Amount, strength: Amount): Finding | undefined {
  const limit = policyAmount(q.policy, 'maximumApplicationVolume');
  if (!volume.isMoreThan(limit)) return undefined;
  const atLimit = q.prescription.dose.in('mg').div(limit.in('mL'));
  return raise({
    rule: 'application.too-large',
    status: 'block',
    subject: q.prescription.dose.toString(),
    because: `At ${strength.toString()} one dose of ${q.prescription.dose.toString()} is ${printIn(volume, 'mL', 2)} of cream, over the ${limit.toString()} one application may be. Ask for a strength of at least ${atLimit.toSignificantDigits(4, Exact.ROUND_UP).toFixed()} mg/mL.`,
    source: 'Policy maximumApplicationVolume',
  });
}

function notWholeClicks(q: BatchQuestion, exact: Amount, error: Exact): Finding | undefined {
  const tolerance = policyAmount(q.policy, 'clickDoseTolerance');
  const perClick = q.equipment.applicator?.perClick;
  if (!perClick || !error.abs().greaterThan(tolerance.in('%').div(100))) return undefined;
  const clicks = nearestWholeCount(exact.in('mL').div(perClick.in('mL')));
  const strength = q.prescription.dose.in('mg').div(clicks.times(perClick.in('mL')));
  return raise({
    rule: 'dose.not-whole-clicks',
    status: 'block',
    subject: q.prescription.dose.toString(),
    because: `A dose of ${q.prescription.dose.toString()} is ${printNumber(exact.in('mL').div(perClick.in('mL')), 2)} clicks of ${perClick.toString()}, and the nearest whole number is more than ${tolerance.toString()} off. It would be whole at ${strength.toSignificantDigits(4, Exact.ROUND_HALF_UP).toFixed()} mg/mL (${clicks.toFixed()} click${clicks.equals(1) ? '' : 's'}).`,
    source: 'Policy clickDoseTolerance; a click cannot be divided',
  });
}

function applicatorMissing(): Finding {
  return raise({
    rule: 'equipment.applicator-missing',
    status: 'unresolved',
    subject: 'applicator',
    because:
      'No applicator is chosen, so clicks and priming are not known and nothing is added for priming. Choose the applicator the cream is supplied in.',
    source: 'A metered dose is what its applicator gives',
  });
}
