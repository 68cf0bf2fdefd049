import { policyAmount, policyShare } from '../policy/policy.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import { namedEquipment } from './calibration.js';
import { massOf, volumeOf, type KnownDensity } from './density.js';
import { nearestWholeCount, printDoseError, printVolume, relativeError, sayDose } from './dose-measure.js';
import {
  measureSchedule,
  roundingTerm,
  roundingWorking,
  TOTAL_VOLUME,
  VOLUME_OF_ONE_DOSE,
  volumeWith,
  volumeWorking,
  workedOut,
  type Addition,
  type MeasuredStep,
  type Naming,
  type Schedule,
} from './measured-schedule.js';
import { printDose, printIn, printNumber } from './print.js';
import { fail, found, raise, type Failure, type Outcome } from './raise.js';
import { proposeStrength, sayStrength, strengthForAll } from './strength.js';
import { API_BY_LABEL } from './weighing.js';
import type { Input, Working } from './working.js';
import type { ErrorTerm } from './worst-case.js';

/** All applications, and the whole tube, at one density. */
export interface CreamSize {
  readonly schedule: Schedule;
  readonly totalVolume: Amount;
  readonly totalMass: Amount;
  /** API by label in the whole mass. */
  readonly label: Amount;
  readonly workings: readonly Working[];
}

export const TOTAL_MASS = 'total mass';
const EXACT_VOLUME = 'exact volume of one dose';

/** One way of making this cream: how much drug a mL or a g holds, and what a mL weighs. */
interface Made {
  readonly strength: Amount;
  readonly density: KnownDensity;
}

export function sizeCream(q: BatchWork, strength: Amount, density: KnownDensity): Outcome<CreamSize> {
  const made = { strength, density };
  const schedule = measureSchedule(q, (dose, naming) => measureApplication(q, made, dose, naming));
  if (schedule.value === undefined) return schedule;
  const additions = additionsOf(q);
  const totalVolume = volumeWith(schedule.value, additions);
  const totalMass = massOf(totalVolume, density.value);
  const label = isPerMl(strength)
    ? Amount.of(strength.in('mg/mL').times(totalVolume.in('mL')), 'mg')
    : Amount.of(strength.in('mg/g').times(totalMass.in('g')), 'mg');
  const workings = [
    densityWorking(made),
    ...schedule.value.workings,
    volumeWorking(q, schedule.value, additions),
    ...wholeWorkings(q, made, totalVolume, totalMass, label),
  ];
  return found({ schedule: schedule.value, totalVolume, totalMass, label, workings }, schedule.findings);
}

/** Lost in the applicator before the first dose, and left in it after the last. */
function additionsOf({ equipment: { applicator } }: BatchWork): readonly Addition[] {
  if (!applicator) return [];
  const from = namedEquipment('applicator', applicator);
  const { priming, deadVolume } = applicator;
  return [
    { name: 'priming', volume: priming, from },
    ...(deadVolume ? [{ name: 'dead volume', volume: deadVolume, from }] : []),
  ];
}

function isPerMl(strength: Amount): boolean {
  return strength.dimension === 'mass/volume';
}

/** Volume of one application from a strength per mL, or per g through the density. Never one taken for the other. */
function exactVolume(dose: Amount, { strength, density }: Made): Amount {
  if (isPerMl(strength)) return Amount.of(dose.in('mg').div(strength.in('mg/mL')), 'mL');
  return volumeOf(Amount.of(dose.in('mg').div(strength.in('mg/g')), 'g'), density.value);
}

