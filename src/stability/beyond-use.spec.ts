import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, daysBetween, isBefore, type DayCount } from '../calendar/day.js';
import type { Form, Formula, StabilityClass } from '../catalogue/formula.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { beyondUse, type BeyondUseQuestion } from './beyond-use.js';
import { STANDARDS } from './standards.js';

type Facts = Partial<Formula['stability']> & { form?: Form };

function formula({ form = 'capsule', ...stability }: Facts): Formula {
  return {
    id: 'sample',
    version: 1,
    name: 'Sample',
    form,
    productClass: 'LDN',
    ingredients: [],
    route: 'oral',
    stability: { class: 'NA_OTHER', limits: [], storage: '20–25 °C', storageSource: 'sample', ...stability },
    container: '',
    equipment: [],
    steps: [],
    physicalDescription: '',
    qualityChecks: [],
    warnings: [],
    sources: [],
  };
}

function question(facts: Facts, more: Partial<BeyondUseQuestion> = {}): BeyondUseQuestion {
  return {
    formula: formula(facts),
    compoundedOn: day('2025-03-03'),
    standard: 'usp-795-2023',
    policy: DEFAULT_POLICY,
    lots: [],
    ...more,
  };
}

const day0 = { ...DEFAULT_POLICY, dayCount: 'compounding-day-is-day-0' };

describe('beyond-use date', () => {
  it.each([
    ['AQ_NP', 'oral-liquid', '2025-03-16', '2025-03-17'],
    ['AQ_P', 'oral-liquid', '2025-04-06', '2025-04-07'],
    ['NA_LIQ', 'oral-liquid', '2025-05-31', '2025-06-01'],
    ['NA_OTHER', 'capsule', '2025-08-29', '2025-08-30'],
  ] as [StabilityClass, Form, string, string][])(
    'gives %s its days of the 2023 table, by either way of counting',
    (stabilityClass, form, day1Date, day0Date) => {
      expect(beyondUse(question({ class: stabilityClass, form })).beyondUseDate).toBe(day1Date);
      expect(beyondUse(question({ class: stabilityClass, form }, { policy: day0 })).beyondUseDate).toBe(
        day0Date,
      );
    },
  );

  it('stops a preserved cream after 28 days, not 35', () => {
    const answer = beyondUse(question({ class: 'AQ_P', form: 'cream' }));
    expect(answer.beyondUseDate).toBe('2025-03-30');
    expect(answer.limits.find((limit) => limit.binding)?.rule).toBe('pharmacy limit for creams');
  });

  it('never outlives a component, and names the lot that binds', () => {
    const lots = [
      { name: 'filler', lot: 'F-1', expiresOn: day('2026-03-31') },
      { name: 'drug', lot: 'D-1', expiresOn: day('2025-03-05') },
    ];
    const answer = beyondUse(question({}, { lots }));
    expect(answer.beyondUseDate).toBe('2025-03-05');
    expect(answer.limits.filter((limit) => limit.binding)).toMatchObject([{ subject: 'D-1' }]);
  });

  it('keeps glycerol in the stricter class until its water activity is recorded with a source', () => {
    const glycerol: Facts = { form: 'oral-liquid', class: 'AQ_NP', ifWaterActivityDocumented: 'NA_LIQ' };
    const withWaterActivity = (value: string, source: string) =>
      beyondUse(question({ ...glycerol, waterActivity: { value, source } })).class;
    expect(beyondUse(question(glycerol)).class).toBe('AQ_NP');
    expect(withWaterActivity('0.30', ' ')).toBe('AQ_NP');
    expect(withWaterActivity('0.60', 'measured')).toBe('AQ_NP');
    expect(withWaterActivity('0.59', 'measured, USP <922>')).toBe('NA_LIQ');
  });

  it('counts three calendar months for UK capsules, to the day before', () => {
    const answer = beyondUse(
      question({}, { standard: 'uk-extemporaneous', compoundedOn: day('2026-11-30') }),
    );
    expect(answer.beyondUseDate).toBe('2027-02-27');
  });

  it('is the earliest of its limits, marks exactly one of them and lists where each comes from', () => {
    const days = fc.integer({ min: 1, max: 400 });
    const counts: DayCount[] = ['compounding-day-is-day-1', 'compounding-day-is-day-0'];
    fc.assert(
      fc.property(
        fc.constantFrom(...STANDARDS),
        fc.constantFrom<Form>('capsule', 'oral-liquid', 'sublingual-drops', 'cream'),
        fc.constantFrom<StabilityClass>('AQ_NP', 'AQ_P', 'NA_LIQ', 'NA_OTHER'),
        fc.constantFrom(...counts),
        fc.array(days, { maxLength: 4 }),
        fc.array(days, { maxLength: 4 }),
        fc.integer({ min: 0, max: 3000 }),
        (standard, form, stabilityClass, dayCount, limitDays, lotDays, offset) => {
          const compoundedOn = day('2024-01-01').add({ days: offset });
          const answer = beyondUse({
            formula: formula({
              form,
              class: stabilityClass,
              limits: limitDays.map((each) => ({ rule: 'formula', days: each, source: 'sample' })),
            }),
            compoundedOn,
            standard,
            policy: { ...DEFAULT_POLICY, dayCount },
            lots: lotDays.map((each) => ({
              name: 'x',
              lot: `L${each}`,
              expiresOn: compoundedOn.add({ days: each }),
            })),
          });
          const date = day(answer.beyondUseDate);
          expect(answer.limits.filter((limit) => limit.binding)).toHaveLength(1);
          expect(answer.limits.every((limit) => limit.source !== '')).toBe(true);
          expect(answer.limits.some((limit) => isBefore(day(limit.date), date))).toBe(false);
          expect(daysBetween(compoundedOn, date)).toBeLessThanOrEqual(184);
        },
      ),
    );
  });
});
