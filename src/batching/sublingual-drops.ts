import { policyAmount, policyCount, policyShare } from '../policy/policy.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import type { BatchAnswer, DropperFacts } from './batching.types.js';
import { dropperFindings, namedEquipment } from './calibration.js';
import { nearestWholeCount, printDoseError, printVolume, relativeError, sayDose } from './dose-measure.js';
import { makeLiquid } from './make-liquid.js';
import {
  measureSchedule,
  roundingTerm,
  roundingWorking,
  VOLUME_OF_ONE_DOSE,
  volumeWith,
  volumeWorking,
  workedOut,
  type MeasuredStep,
  type Naming,
} from './measured-schedule.js';
import { printNumber } from './print.js';
import { fail, found, raise, type Failure, type Outcome } from './raise.js';
import { proposeStrength, sayStrength, strengthForAll, strengthOf } from './strength.js';
import type { Input, Working } from './working.js';
import type { ErrorTerm } from './worst-case.js';

/** Sublingual drops: whole drops of the calibrated dropper, then made up to volume. */
export function sublingualDrops(q: BatchWork): BatchAnswer {
  const dropper = calibratedDropper(q);
  const strength = strengthOf(q, false);
  const wrong = [...dropper.findings, ...strength.findings];
  if (dropper.value === undefined || strength.value === undefined) {
    return { batch: null, findings: wrong, lotsUsed: [] };
  }
  const [device, of] = [dropper.value, strength.value];
  const schedule = measureSchedule(q, (dose, naming) => countDrops(q, device, of, dose, naming));
  const findings = [...wrong, ...dropperFindings(q, device, of), ...schedule.findings];
  if (schedule.value === undefined) return { batch: null, findings, lotsUsed: [] };
  const additions = [
    { name: 'overfill', volume: policyAmount(q.policy, 'liquidOverfill'), from: 'policy liquidOverfill' },
  ];
  const answer = makeLiquid(q, {
    strength: of,
    schedule: schedule.value,
    volume: volumeWith(schedule.value, additions),
    workings: [volumeWorking(q, schedule.value, additions)],
    notCounted: 'how the patient holds the dropper',
  });
  return { ...answer, findings: [...findings, ...answer.findings] };
}

function calibratedDropper({ formula, equipment, policy }: BatchWork): Outcome<DropperFacts> {
  const { dropper } = equipment;
  if (dropper && dropper.calibratedFor === formula.id) return found(dropper);
  const has = dropper
    ? `the dropper chosen is calibrated for ${dropper.calibratedFor}`
    : 'no dropper is chosen';
  return fail(
    raise({
      rule: 'dropper.not-calibrated',
      status: 'block',
      subject: formula.id,
      because: `Drops are counted with a dropper calibrated for this very product, and ${has}. Weigh at least ${policyCount(policy, 'leastCalibrationDrops')} drops of ${formula.name} from the dropper that will be supplied and enter the calibration; 20 drops to the mL is never assumed.`,
      source: 'USP <1101>: most liquids do not drop like water',
    }),
  );
}

function countDrops(
  q: BatchWork,
  dropper: DropperFacts,
  strength: Amount,
  dose: Amount,
  naming: Naming,
): Outcome<MeasuredStep> {
  const perMl = dropper.dropsPerMl.in('drop/mL');
  const exact = dose.in('mg').times(perMl).div(strength.in('mg/mL'));
  const drops = nearestWholeCount(exact);
  const error = relativeError(drops, exact);
  const tolerance = policyShare(q.policy, 'dropDoseTolerance');
  if (error.abs().greaterThan(tolerance)) return notWhole(q, dose, exact, perMl);
  const volume = Amount.of(drops.div(perMl), 'mL');
  const counted = { strength, dose, naming, exact, drops, error, volume };
  const [asked, whole] = dropInputs(counted);
  return found({
    volume,
    error,
    measure: `${drops.toFixed()} drop`,
    workings: dropWorkings(q, dropper, counted),
    terms: [roundingTerm('whole drops', whole, asked, error, WHOLE_HELPS), dropperTerm(q)],
  });
}

const WHOLE_HELPS = 'a strength at which the dose is a whole number of drops, or an oral syringe';

