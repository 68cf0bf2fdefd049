import type { Batch, MeasuredDose, PrescriptionFacts } from '../batching/batching.types.js';
import { amount, Exact, type Amount, type Unit } from '../quantities/amount.js';
import type { TitrationDay } from './plan.types.js';

/** Times of day in the words of a label, for 1 to 4 doses a day. */
const TIMES: Readonly<Record<number, readonly string[]>> = {
  2: ['in the morning', 'at bedtime'],
  3: ['in the morning', 'at midday', 'at bedtime'],
  4: ['in the morning', 'at midday', 'in the evening', 'at bedtime'],
};

const ONCE: Readonly<Record<string, string>> = {
  bedtime: 'at bedtime',
  morning: 'in the morning',
  midday: 'at midday',
  evening: 'in the evening',
};

/** Default by the LDN guides; the morning is allowed. */
const USUAL_TIMING = 'bedtime';

export function timesOfDay(timesPerDay: number, timing: string | undefined): readonly string[] {
  const once = ONCE[timing ?? USUAL_TIMING] ?? 'at bedtime';
  if (timesPerDay === 2 && timing === 'evening') return ['in the morning', 'in the evening'];
  return TIMES[timesPerDay] ?? [once];
}

/** Of a kit's label its strength and the kit's schedule; `fromDay`: days of the prescription earlier makes covered. */
export interface LabelSchedule {
  readonly strength?: string;
  readonly schedule?: readonly TitrationDay[];
  readonly fromDay?: number;
}

/** The words of one action: verb first, then everything up to the time of day. */
interface Action {
  readonly days: number;
  /** Undefined: nothing of what this label is on is taken on these days. */
  readonly words: string | undefined;
}

/**
 * What the patient does, one action a line: verb, measured amount with mg, route, time (label rules 18–28). A dose that
 * changes has its days before it: `Days 1 to 7: take 0.5 mL (0.5 mg) by mouth at bedtime.`
 */
export function directions(prescription: PrescriptionFacts, batch: Batch, label: LabelSchedule = {}): string {
  const times = timesOfDay(prescription.timesPerDay, prescription.timing);
  const actions = actionsOf(prescription, batch, label);
  if (!actions) {
    const action = constantAction(prescription, batch);
    return times.map((time) => `${action} ${time}.`).join('\n');
  }
  let from = label.fromDay ?? 0;
  const lines: string[] = [];
  for (const { days, words } of joined(actions)) {
    if (words !== undefined)
      lines.push(...times.map((time) => `${printDays(from, days)}: ${words} ${time}.`));
    from += days;
  }
  return lines.join('\n');
}

/** Days `from` + 1 to `from` + `days`. */
function printDays(from: number, days: number): string {
  return days === 1 ? `Day ${from + 1}` : `Days ${from + 1} to ${from + days}`;
}

/** Undefined where the dose stays the same. */
function actionsOf(
  prescription: PrescriptionFacts,
  batch: Batch,
  label: LabelSchedule,
): readonly Action[] | undefined {
  const { strength, schedule } = label;
  if (schedule) return schedule.map((step) => ({ days: step.days, words: capsulesOf(step, strength) }));
  if (prescription.titration.length === 0 || !batch.doses) return undefined;
  return batch.doses.map((dose) => ({ days: dose.days, words: measuredAction(prescription, dose) }));
}

/** Steps that follow each other and ask for the same are one line. */
function joined(actions: readonly Action[]): readonly Action[] {
  const lines: Action[] = [];
  for (const action of actions) {
    const last = lines.at(-1);
    if (last && last.words === action.words) {
      lines.splice(-1, 1, { ...last, days: last.days + action.days });
    } else {
      lines.push(action);
    }
  }
  return lines;
}