function measureApplication(q: BatchWork, made: Made, dose: Amount, naming: Naming): Outcome<MeasuredStep> {
  const exact = exactVolume(dose, made);
  const limit = policyAmount(q.policy, 'maximumApplicationVolume');
  if (exact.isMoreThan(limit)) return tooLarge(made, dose, exact, limit);
  const perClick = q.equipment.applicator?.perClick;
  const exactly = exactWorking(q, made, dose, naming, exact);
  if (!perClick) {
    const error = relativeError(exact.in('mL'), exact.in('mL'));
    const whole = workedOut(naming(EXACT_VOLUME), printVolume(exact));
    const same = workedOut(naming(VOLUME_OF_ONE_DOSE), whole.value);
    return found({
      volume: exact,
      error,
      measure: printVolume(exact),
      workings: [exactly, unroundedWorking(same, whole), roundingWorking(naming, same, whole, error)],
      terms: [],
    });
  }
  const clicks = nearestWholeCount(exact.in('mL').div(perClick.in('mL')));
  const volume = Amount.of(clicks.times(perClick.in('mL')), 'mL');
  if (volume.isMoreThan(limit)) return tooLarge(made, dose, volume, limit);
  const error = relativeError(volume.in('mL'), exact.in('mL'));
  const tolerance = policyShare(q.policy, 'clickDoseTolerance');
  if (error.abs().greaterThan(tolerance)) return notWholeClicks(q, made, dose, exact, perClick);
  return found({
    volume,
    error,
    measure: `${clicks.toFixed()} click`,
    workings: [exactly, ...clickWorkings(q, naming, exact, clicks, error, volume)],
    terms: [
      roundingTerm(
        'whole clicks',
        workedOut(naming(VOLUME_OF_ONE_DOSE), printVolume(volume)),
        workedOut(naming(EXACT_VOLUME), printVolume(exact)),
        error,
        'a strength at which the dose is a whole number of clicks',
      ),
      clickError(q),
    ],
  });
}

/** The spread of one click as its calibration found it, else the policy's. */
function clickError({ equipment, policy }: BatchWork): ErrorTerm {
  const { applicator } = equipment;
  const own = applicator?.clickError;
  const error = own ?? policyAmount(policy, 'applicatorError');
  const from = own
    ? `calibration of the ${namedEquipment('applicator', applicator)}`
    : 'policy applicatorError';
  return {
    name: 'error of one click',
    share: error.in('%').div(100),
    working: {
      formula: '{volume error of a click}',
      inputs: [{ name: 'volume error of a click', value: error.toString(), from }],
    },
    help: own
      ? 'an applicator whose clicks are more even'
      : 'a calibration of the applicator that finds how far its clicks are off',
  };
}

function strengthInput({ formula }: BatchWork, { strength }: Made): Input {
  const from = formula.strength ? 'formula' : 'prescription';
  return { name: 'strength', value: sayStrength(strength), from };
}

function densityInput({ density }: Made): Input {
  return workedOut(DENSITY, density.value.toString());
}

const DENSITY = 'density';

function densityWorking({ density: { value, from } }: Made): Working {
  const base = { name: 'density of the base', value: value.toString(), from };
  return { of: DENSITY, formula: `{${base.name}}`, inputs: [base], result: base.value };
}

function exactWorking(q: BatchWork, made: Made, dose: Amount, naming: Naming, exact: Amount): Working {
  const perMl = isPerMl(made.strength);
  return {
    of: naming(EXACT_VOLUME),
    formula: perMl ? '{dose} / {strength}' : '{dose} / {strength} / {density}',
    inputs: [
      { name: 'dose', value: sayDose(dose), from: 'prescription' },
      strengthInput(q, made),
      ...(perMl ? [] : [densityInput(made)]),
    ],
    result: printVolume(exact),
  };
}

function unroundedWorking(same: Input, whole: Input): Working {
  const note = 'not rounded to clicks: no applicator chosen';
  return {
    of: same.name,
    formula: `{${whole.name}}`,
    inputs: [whole],
    result: whole.value,
    note,
  };
}

