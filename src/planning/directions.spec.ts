import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Batch, MeasuredDose, PrescriptionFacts } from '../batching/batching.types.js';
import { amount } from '../quantities/amount.js';
import { directions, printAmount } from './directions.js';
import { capsuleKit } from './titration-kit.js';

function prescription(more: Partial<PrescriptionFacts> = {}): PrescriptionFacts {
  return {
    productClass: 'LDN',
    form: 'oral-liquid',
    dose: amount('1 mg'),
    strengthBasis: 'naltrexone hydrochloride',
    timesPerDay: 1,
    daysSupply: 14,
    refills: 0,
    titration: [
      { dose: amount('0.5 mg'), days: 7 },
      { dose: amount('1 mg'), days: 7 },
    ],
    uldnWithOpioidStatement: false,
    ...more,
  };
}

function batch(more: Partial<Batch> = {}): Batch {
  return {
    units: '1',
    unitsWithLoss: '1',
    components: [],
    triturations: [],
    worstCaseError: null,
    derivation: [],
    ...more,
  };
}
const dose = (text: string, measure: string, volume: string, days = 7): MeasuredDose => ({
  dose: text,
  days,
  measure,
  volume,
  error: '0 %',
});
const LIQUID = batch({ doses: [dose('0.5 mg', '0.5 mL', '0.5 mL'), dose('1 mg', '1 mL', '1 mL')] });
const SAME = { titration: [] };

describe('directions for a dose that stays the same', () => {
  it.each([
    [{ form: 'capsule' as const }, {}, 'Take 1 capsule by mouth at bedtime.'],
    [{}, { doseMeasure: '1 mL', doseVolume: '1 mL' }, 'Take 1 mL (1 mg) by mouth at bedtime.'],
    [
      { form: 'sublingual-drops' as const },
      { doseMeasure: '4 drop', doseVolume: '0.17 mL' },
      'Place 4 drops (0.17 mL, 1 mg) under the tongue at bedtime.',
    ],
    [
      { form: 'cream' as const },
      { doseMeasure: '1 click', doseVolume: '0.25 mL' },
      'Apply 1 click (0.25 mL, 1 mg) to the skin at bedtime.',
    ],
    [{ form: 'cream' as const }, { doseVolume: '0.25 mL' }, 'Apply 0.25 mL (1 mg) to the skin at bedtime.'],
  ])('of %j have no days', (asked, made, expected) => {
    expect(directions(prescription({ ...SAME, ...asked }), batch(made))).toBe(expected);
  });

  it('in micrograms say mcg, never 0.001 mg', () => {
    const uldn = prescription({ ...SAME, productClass: 'ULDN', dose: amount('0.001 mg') });
    expect(directions(uldn, batch({ doseMeasure: '1 mL', doseVolume: '1 mL' }))).toBe(
      'Take 1 mL (1 mcg) by mouth at bedtime.',
    );
    expect(printAmount(amount('0.001 mg/mL'))).toBe('1 mcg/mL');
    expect(printAmount(amount('0.05 mg'))).toBe('0.05 mg');
    expect(printAmount(amount('0.0000005 g'))).toBe('0.5 mcg');
  });
});

describe('directions for a schedule', () => {
  it('number the days, a line for each step', () => {
    expect(directions(prescription(), LIQUID).split('\n')).toEqual([
      'Days 1 to 7: take 0.5 mL (0.5 mg) by mouth at bedtime.',
      'Days 8 to 14: take 1 mL (1 mg) by mouth at bedtime.',
    ]);
  });

  it('give each time of day its own line', () => {
    expect(
      directions(prescription({ timesPerDay: 2 }), LIQUID)
        .split('\n')
        .slice(0, 2),
    ).toEqual([
      'Days 1 to 7: take 0.5 mL (0.5 mg) by mouth in the morning.',
      'Days 1 to 7: take 0.5 mL (0.5 mg) by mouth at bedtime.',
    ]);
  });

  it('go on counting in a later make, and name a single day', () => {
    const later = batch({
      doses: [dose('1 mg', '4 drop', '0.17 mL', 1), dose('1.5 mg', '6 drop', '0.25 mL', 6)],
    });
    expect(
      directions(prescription({ form: 'sublingual-drops' }), later, { fromDay: 35 }).split('\n'),
    ).toEqual([
      'Day 36: place 4 drops (0.17 mL, 1 mg) under the tongue at bedtime.',
      'Days 37 to 42: place 6 drops (0.25 mL, 1.5 mg) under the tongue at bedtime.',
    ]);
  });

  it('join steps that ask for the same', () => {
    const same = batch({
      doses: [dose('0.5 mg', '0.5 mL', '0.5 mL', 3), dose('0.5 mg', '0.5 mL', '0.5 mL', 4)],
    });
    expect(directions(prescription(), same)).toBe('Days 1 to 7: take 0.5 mL (0.5 mg) by mouth at bedtime.');
  });
});

describe('the label of one strength of a kit', () => {
  const weeks = Array.from({ length: 5 }, (_none, at) => ({ dose: amount('0.5 mg').times(at + 1), days: 7 }));
  const kit = capsuleKit(weeks, 1, { mostStrengths: 2, strengths: [amount('0.5 mg'), amount('1.5 mg')] });
  const schedule = kit.value?.schedule ?? [];
  const lines = (strength: string) =>
    directions(prescription({ form: 'capsule', titration: weeks }), batch(), { strength, schedule }).split(
      '\n',
    );

  it('says how many, and with what', () => {
    expect(lines('0.5 mg')).toEqual([
      'Days 1 to 7: take 1 capsule (0.5 mg) by mouth at bedtime.',
      'Days 8 to 14: take 2 capsules (1 mg) by mouth at bedtime.',
      'Days 22 to 28: take 1 capsule (0.5 mg) with 1 capsule of 1.5 mg by mouth at bedtime.',
      'Days 29 to 35: take 2 capsules (1 mg) with 1 capsule of 1.5 mg by mouth at bedtime.',
    ]);
  });

  it('leaves out the days on which none of it is taken', () => {
    expect(lines('1.5 mg')).toEqual([
      'Days 15 to 21: take 1 capsule (1.5 mg) by mouth at bedtime.',
      'Days 22 to 28: take 1 capsule (1.5 mg) with 1 capsule of 0.5 mg by mouth at bedtime.',
      'Days 29 to 35: take 1 capsule (1.5 mg) with 2 capsules of 0.5 mg by mouth at bedtime.',
    ]);
  });

  it('together cover every day of the schedule once for each strength that is taken', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, (given) => {
        const titration = given.map(([half, days]) => ({ dose: amount('0.5 mg').times(half), days }));
        const { value } = capsuleKit(titration, 1, { mostStrengths: 2 });
        for (const { strength, count } of value?.strengths ?? []) {
          const text = directions(prescription({ form: 'capsule', titration }), batch(), {
            strength: strength.toString(),
            schedule: value?.schedule,
          });
          const taken = text.split('\n').map((line) => {
            const [, from = '0', to] = /^Days? (\d+)(?: to (\d+))?: take (?:\d+)/u.exec(line) ?? [];
            return (Number(to ?? from) - Number(from) + 1) * Number(/take (\d+)/u.exec(line)?.[1]);
          });
          expect(taken.reduce((a, b) => a + b, 0)).toBe(count);
        }
      }),
    );
  });
});
