import { Amount, type Exact } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import type { DoseStep, MeasuredDose } from './batching.types.js';
import { printDoseError, printVolume, sayDose, type DoseMeasure } from './dose-measure.js';
import { printExact } from './print.js';
import { fail, found, type Outcome } from './raise.js';
import { roundToHundredthMl } from './weighing.js';
import type { Input, Working } from './working.js';
import { allAtOnce, type ErrorTerm } from './worst-case.js';

/** One dose of the schedule, measured with the device of its form. */
export interface MeasuredStep extends DoseMeasure {
  /** `4.5 mL`, `18 drop`, `2 click`. */
  readonly measure: string;
  /** The last of them is its `volume of one dose`. */
  readonly workings: readonly Working[];
  /** What measuring it may add to the worst case. */
  readonly terms: readonly ErrorTerm[];
}

/** Names of workings are unique in a batch: with more than one dose each says which it is for. */
export type Naming = (of: string) => string;

/** All doses of a make: each measured for itself, in one volume schedule. */
export interface Schedule {
  readonly doses: readonly MeasuredDose[];
  readonly last: MeasuredStep;
  /** Of all doses, without anything that is added for bottle, syringe or applicator. */
  readonly volume: Amount;
  /** Of the dose that measuring may change most. */
  readonly measuring: readonly ErrorTerm[];
  readonly worstDose: Amount;
  readonly workings: readonly Working[];
}

export const VOLUME_OF_ONE_DOSE = 'volume of one dose';
export const TOTAL_VOLUME = 'total volume';
export const ROUNDING_OF_THE_DOSE = 'rounding of the dose';

/** Every different dose is measured once; those that cannot be are all named. */
export function measureSchedule(
  q: BatchWork,
  measure: (dose: Amount, naming: Naming) => Outcome<MeasuredStep>,
): Outcome<Schedule> {
  const lastStep = q.steps.at(-1);
  if (!lastStep) throw new RangeError('a schedule without steps');
  const doses = differentDoses(q.steps);
  const outcomes = doses.map((dose) => measure(dose, namingOf(q, dose)));
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const measured = outcomes.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [first] = measured;
  if (!first || measured.length < outcomes.length) return fail(...findings);
  const stepOf = ({ dose }: DoseStep): MeasuredStep =>
    measured[doses.findIndex((each) => each.compare(dose) === 0)] ?? first;
  const worst = measured.reduce((most, each) => (isWorse(each.terms, most.terms) ? each : most), first);
  const volume = q.steps.reduce(
    (sum, step) => sum.plus(stepOf(step).volume.times(q.prescription.timesPerDay * step.days)),
    Amount.of(0, 'mL'),
  );
  return found(
    {
      doses: q.steps.map((step) => asMeasured(step, stepOf(step))),
      last: stepOf(lastStep),
      volume,
      measuring: worst.terms,
      worstDose: doses[measured.indexOf(worst)] ?? lastStep.dose,
      workings: measured.flatMap(({ workings }) => workings),
    },
    findings,
  );
}

function differentDoses(steps: readonly DoseStep[]): readonly Amount[] {
  return steps
    .map(({ dose }) => dose)
    .filter((dose, at, all) => all.findIndex((each) => each.compare(dose) === 0) === at);
}

/** By the dose as it was first written: `1 mg` and `1000 mcg` are one. */
function namingOf(q: BatchWork, dose: Amount): Naming {
  const doses = differentDoses(q.steps);
  const first = doses.find((each) => each.compare(dose) === 0) ?? dose;
  return (of) => (doses.length > 1 ? `${of} of ${sayDose(first)}` : of);
}

function isWorse(terms: readonly ErrorTerm[], than: readonly ErrorTerm[]): boolean {
  return allAtOnce(terms).greaterThan(allAtOnce(than));
}

function asMeasured({ dose, days }: DoseStep, measured: MeasuredStep): MeasuredDose {
  return {
    dose: sayDose(dose),
    days,
    measure: measured.measure,
    volume: printVolume(measured.volume),
    error: printDoseError(measured.error),
  };
}

/** How far the measured dose is from the exact one, of counts or volumes that have workings of their own. */
export function roundingWorking(naming: Naming, measured: Input, exact: Input, error: Exact): Working {
  return {
    of: naming(ROUNDING_OF_THE_DOSE),
    formula: `({${measured.name}} − {${exact.name}}) / {${exact.name}}`,
    inputs: [measured, exact],
    result: printDoseError(error),
  };
}

/** The same as a term of the worst case: whichever way it is off, rounded up. */
export function roundingTerm(
  name: string,
  measured: Input,
  exact: Input,
  error: Exact,
  help: string,
): ErrorTerm {
  return {
    name,
    share: error.abs(),
    working: {
      formula: `|{${measured.name}} − {${exact.name}}| / {${exact.name}}`,
      inputs: [measured, exact],
      note: 'rounded up, so never better than it is',
    },
    help,
  };
}

/** An input whose value is the result of a working above it. */
export function workedOut(name: string, value: string): Input {
  return { name, value, from: 'worked out' };
}

/** Something that is added to the volume of all doses, with where it comes from. */
export interface Addition {
  readonly name: string;
  readonly volume: Amount;
  readonly from: string;
}

/** The volume of all doses and what is added, as one number named `of`. */
export function volumeWorking(
  q: BatchWork,
  schedule: Schedule,
  additions: readonly Addition[],
  of: string = TOTAL_VOLUME,
): Working {
  const steps = q.steps.map(({ dose, days }, at) => ({
    days: {
      name: q.steps.length > 1 ? `days of step ${at + 1}` : 'days',
      value: String(days),
      from: 'this make',
    },
    volume: workedOut(namingOf(q, dose)(VOLUME_OF_ONE_DOSE), schedule.doses[at]?.volume ?? ''),
  }));
  const sum = steps.map(({ days, volume }) => `{${days.name}} × {${volume.name}}`).join(' + ');
  const doses = `{times a day} × ${steps.length > 1 ? `(${sum})` : sum}`;
  const inputs = [
    { name: 'times a day', value: String(q.prescription.timesPerDay), from: 'prescription' },
    ...steps.flatMap(({ days, volume }) => [days, volume]),
    ...additions.map(({ name, volume, from }) => ({ name, value: printVolume(volume), from })),
  ];
  return {
    of,
    formula: [doses, ...additions.map(({ name }) => `{${name}}`)].join(' + '),
    inputs: inputs.filter((input, at) => inputs.findIndex(({ name }) => name === input.name) === at),
    result: printExact(volumeWith(schedule, additions), 'mL'),
    note: `made up as ${roundToHundredthMl(volumeWith(schedule, additions)).toString()}`,
  };
}

/** Unrounded. */
export function volumeWith(schedule: Schedule, additions: readonly Addition[]): Amount {
  return additions.reduce((sum, { volume }) => sum.plus(volume), schedule.volume);
}