/** `take 2 capsules (1 mg) with 1 capsule of 1.5 mg by mouth`: of the label's strength, and what is taken with it. */
function capsulesOf({ capsules }: TitrationDay, strength: string | undefined): string | undefined {
  const own = capsules.find((each) => each.strength === strength);
  if (!own || own.count === 0) return undefined;
  const others = capsules
    .filter((each) => each.strength !== strength && each.count > 0)
    .map((each) => `${counted(`${each.count} capsule`)} of ${printAmount(amount(each.strength))}`);
  const mass = printAmount(amount(own.strength).times(own.count));
  const beside = others.length > 0 ? ` with ${others.join(' and ')}` : '';
  return `take ${counted(`${own.count} capsule`)} (${mass})${beside} by mouth`;
}

function measuredAction({ form }: PrescriptionFacts, { dose, measure, volume }: MeasuredDose): string {
  const mass = printAmount(amount(dose));
  switch (form) {
    case 'sublingual-drops':
      return `place ${counted(measure)} (${volume}, ${mass}) under the tongue`;
    case 'cream':
      return measure.endsWith('click')
        ? `apply ${counted(measure)} (${volume}, ${mass}) to the skin`
        : `apply ${volume} (${mass}) to the skin`;
    case 'capsule':
    case 'oral-liquid':
      return `take ${counted(measure)} (${mass}) by mouth`;
  }
}

function constantAction(prescription: PrescriptionFacts, batch: Batch): string {
  if (prescription.form === 'capsule') return 'Take 1 capsule by mouth';
  const words = measuredAction(prescription, {
    dose: prescription.dose.toString(),
    days: 0,
    measure: batch.doseMeasure ?? '',
    volume: batch.doseVolume ?? '',
    error: '',
  });
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `18 drop` → `18 drops`; units like mL have no plural. */
export function counted(measure: string | undefined): string {
  if (!measure || measure.startsWith('1 ')) return measure ?? '';
  return /(?:capsule|drop|click|tablet)$/u.test(measure) ? `${measure}s` : measure;
}

/** No patient reads grams and litres of this drug: 0.0045 g is 4.5 mg (label rules 13 and 14). */
const READABLE_UNIT: Readonly<Partial<Record<Unit, Unit>>> = {
  g: 'mg',
  kg: 'mg',
  'g/mL': 'mg/mL',
  'kg/mL': 'mg/mL',
  'kg/L': 'mg/mL',
  'g/L': 'mg/mL',
  'mg/L': 'mcg/mL',
  'mcg/L': 'mcg/mL',
  'g/g': 'mg/g',
  'g/kg': 'mg/g',
  'kg/kg': 'mg/g',
  'mg/mg': 'mg/g',
  'mg/kg': 'mcg/g',
  'mcg/kg': 'mcg/g',
};

/** Below this in mg a patient reads mcg: 0.001 mg is one slipped zero from 0.01 mg (label rule 14). */
const LEAST_READ_IN_MG = '0.05';

const IN_MICROGRAMS: Readonly<Partial<Record<Unit, Unit>>> = {
  mg: 'mcg',
  'mg/mL': 'mcg/mL',
  'mg/g': 'mcg/g',
};

/** In the unit a patient reads, with a comma for thousands (label rule 17); micrograms as `1 mcg`, never `0.001 mg`. */
export function printAmount(value: Amount): string {
  const readable = inReadableUnit(value);
  const [digits = '', unit = ''] = readable.toString().split(' ');
  const [whole = '', decimals] = digits.split('.');
  const grouped = new Exact(whole).greaterThanOrEqualTo(1000)
    ? whole.replace(/\B(?=(\d{3})+$)/gu, ',')
    : whole;
  return `${grouped}${decimals ? `.${decimals}` : ''} ${unit}`;
}

function inReadableUnit(value: Amount): Amount {
  const readable = value.to(READABLE_UNIT[value.unit] ?? value.unit);
  const smaller = IN_MICROGRAMS[readable.unit];
  return smaller && !readable.isZero() && readable.value.lessThan(LEAST_READ_IN_MG)
    ? readable.to(smaller)
    : readable;
}
