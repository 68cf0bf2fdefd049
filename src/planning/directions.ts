import type { Batch, PrescriptionFacts } from '../batching/batching.types.js';
import { Exact, type Amount, type Unit } from '../quantities/amount.js';

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

/** What the patient does, one action a line: verb, measured amount with mg, route, time (label rules 18–28). */
export function directions(prescription: PrescriptionFacts, batch: Batch): string {
  const action = actionOf(prescription, batch);
  return timesOfDay(prescription.timesPerDay, prescription.timing)
    .map((time) => `${action} ${time}.`)
    .join('\n');
}

function actionOf(prescription: PrescriptionFacts, batch: Batch): string {
  const dose = printAmount(prescription.dose);
  switch (prescription.form) {
    case 'capsule':
      return 'Take 1 capsule by mouth';
    case 'oral-liquid':
      return `Take ${batch.doseMeasure ?? ''} (${dose}) by mouth`;
    case 'sublingual-drops':
      return `Place ${counted(batch.doseMeasure)} (${batch.doseVolume ?? ''}, ${dose}) under the tongue`;
    case 'cream': {
      const volume = batch.doseVolume ?? '';
      return batch.doseMeasure?.endsWith('click')
        ? `Apply ${counted(batch.doseMeasure)} (${volume}, ${dose}) to the skin`
        : `Apply ${volume} (${dose}) to the skin`;
    }
  }
}

/** `18 drop` → `18 drops`. */
export function counted(measure: string | undefined): string {
  if (!measure) return '';
  return measure.startsWith('1 ') ? measure : `${measure}s`;
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

/** In the unit a patient reads, with a comma for thousands (label rule 17). */
export function printAmount(value: Amount): string {
  const readable = value.to(READABLE_UNIT[value.unit] ?? value.unit);
  const [digits = '', unit = ''] = readable.toString().split(' ');
  const [whole = '', decimals] = digits.split('.');
  const grouped = new Exact(whole).greaterThanOrEqualTo(1000)
    ? whole.replace(/\B(?=(\d{3})+$)/gu, ',')
    : whole;
  return `${grouped}${decimals ? `.${decimals}` : ''} ${unit}`;
}
