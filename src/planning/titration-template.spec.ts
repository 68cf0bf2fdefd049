import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount } from '../quantities/amount.js';
import { faultsOfTemplate, stepsOfTemplate, type TemplateStep } from './titration-template.js';
import { SHIPPED_TEMPLATES } from './titration-templates.data.js';

const shipped = (id: string) => SHIPPED_TEMPLATES.find((each) => each.id === id) ?? { steps: [] };
const given = (steps: readonly TemplateStep[], dose = '4.5 mg', daysSupply = 30) => {
  const outcome = stepsOfTemplate({ steps }, amount(dose), daysSupply);
  return (
    outcome.value?.map((step) => `${step.dose.toString()} × ${step.days}`) ?? outcome.findings[0]?.because
  );
};

describe('a titration template', () => {
  it('halves for 7 days, then goes back to the dose for the rest', () => {
    expect(given(shipped('halve-for-7-days').steps)).toEqual(['2.25 mg × 7', '4.5 mg × 23']);
    expect(given(shipped('halve-for-7-days').steps, '1 mcg', 14)).toEqual(['0.5 mcg × 7', '1 mcg × 7']);
  });

  it('climbs by 0.5 mg to 4.5 mg, and stays there', () => {
    const steps = given(shipped('half-mg-every-14-days').steps, '4.5 mg', 126);
    expect(steps).toHaveLength(9);
    expect(steps?.[0]).toBe('0.5 mg × 14');
    expect(steps?.[8]).toBe('4.5 mg × 14');
  });

  it('that goes over the prescribed dose is refused, and one that ends below it is reviewed', () => {
    expect(given(shipped('half-mg-every-7-days').steps, '3 mg', 90)).toMatch(
      /goes up to 3\.5 mg and 3 mg is prescribed/u,
    );
    const below = stepsOfTemplate(shipped('one-mg-every-7-days'), amount('4.5 mg'), 60);
    expect(below.findings).toMatchObject([{ rule: 'titration.template-below-dose', status: 'review' }]);
    expect(below.value).toHaveLength(4);
  });

  it('for which no day is left is refused, with how many it takes', () => {
    expect(given(shipped('halve-for-7-days').steps, '4.5 mg', 7)).toMatch(
      /takes 7 days before its last step.*at least 8 days/u,
    );
  });

  it.each([
    [[], 'at least one step'],
    [[{ days: 7 }], 'Step 1 has both a dose and a share, or neither'],
    [[{ dose: '1 mg', share: '50 %', days: 7 }], 'Step 1 has both'],
    [[{ dose: '1', days: 7 }], 'Step 1 has no unit'],
    [[{ dose: '1 mL', days: 7 }], 'Step 1 is in mL'],
    [[{ share: '0 %', days: 7 }], 'Step 1 has a dose of zero'],
    [
      [
        { dose: '1 mg', days: 0 },
        { dose: '2 mg', days: 7 },
      ],
      'Step 1 must be for a whole number of days, at least 1',
    ],
    [[{ dose: '1 mg', days: 1.5 }], 'Step 1 must be for a whole number of days, or for 0'],
  ])('is refused when it is %j', (steps, says) => {
    expect(faultsOfTemplate({ steps })[0]).toContain(says);
    expect(given(steps)).toContain(says);
  });

  it('ships only such as can be read, each with a source', () => {
    for (const template of SHIPPED_TEMPLATES) {
      expect(faultsOfTemplate(template)).toEqual([]);
      expect(template.source).not.toBe('');
    }
    expect(new Set(SHIPPED_TEMPLATES.map((each) => each.id)).size).toBe(SHIPPED_TEMPLATES.length);
  });

  it('with a last step for the rest fills the days exactly, and no step is over the dose', () => {
    const steps = fc.array(
      fc.record({ percent: fc.integer({ min: 1, max: 100 }), days: fc.integer({ min: 1, max: 20 }) }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 200 }), (parts, daysSupply) => {
        const template = [
          ...parts.map(({ percent, days }) => ({ share: `${percent} %`, days })),
          { share: '100 %', days: 0 },
        ];
        const { value, findings } = stepsOfTemplate({ steps: template }, amount('4.5 mg'), daysSupply);
        if (!value) {
          expect(findings[0]?.rule).toBe('titration.template-too-long');
          return;
        }
        expect(value.reduce((sum, each) => sum + each.days, 0)).toBe(daysSupply);
        expect(value.every((each) => !each.dose.isMoreThan(amount('4.5 mg')))).toBe(true);
      }),
    );
  });
});
