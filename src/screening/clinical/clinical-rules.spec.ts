import { describe, expect, it } from '@jest/globals';
import { day } from '../../calendar/day.js';
import { amount } from '../../quantities/amount.js';
import { ask, capsuleOf, condition, medication, question } from '../../../test/support/screen-question.js';
import { checkClinicalRules } from './clinical-rules.js';

const dosed = (dose: string, timesPerDay = 1, productClass: 'LDN' | 'ULDN' = 'LDN') =>
  checkClinicalRules(question({ change: { dose: amount(dose), timesPerDay, productClass } }))
    .filter(({ rule }) => rule === 'dose.band')
    .map(({ status }) => status);

describe('doses stay in their class', () => {
  it.each([
    ['0.5 mg', 1, []],
    ['4.5 mg', 1, []],
    ['1 mg', 2, []],
    ['0.05 mg', 1, []],
    ['0.049 mg', 1, ['block']],
    ['1 mcg', 2, ['block']],
    ['4.6 mg', 1, ['review']],
    ['4.5 mg', 2, ['review']],
    ['10 mg', 1, ['review']],
    ['10.1 mg', 1, ['block']],
    ['50 mg', 1, ['block']],
    ['0 mg', 1, ['block']],
  ] as const)('LDN %s × %d: %j', (dose, times, statuses) => {
    expect(dosed(dose, times)).toEqual(statuses);
  });

  it.each([
    ['1 mcg', []],
    ['20 mcg', []],
    ['21 mcg', ['block']],
    ['1 mg', ['block']],
  ] as const)('ULDN %s: %j', (dose, statuses) => {
    expect(dosed(dose, 2, 'ULDN')).toEqual(statuses);
  });

  it('follows the policy of the pharmacy', () => {
    const base = question();
    const policy = { ...base.policy, dailyDoseReviewAbove: '3 mg' };
    expect(ask({ change: { policy } }).status).toBe('review');
  });
});

describe('conditions', () => {
  it.each([
    ['Kidney transplant 2015', 'block'],
    ['Status post liver transplantation', 'block'],
    ['Heart transplant recipient', 'block'],
    ['Awaiting kidney transplant', 'review'],
    ['No history of transplant', 'review'],
    ['Corneal transplant', 'review'],
    ['Acute hepatitis B', 'review'],
    ['Liver failure', 'review'],
    ['End-stage renal disease', 'review'],
    ['Chronic kidney disease stage 2', 'review'],
    ['Normal pregnancy', 'review'],
    ['Breast-feeding', 'review'],
    ['Opioid dependence', 'review'],
    ['Drug overdose', 'review'],
    ['', 'review'],
    ["Hashimoto's thyroiditis", 'pass'],
    ['Hypertension', 'pass'],
  ])('%s: %s', (text, status) => {
    expect(ask({ conditions: [condition(text)] }).status).toBe(status);
  });

  it('reads the display of a code too', () => {
    const coding = [{ system: 'http://snomed.info/sct', code: '1', display: 'Transplanted kidney present' }];
    expect(ask({ conditions: [{ text: '', coding }] }).status).toBe('block');
  });
});

describe('medicines that ask for a review', () => {
  it.each([
    ['levothyroxine 75 mcg', 'thyroid.replacement'],
    ['Armour Thyroid', 'thyroid.replacement'],
    ['Levothyroxine Sodium 0.075 MG Oral Tablet', 'thyroid.replacement'],
    ['tacrolimus', 'transplant.immunosuppressant'],
    ['azathioprine 50 mg', 'transplant.immunosuppressant'],
    ['naloxone nasal spray', 'antagonist.duplicate'],
    ['Relistor', 'antagonist.duplicate'],
    ['LDN 3 mg', 'antagonist.duplicate'],
  ])('%s: %s', (text, rule) => {
    const open = ask({ medications: [medication(text)] }).findings.filter(({ status }) => status !== 'pass');
    expect(open.map((finding) => `${finding.rule} ${finding.status}`)).toEqual([`${rule} review`]);
  });

  it('lets common medicines pass', () => {
    const medications = ['ibuprofen 200 MG Oral Tablet', 'metformin', 'vitamin D3', 'Lasix 40mg'].map(
      (text) => medication(text),
    );
    expect(ask({ medications }).status).toBe('pass');
  });
});

describe('age', () => {
  const born = (birthDate: string | undefined) => {
    const { patient } = question();
    const { birthDate: _, ...rest } = patient;
    return ask({
      change: { patient: birthDate === undefined ? rest : { ...rest, birthDate: day(birthDate) } },
    }).status;
  };

  it.each([
    ['2008-11-22', 'pass'],
    ['2008-11-23', 'review'],
    ['2026-11-22', 'review'],
    ['2026-11-23', 'unresolved'],
    [undefined, 'review'],
  ])('born %s: %s', (birthDate, status) => {
    expect(born(birthDate)).toBe(status);
  });
});

describe('fillers release at once', () => {
  it.each([
    ['hypromellose-2208', 'block'],
    ['ethylcellulose', 'block'],
    ['calcium-carbonate', 'block'],
    ['hypromellose', 'review'],
    ['microcrystalline-cellulose', 'pass'],
    ['lactose-monohydrate', 'pass'],
    ['rice-flour', 'pass'],
  ])('%s as filler: %s', (filler, status) => {
    expect(ask({ components: capsuleOf(filler) }).status).toBe(status);
  });

  it('does not take a hypromellose shell for a filler', () => {
    expect(ask({ components: capsuleOf('rice-flour', 'hypromellose-shell') }).status).toBe('pass');
  });
});

describe('a rule that breaks', () => {
  it('answers unresolved and leaves the others standing', () => {
    const broken = {
      rule: 'broken',
      check: () => {
        throw new Error('fault');
      },
    };
    expect(checkClinicalRules(question(), [broken])).toMatchObject([
      { rule: 'screening.check-failed', status: 'unresolved' },
    ]);
    expect(ask({ change: { dose: amount('1 mL') } }).status).toBe('unresolved');
  });
});
