import { policyAmount, policyShare } from '../policy/policy.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import type { BatchAnswer } from './batching.types.js';
import { namedEquipment, syringeFindings } from './calibration.js';
import {
  nearestWholeCount,
  printDoseError,
  printVolume,
  relativeError,
  roundToGraduation,
  sayDose,
} from './dose-measure.js';
import { makeLiquid, type LiquidToMake } from './make-liquid.js';
import {
  measureSchedule,
  roundingTerm,
  roundingWorking,
  VOLUME_OF_ONE_DOSE,
  volumeWith,
  volumeWorking,
  workedOut,
  type Addition,
  type MeasuredStep,
  type Naming,
  type Schedule,
} from './measured-schedule.js';
import { fail, found, raise, type Failure, type Outcome } from './raise.js';
import { proposeStrength, sayStrength, strengthOf } from './strength.js';
import { takeTablets, VOLUME_FOR_DOSES } from './tablet-source.js';
import type { Input, Working } from './working.js';
import type { ErrorTerm } from './worst-case.js';

/** Oral liquid: each dose in mL as the syringe can measure it, the volume for all doses, made up q.s. */
export function oralLiquid(q: BatchWork): BatchAnswer {
  const strength = strengthOf(q, false);
  if (strength.value === undefined) return { batch: null, findings: strength.findings, lotsUsed: [] };
  const of = strength.value;
  const schedule = measureSchedule(q, (dose, naming) => measureDose(q, of, dose, naming));
  const measured = [...syringeFindings(q), ...schedule.findings];
  if (schedule.value === undefined) return { batch: null, findings: measured, lotsUsed: [] };
  const liquid = q.prescription.tablets
    ? fromTablets(q, of, schedule.value)
    : found(fromPowder(q, of, schedule.value));
  const findings = [...measured, ...liquid.findings];
  if (liquid.value === undefined) return { batch: null, findings, lotsUsed: [] };
  const { batch, ...answer } = makeLiquid(q, liquid.value);
  return {
    ...answer,
    batch: batch && q.prescription.tablets ? { ...batch, suspension: true } : batch,
    findings: [...findings, ...answer.findings],
  };
}

function overfillOf(q: BatchWork): Addition {
  return {
    name: 'overfill',
    volume: policyAmount(q.policy, 'liquidOverfill'),
    from: 'policy liquidOverfill',
  };
}

function fromPowder(q: BatchWork, strength: Amount, schedule: Schedule): LiquidToMake {
  const additions = [overfillOf(q)];
  return {
    strength,
    schedule,
    volume: volumeWith(schedule, additions),
    workings: [volumeWorking(q, schedule, additions)],
    notCounted: 'what the patient leaves in the syringe',
  };
}

/** Whole tablets decide the volume that is made. */
function fromTablets(q: BatchWork, strength: Amount, schedule: Schedule): Outcome<LiquidToMake> {
  const additions = [overfillOf(q)];
  const taken = takeTablets(q, strength, volumeWith(schedule, additions));
  if (taken.value === undefined) return taken;
  const { component, lot, volume, workings } = taken.value;
  return found(
    {
      strength,
      schedule,
      volume,
      workings: [volumeWorking(q, schedule, additions, VOLUME_FOR_DOSES), ...workings],
      ready: { component, lot, workings: [], chain: [] },
      notCounted: 'what a tablet may hold beside its label (90.0–110.0 %), and undissolved drug',
    },
    taken.findings,
  );
}

const EXACT_VOLUME = 'exact volume of one dose';

function measureDose(q: BatchWork, strength: Amount, dose: Amount, naming: Naming): Outcome<MeasuredStep> {
  const exact = Amount.of(dose.in('mg').div(strength.in('mg/mL')), 'mL');
  const graduation = q.equipment.syringe?.graduation;
  const volume = graduation ? roundToGraduation(exact, graduation) : exact;
  const error = relativeError(volume.in('mL'), exact.in('mL'));
  const tolerance = policyShare(q.policy, 'liquidDoseRoundingTolerance');
  if (graduation && (volume.isZero() || error.abs().greaterThan(tolerance))) {
    return notMeasurable(q, { dose, exact, volume, error, strength, graduation });
  }
  const whole = workedOut(naming(EXACT_VOLUME), printVolume(exact));
  const measured = workedOut(naming(VOLUME_OF_ONE_DOSE), printVolume(volume));
  return found({
    volume,
    error,
    measure: printVolume(volume),
    workings: [
      exactWorking(q, strength, dose, naming, exact),
      measuredWorking(q, whole, measured, error),
      roundingWorking(naming, measured, whole, error),
    ],
    terms: graduation
      ? [
          roundingTerm('rounding the dose to the graduation', measured, whole, error, FINER),
          halfAGraduation(q, graduation, volume, measured),
        ]
      : [],
  });
}

