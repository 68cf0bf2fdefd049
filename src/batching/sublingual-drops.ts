import { policyAmount } from '../policy/policy.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BatchAnswer, BatchQuestion } from './batching.types.js';
import { nearestWholeCount, printDoseError, relativeError } from './dose-measure.js';
import { printIn, printNumber } from './print.js';
import { fail, found, raise, type Failure, type Outcome } from './raise.js';
import { strengthOf } from './strength.js';
import { makeUpToVolume } from './to-volume.js';
import { roundToHundredthMl } from './weighing.js';
import { worstCase, type ErrorTerm } from './worst-case.js';

interface DropDose {
  readonly drops: Exact;
  readonly volume: Amount;
  readonly error: Exact;
  readonly derivation: readonly string[];
}

/** Sublingual drops (domain 5.6): whole drops of the calibrated dropper, then made up to volume. */
export function sublingualDrops(q: BatchQuestion): BatchAnswer {
  const dose = countDrops(q);
  const strength = strengthOf(q, false);
  if (dose.value === undefined || strength.value === undefined) {
    return { batch: null, findings: dose.findings, lotsUsed: [] };
  }
  const overfill = policyAmount(q.policy, 'liquidOverfill');
  const volume = dose.value.volume.times(q.prescription.timesPerDay * q.days).plus(overfill);
  const made = makeUpToVolume(q, strength.value, volume);
  if (made.value === undefined) return { batch: null, findings: made.findings, lotsUsed: [] };
  const total = roundToHundredthMl(volume).toString();
  const doseVolume = printIn(dose.value.volume, 'mL', 3);
  const error = worstCase(made.value.weighingError, errorTerms(q, dose.value), 'making up to the mark');
  return {
    batch: {
      units: total,
      unitsWithLoss: total,
      components: made.value.components,
      triturations: [],
      doseMeasure: `${dose.value.drops.toFixed()} drop`,
      doseVolume,
      totalVolume: total,
      doseError: printDoseError(dose.value.error),
      worstCaseError: error.print,
      derivation: [
        ...dose.value.derivation,
        `volume = ${q.prescription.timesPerDay} a day × ${q.days} days × ${doseVolume} + ${overfill.toString()} (policy liquidOverfill) = ${total}`,
        ...made.value.derivation,
        ...error.derivation,
      ],
    },
    findings: made.findings,
    lotsUsed: made.value.lotsUsed,
  };
}

function countDrops(q: BatchQuestion): Outcome<DropDose> {
  const dropper = q.equipment.dropper;
  const strength = strengthOf(q, false);
  if (!dropper || dropper.calibratedFor !== q.formula.id) return fail(notCalibrated(q), ...strength.findings);
  if (strength.value === undefined) return strength;
  const perMl = dropper.dropsPerMl.in('drop/mL');
  const { dose } = q.prescription;
  const exact = dose.in('mg').times(perMl).div(strength.value.in('mg/mL'));
  const drops = nearestWholeCount(exact);
  const error = relativeError(drops, exact);
  const tolerance = policyAmount(q.policy, 'dropDoseTolerance');
  if (error.abs().greaterThan(tolerance.in('%').div(100))) return notWhole(q, exact, perMl);
  const volume = Amount.of(drops.div(perMl), 'mL');
  const derivation = [
    `drops for one dose = ${dose.toString()} × ${printNumber(perMl, 4)} drops/mL (calibrated dropper) / ${strength.value.toString()} = ${printNumber(exact, 4)}`,
    `whole drops = ${drops.toFixed()}, ${printDoseError(error)} off`,
    `volume of one dose = ${drops.toFixed()} / ${printNumber(perMl, 4)} drops/mL = ${printIn(volume, 'mL', 4)}`,
  ];
  return found({ drops, volume, error, derivation });
}

function notCalibrated({ formula, equipment }: BatchQuestion) {
  const has = equipment.dropper
    ? `the dropper chosen is calibrated for ${equipment.dropper.calibratedFor}`
    : 'no dropper is chosen';
  return raise({
    rule: 'dropper.not-calibrated',
    status: 'block',
    subject: formula.id,
    because: `Drops are counted with a dropper calibrated for this very product, and ${has}. Weigh at least 20 drops of ${formula.name} from the dropper that will be supplied and enter the calibration; 20 drops to the mL is never assumed.`,
    source: 'USP <1101>: most liquids do not drop like water',
  });
}

/** Names the strengths at which the neighbouring whole numbers of drops give the dose exactly. */
function notWhole(q: BatchQuestion, exact: Exact, perMl: Exact): Failure {
  const tolerance = policyAmount(q.policy, 'dropDoseTolerance').toString();
  const below = Exact.max(1, exact.toDecimalPlaces(0, Exact.ROUND_FLOOR));
  const ways = [below, below.plus(1)].map((drops) => {
    const strength = q.prescription.dose.in('mg').times(perMl).div(drops);
    return `${strength.toSignificantDigits(4, Exact.ROUND_HALF_UP).toFixed()} mg/mL (${drops.toFixed()} drop${drops.equals(1) ? '' : 's'})`;
  });
  return fail(
    raise({
      rule: 'dose.not-whole-drops',
      status: 'block',
      subject: q.prescription.dose.toString(),
      because: `A dose of ${q.prescription.dose.toString()} is ${printNumber(exact, 2)} drops, and the nearest whole number is more than ${tolerance} off. It would be whole at ${ways.join(' or ')}.`,
      source: 'Policy dropDoseTolerance; a drop cannot be divided',
    }),
  );
}

/** A calibrated dropper is still allowed its error, and nothing tighter is promised. */
function errorTerms(q: BatchQuestion, dose: DropDose): ErrorTerm[] {
  return [
    { name: 'whole drops', share: dose.error.abs() },
    { name: 'dropper (policy dropperError)', share: policyAmount(q.policy, 'dropperError').in('%').div(100) },
  ];
}