function clickWorkings(
  { equipment: { applicator } }: BatchWork,
  naming: Naming,
  exact: Amount,
  clicks: Exact,
  error: Exact,
  volume: Amount,
): Working[] {
  const perClick = {
    name: 'volume of one click',
    value: applicator?.perClick.toString() ?? '',
    from: namedEquipment('applicator', applicator ?? {}),
  };
  const whole = workedOut(naming(EXACT_VOLUME), printVolume(exact));
  const counted = workedOut(naming('clicks for one dose'), clicks.toFixed());
  const measured = workedOut(naming(VOLUME_OF_ONE_DOSE), printVolume(volume));
  return [
    {
      of: counted.name,
      formula: `{${whole.name}} / {${perClick.name}}`,
      inputs: [whole, perClick],
      result: counted.value,
      note: `rounded half up to whole clicks, ${printDoseError(error)} off`,
    },
    {
      of: measured.name,
      formula: `{${counted.name}} × {${perClick.name}}`,
      inputs: [counted, perClick],
      result: measured.value,
    },
    roundingWorking(naming, measured, whole, error),
  ];
}

function wholeWorkings(q: BatchWork, made: Made, volume: Amount, mass: Amount, label: Amount): Working[] {
  const volumeInput = workedOut(TOTAL_VOLUME, printVolume(volume));
  const massInput = workedOut(TOTAL_MASS, printIn(mass, 'g', 4));
  const whole = isPerMl(made.strength) ? volumeInput : massInput;
  return [
    {
      of: TOTAL_MASS,
      formula: `{${TOTAL_VOLUME}} × {density}`,
      inputs: [volumeInput, densityInput(made)],
      result: massInput.value,
    },
    {
      of: API_BY_LABEL,
      formula: `{strength} × {${whole.name}}`,
      inputs: [strengthInput(q, made), whole],
      result: printDose(label),
    },
  ];
}

function tooLarge({ strength, density }: Made, dose: Amount, volume: Amount, limit: Amount): Failure {
  const least = dose.in('mg').div(limit.in('mL')).toSignificantDigits(4, Exact.ROUND_UP);
  const perGram = isPerMl(strength) ? undefined : density.value;
  return fail(
    raise({
      rule: 'application.too-large',
      status: 'block',
      subject: sayDose(dose),
      because: `At ${sayStrength(strength)} one dose of ${sayDose(dose)} is ${printVolume(volume)} of cream, over the ${limit.toString()} one application may be. Ask for a strength of at least ${proposeStrength(Amount.of(least, 'mg/mL'), perGram)}.`,
      source: 'Policy maximumApplicationVolume',
    }),
  );
}

function notWholeClicks(q: BatchWork, made: Made, dose: Amount, exact: Amount, perClick: Amount): Failure {
  const tolerance = policyAmount(q.policy, 'clickDoseTolerance');
  const asked = exact.in('mL').div(perClick.in('mL'));
  const clicks = nearestWholeCount(asked);
  const strength = Amount.of(dose.in('mg').div(clicks.times(perClick.in('mL'))), 'mg/mL');
  const perGram = isPerMl(made.strength) ? undefined : made.density.value;
  return fail(
    raise({
      rule: 'dose.not-whole-clicks',
      status: 'block',
      subject: sayDose(dose),
      because: `A dose of ${sayDose(dose)} is ${printNumber(asked, 2)} clicks of ${perClick.toString()}, and the nearest whole number is more than ${tolerance.toString()} off. It would be whole at ${proposeStrength(strength, perGram)} (${clicks.toFixed()} click${clicks.equals(1) ? '' : 's'}).${wholeForAll(q, perClick, perGram)}`,
      source: 'Policy clickDoseTolerance; a click cannot be divided',
    }),
  );
}

/** Only where the largest dose stays within one application. */
function wholeForAll(q: BatchWork, perClick: Amount, perGram: Amount | undefined): string {
  if (q.steps.length < 2) return '';
  const doses = q.steps.map((step) => step.dose);
  const { strength, step, counts } = strengthForAll(doses, new Exact(1).div(perClick.in('mL')));
  const largest = perClick.times(Exact.max(...counts));
  if (largest.isMoreThan(policyAmount(q.policy, 'maximumApplicationVolume'))) return '';
  const clicks = counts.map((count) => count.toFixed()).join(', ');
  return ` Every dose of the schedule is whole at ${proposeStrength(strength, perGram)}, one click ${sayDose(step)}: ${clicks} clicks.`;
}