function dropperTerm({ policy }: BatchWork): ErrorTerm {
  const allowed = policyAmount(policy, 'dropperError');
  return {
    name: 'error of the dropper',
    share: allowed.in('%').div(100),
    working: {
      formula: '{volume error allowed to a calibrated dropper}',
      inputs: [
        {
          name: 'volume error allowed to a calibrated dropper',
          value: allowed.toString(),
          from: 'policy dropperError',
        },
      ],
    },
    help: 'an oral syringe instead of the dropper',
  };
}

interface CountedDrops {
  readonly strength: Amount;
  readonly dose: Amount;
  readonly naming: Naming;
  readonly exact: Exact;
  readonly drops: Exact;
  readonly error: Exact;
  readonly volume: Amount;
}

const DROPS_PER_ML = 'drops in 1 mL';

/** Drops as asked for and as counted, each with a working of its own. */
function dropInputs({ naming, exact, drops }: CountedDrops): readonly [Input, Input] {
  return [
    workedOut(naming('drops for one dose'), printNumber(exact, 4)),
    workedOut(naming('whole drops for one dose'), drops.toFixed()),
  ];
}

function dropWorkings(q: BatchWork, dropper: DropperFacts, counted: CountedDrops): Working[] {
  const { naming, error } = counted;
  const perMl = perMlInput(dropper);
  const [asked, whole] = dropInputs(counted);
  return [
    {
      of: asked.name,
      formula: `{dose} × {${DROPS_PER_ML}} / {strength}`,
      inputs: [
        { name: 'dose', value: sayDose(counted.dose), from: 'prescription' },
        perMl,
        {
          name: 'strength',
          value: sayStrength(counted.strength),
          from: q.formula.strength ? 'formula' : 'prescription',
        },
      ],
      result: asked.value,
    },
    {
      of: whole.name,
      formula: `{${asked.name}}`,
      inputs: [asked],
      result: whole.value,
      note: `rounded half up to whole drops, ${printDoseError(error)} off`,
    },
    roundingWorking(naming, whole, asked, error),
    {
      of: naming(VOLUME_OF_ONE_DOSE),
      formula: `{${whole.name}} / {${DROPS_PER_ML}}`,
      inputs: [whole, perMl],
      result: printVolume(counted.volume),
    },
  ];
}

/** With what was counted and weighed, where that is recorded: n / (mass / density). */
function perMlInput(dropper: DropperFacts): Input {
  const { dropsPerMl, counted } = dropper;
  const device = namedEquipment('dropper', dropper);
  const from = counted
    ? `${device}: ${counted.drops} drops, ${counted.mass.toString()} at ${counted.density.toString()}`
    : device;
  return { name: DROPS_PER_ML, value: printNumber(dropsPerMl.in('drop/mL'), 4), from };
}

/** Names the strengths at which the neighbouring whole numbers of drops give the dose exactly, and one for all doses. */
function notWhole(q: BatchWork, dose: Amount, exact: Exact, perMl: Exact): Failure {
  const tolerance = policyAmount(q.policy, 'dropDoseTolerance').toString();
  const below = Exact.max(1, exact.toDecimalPlaces(0, Exact.ROUND_FLOOR));
  const ways = [below, below.plus(1)].map((drops) => {
    const strength = Amount.of(dose.in('mg').times(perMl).div(drops), 'mg/mL');
    return `${proposeStrength(strength)} (${drops.toFixed()} drop${drops.equals(1) ? '' : 's'})`;
  });
  return fail(
    raise({
      rule: 'dose.not-whole-drops',
      status: 'block',
      subject: sayDose(dose),
      because: `A dose of ${sayDose(dose)} is ${printNumber(exact, 2)} drops, and the nearest whole number is more than ${tolerance} off. It would be whole at ${ways.join(' or ')}.${wholeForAll(q, perMl)}`,
      source: 'Policy dropDoseTolerance; a drop cannot be divided',
    }),
  );
}

function wholeForAll(q: BatchWork, perMl: Exact): string {
  if (q.steps.length < 2) return '';
  const doses = q.steps.map((step) => step.dose);
  const { strength, step, counts } = strengthForAll(doses, perMl);
  const drops = counts.map((count) => count.toFixed()).join(', ');
  return ` Every dose of the schedule is whole at ${proposeStrength(strength)}, one drop ${sayDose(step)}: ${drops} drops.`;
}