const FINER = 'an oral syringe with finer steps, or a strength at which the dose is whole steps of this one';

function halfAGraduation(q: BatchWork, graduation: Amount, volume: Amount, measured: Input): ErrorTerm {
  return {
    name: 'half a graduation',
    share: graduation.in('mL').div(2).div(volume.in('mL')),
    working: {
      formula: `{graduation} / 2 / {${measured.name}}`,
      inputs: [graduationInput(q, graduation), measured],
    },
    help: `an oral syringe with finer steps than ${graduation.toString()}${q.formula.strength ? '' : ', or a weaker strength, so that one dose is more to measure'}`,
  };
}

function graduationInput({ equipment: { syringe } }: BatchWork, graduation: Amount): Input {
  return {
    name: 'graduation',
    value: graduation.toString(),
    from: namedEquipment('syringe', syringe ?? {}),
  };
}

function exactWorking(q: BatchWork, strength: Amount, dose: Amount, naming: Naming, exact: Amount): Working {
  return {
    of: naming(EXACT_VOLUME),
    formula: '{dose} / {strength}',
    inputs: [
      { name: 'dose', value: sayDose(dose), from: 'prescription' },
      {
        name: 'strength',
        value: sayStrength(strength),
        from: q.formula.strength ? 'formula' : 'prescription',
      },
    ],
    result: printVolume(exact),
  };
}

function measuredWorking(q: BatchWork, whole: Input, measured: Input, error: Exact): Working {
  const { syringe } = q.equipment;
  return {
    of: measured.name,
    formula: syringe ? `{${whole.name}} rounded to {graduation}` : `{${whole.name}}`,
    inputs: [whole, ...(syringe ? [graduationInput(q, syringe.graduation)] : [])],
    result: measured.value,
    note: syringe ? `rounded half up, ${printDoseError(error)} off` : 'not rounded: no syringe chosen',
  };
}

interface Unmeasurable {
  readonly dose: Amount;
  readonly exact: Amount;
  readonly volume: Amount;
  readonly error: Exact;
  readonly strength: Amount;
  readonly graduation: Amount;
}

function notMeasurable(q: BatchWork, { dose, exact, volume, error, graduation }: Unmeasurable): Failure {
  const tolerance = policyAmount(q.policy, 'liquidDoseRoundingTolerance');
  const nearest = volume.isZero()
    ? 'it is less than half a step'
    : `the nearest, ${printVolume(volume)}, is ${printDoseError(error)} off, over the ${tolerance.toString()} allowed`;
  return fail(
    raise({
      rule: 'dose.not-measurable',
      status: 'block',
      subject: sayDose(dose),
      because: `A dose of ${sayDose(dose)} is ${printVolume(exact)}; the syringe shows steps of ${graduation.toString()}, and ${nearest}. ${waysToMeasure(q, dose, exact, graduation)}`,
      source: 'Policy liquidDoseRoundingTolerance',
    }),
  );
}

/** A step of twice the tolerance is at most the tolerance off; a free strength can make the dose whole steps. */
function waysToMeasure(q: BatchWork, dose: Amount, exact: Amount, graduation: Amount): string {
  const tolerance = policyShare(q.policy, 'liquidDoseRoundingTolerance');
  const step = exact.times(tolerance.times(2)).in('mL').toSignificantDigits(1, Exact.ROUND_DOWN);
  const steps = nearestWholeCount(exact.in('mL').div(graduation.in('mL')));
  const whole = graduation.times(steps);
  const strength = Amount.of(dose.in('mg').div(whole.in('mL')), 'mg/mL');
  return [
    step.isZero()
      ? 'Take a finer syringe'
      : `Take a syringe with steps of ${printVolume(Amount.of(step, 'mL'))} or finer`,
    ...(q.formula.strength ? [] : [`ask for ${proposeStrength(strength)} (${printVolume(whole)})`]),
    'or take another form.',
  ].join(', ');
}
