import { policyAmount } from '../policy/policy.js';
import { Amount } from '../quantities/amount.js';
import type { BatchAnswer, BatchQuestion } from './batching.types.js';
import { printDoseError, relativeError, roundToGraduation, type DoseMeasure } from './dose-measure.js';
import { printIn } from './print.js';
import { fail, found, raise, type Outcome } from './raise.js';
import { strengthOf } from './strength.js';
import { makeUpToVolume } from './to-volume.js';
import { roundToHundredthMl } from './weighing.js';
import { worstCase, type ErrorTerm } from './worst-case.js';

/** Oral liquid (domain 5.5): the dose in mL as the syringe can measure it, the volume for all doses, made up q.s. */
export function oralLiquid(q: BatchQuestion): BatchAnswer {
  const strength = strengthOf(q, false);
  if (strength.value === undefined) return { batch: null, findings: strength.findings, lotsUsed: [] };
  const dose = measureDose(q, strength.value);
  if (dose.value === undefined) return { batch: null, findings: dose.findings, lotsUsed: [] };
  const doses = q.prescription.timesPerDay * q.days;
  const overfill = policyAmount(q.policy, 'liquidOverfill');
  const volume = dose.value.volume.times(doses).plus(overfill);
  const made = makeUpToVolume(q, strength.value, volume);
  const findings = [...dose.findings, ...made.findings];
  if (made.value === undefined) return { batch: null, findings, lotsUsed: [] };
  const total = roundToHundredthMl(volume).toString();
  const doseText = printIn(dose.value.volume, 'mL', 3);
  const error = worstCase(made.value.weighingError, errorTerms(q, dose.value), 'making up to the mark');
  return {
    batch: {
      units: total,
      unitsWithLoss: total,
      components: made.value.components,
      triturations: [],
      doseMeasure: doseText,
      doseVolume: doseText,
      totalVolume: total,
      doseError: printDoseError(dose.value.error),
      worstCaseError: error.print,
      derivation: [
        ...doseLines(q, strength.value, dose.value),
        `volume = ${q.prescription.timesPerDay} a day × ${q.days} days × ${doseText} + ${overfill.toString()} (policy liquidOverfill) = ${total}`,
        ...made.value.derivation,
        ...error.derivation,
      ],
    },
    findings,
    lotsUsed: made.value.lotsUsed,
  };
}

function measureDose(q: BatchQuestion, strength: Amount): Outcome<DoseMeasure> {
  const exact = exactVolume(q, strength);
  const syringe = q.equipment.syringe;
  if (!syringe) {
    const missing = raise({
      rule: 'equipment.syringe-missing',
      status: 'unresolved',
      subject: 'oral syringe',
      because: `No oral syringe is chosen, so nobody knows whether ${printIn(exact, 'mL', 3)} can be measured. Choose the syringe supplied with the bottle.`,
      source: 'An oral syringe goes with every liquid; the dose is what its graduation can show',
    });
    return found({ volume: exact, error: relativeError(exact.in('mL'), exact.in('mL')) }, [missing]);
  }
  const volume = roundToGraduation(exact, syringe.graduation);
  const error = relativeError(volume.in('mL'), exact.in('mL'));
  const tolerance = policyAmount(q.policy, 'liquidDoseRoundingTolerance');
  const measurable = !volume.isZero() && !error.abs().greaterThan(tolerance.in('%').div(100));
  if (measurable) return found({ volume, error });
  return fail(
    raise({
      rule: 'dose.not-measurable',
      status: 'block',
      subject: 'oral syringe',
      because: `A dose of ${q.prescription.dose.toString()} is ${printIn(exact, 'mL', 3)}; the syringe shows steps of ${syringe.graduation.toString()}, the nearest is ${printDoseError(error)} off, over the ${tolerance.toString()} allowed. Take a finer syringe, or another form.`,
      source: 'Policy liquidDoseRoundingTolerance',
    }),
  );
}

function exactVolume(q: BatchQuestion, strength: Amount): Amount {
  return Amount.of(q.prescription.dose.in('mg').div(strength.in('mg/mL')), 'mL');
}

function doseLines(q: BatchQuestion, strength: Amount, dose: DoseMeasure): string[] {
  const exact = exactVolume(q, strength);
  const graduation = q.equipment.syringe?.graduation;
  const measured = graduation
    ? `one dose measured = ${printIn(exact, 'mL', 4)} rounded half up to the syringe's ${graduation.toString()} = ${printIn(dose.volume, 'mL', 3)}, ${printDoseError(dose.error)} off`
    : `one dose measured = ${printIn(exact, 'mL', 4)}, not rounded: no syringe chosen`;
  return [
    `volume of one dose = ${q.prescription.dose.toString()} / ${strength.toString()} = ${printIn(exact, 'mL', 4)}`,
    measured,
  ];
}

/** Rounding of the dose, and half a graduation when it is drawn up. */
function errorTerms(q: BatchQuestion, dose: DoseMeasure): ErrorTerm[] {
  const graduation = q.equipment.syringe?.graduation;
  if (!graduation) return [];
  return [
    { name: 'rounding the dose to the graduation', share: dose.error.abs() },
    { name: 'half a graduation', share: graduation.in('mL').div(2).div(dose.volume.in('mL')) },
  ];
}
