import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DoseStep, PrescriptionFacts } from '../batching/batching.types.js';
import { amount } from '../quantities/amount.js';
import { daysToSupply, scheduleFindings, stepsBetween, titrationDays } from './schedule.js';

function prescription(
  titration: readonly DoseStep[],
  more: Partial<PrescriptionFacts> = {},
): PrescriptionFacts {
  return {
    productClass: 'LDN',
    form: 'oral-liquid',
    dose: amount('4.5 mg'),
    strengthBasis: 'naltrexone hydrochloride',
    timesPerDay: 1,
    daysSupply: 42,
    refills: 0,
    titration,
    uldnWithOpioidStatement: false,
    ...more,
  };
}
const step = (dose: string, days: number): DoseStep => ({ dose: amount(dose), days });
const THREE = [step('0.5 mg', 14), step('1 mg', 14), step('1.5 mg', 14)];
const texts = (steps: readonly DoseStep[]) => steps.map(({ dose, days }) => `${dose.toString()} × ${days}`);

describe('the doses of one make', () => {
  it('are one dose where it stays the same', () => {
    expect(texts(stepsBetween(prescription([]), 28, 14))).toEqual(['4.5 mg × 14']);
  });

  it('are the steps of its own days: 42 days in bottles of 35 are 35 + 7', () => {
    expect(texts(stepsBetween(prescription(THREE), 0, 35))).toEqual([
      '0.5 mg × 14',
      '1 mg × 14',
      '1.5 mg × 7',
    ]);
    expect(texts(stepsBetween(prescription(THREE), 35, 7))).toEqual(['1.5 mg × 7']);
  });

  it('go on with the last dose after the last step', () => {
    expect(texts(stepsBetween(prescription(THREE), 40, 30))).toEqual(['1.5 mg × 30']);
    expect(texts(stepsBetween(prescription(THREE), 60, 1))).toEqual(['1.5 mg × 1']);
  });

  it('are the same day by day however the supply is cut', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 6,
    });
    const daily = (given: readonly DoseStep[]) =>
      given.flatMap(({ dose, days }) => Array.from({ length: days }, () => dose.toString()));
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
        (given, cuts) => {
          const facts = prescription(
            given.map(([half, days]) => ({ dose: amount('0.5 mg').times(half), days })),
          );
          const total = cuts.reduce((a, b) => a + b, 0);
          let from = 0;
          const pieces = cuts.flatMap((days) => {
            const part = stepsBetween(facts, from, days);
            expect(part.reduce((sum, each) => sum + each.days, 0)).toBe(days);
            from += days;
            return daily(part);
          });
          expect(pieces).toEqual(daily(stepsBetween(facts, 0, total)));
          expect(stepsBetween(facts, 0, titrationDays(facts)).length).toBe(given.length);
        },
      ),
    );
  });
});

const END = amount('1.5 mg');

describe('a schedule', () => {
  it('whose days differ from the days prescribed is reviewed, with both numbers; the steps are supplied', () => {
    const facts = prescription(THREE, { dose: END, daysSupply: 30 });
    expect(scheduleFindings(facts)).toMatchObject([{ rule: 'titration.days-differ', status: 'review' }]);
    expect(scheduleFindings(facts)[0]?.because).toMatch(
      /steps of the titration are 42 days and the prescription is for 30: 42 days are supplied/u,
    );
    expect(daysToSupply(facts)).toBe(42);
    expect(daysToSupply(prescription([], { daysSupply: 30 }))).toBe(30);
  });

  it('that adds up says nothing, and neither does a dose that stays the same', () => {
    expect(scheduleFindings(prescription(THREE, { dose: END }))).toEqual([]);
    expect(scheduleFindings(prescription([], { refills: 3 }))).toEqual([]);
  });

  it('with refills starts again at its first step, which is said', () => {
    const [said] = scheduleFindings(prescription(THREE, { dose: END, refills: 2 }));
    expect(said).toMatchObject({ rule: 'titration.refills-repeat', status: 'pass' });
    expect(said?.because).toContain('Each of the 2 refills repeats the whole titration from 0.5 mg');
  });

  it('beside a dose that none of its steps has is asked about', () => {
    expect(scheduleFindings(prescription(THREE))).toMatchObject([
      { rule: 'titration.dose-differs', status: 'review' },
    ]);
    const onTheWay = prescription(THREE, { dose: amount('0.5 mg') });
    expect(scheduleFindings(onTheWay)).toMatchObject([{ rule: 'titration.dose-differs', status: 'pass' }]);
  });
});
