import { describe, expect, it } from '@jest/globals';
import type { PrescriptionFacts } from '../batching/batching.types.js';
import { day } from '../calendar/day.js';
import { stepsOfTemplate } from '../planning/titration-template.js';
import { SHIPPED_TEMPLATES } from '../planning/titration-templates.data.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount } from '../quantities/amount.js';
import { askBack } from './slip-guard.js';
import type { PastDose, SlipQuestion } from './slip-question.js';

/** Amounts as text; anything else as it is. */
type Written = Partial<
  Omit<PrescriptionFacts, 'dose' | 'strength' | 'quantity' | 'titration' | 'titrationStrengths'>
> & {
  readonly dose?: string;
  readonly strength?: string;
  readonly quantity?: string;
  readonly titration?: readonly (readonly [string, number])[];
  readonly titrationStrengths?: readonly string[];
};

function had(dose: string, more: Partial<Omit<PastDose, 'strength'>> & { strength?: string } = {}): PastDose {
  const { strength, ...others } = more;
  return {
    on: day('2025-03-03'),
    productClass: 'LDN',
    form: 'capsule',
    dose: amount(dose),
    ...(strength && { strength: amount(strength) }),
    ...others,
  };
}

function asked(written: Written, more: Partial<SlipQuestion> = {}): string[] {
  const { dose = '4.5 mg', strength, quantity, titration = [], titrationStrengths, ...others } = written;
  const prescription: PrescriptionFacts = {
    productClass: 'LDN',
    form: 'capsule',
    strengthBasis: 'naltrexone hydrochloride',
    timesPerDay: 1,
    daysSupply: 30,
    refills: 0,
    uldnWithOpioidStatement: false,
    dose: amount(dose),
    strength: strength ? amount(strength) : undefined,
    quantity: quantity ? amount(quantity) : undefined,
    titration: titration.map(([step, days]) => ({ dose: amount(step), days })),
    titrationStrengths: titrationStrengths?.map((one) => amount(one)),
    ...others,
  };
  const question = { pastOrders: [], compoundedOn: day('2025-04-03'), policy: DEFAULT_POLICY, ...more };
  const findings = askBack({ ...question, prescription });
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  expect(findings.filter(({ status }) => status !== 'review')).toEqual([]);
  return findings.map(({ rule, because }) => `${rule}: ${because}`);
}

describe('a dose', () => {
  it('a tenth of the usual one and of what the patient had is asked back in two units', () => {
    expect(asked({ dose: '0.45 mg' }, { pastOrders: [had('4.5 mg')] })).toEqual([
      'slip.dose: 0.45 mg (450 mcg) each time is a tenth of 4.5 mg (4,500 mcg), a usual LDN dose and what this patient had on 3 Mar 2025. Is 0.45 mg meant?',
    ]);
  });

  it('ten times too large says how much drug it would need', () => {
    expect(asked({ dose: '45 mg' })).toEqual([
      'slip.dose: 45 mg (45,000 mcg) each time is ten times 4.5 mg (4,500 mcg), a usual LDN dose. The 30 days would need 1.35 g (1,350 mg) of drug. Check the number, its unit and the class.',
    ]);
  });

  it('a unit slip in ULDN is a thousand times too much', () => {
    expect(asked({ dose: '1 mg', productClass: 'ULDN', timesPerDay: 2 })).toEqual([
      'slip.dose: 1 mg (1,000 mcg) each time is a thousand times 1 mcg (0.001 mg), a usual ULDN dose. Check the number, its unit and the class.',
    ]);
    expect(asked({ dose: '1 mcg', productClass: 'ULDN', timesPerDay: 2 })).toEqual([]);
    expect(asked({ dose: '10 mcg', productClass: 'ULDN', timesPerDay: 2 })).toHaveLength(1);
    expect(asked({ dose: '0.1 mcg', productClass: 'ULDN', timesPerDay: 2 })).toHaveLength(1);
  });

  it.each(['0.25 mg', '0.5 mg', '1 mg', '1.5 mg', '1.75 mg', '3 mg', '4.5 mg', '0.0045 g', '4500 mcg'])(
    'of %s is taken as written',
    (dose) => expect(asked({ dose })).toEqual([]),
  );

  it.each(['0.15 mg', '0.3 mg', '0.45 mg', '15 mg', '30 mg', '25 mg', '175 mg', '4.5 mcg', '0.05 mg'])(
    'of %s is asked back: a point was moved',
    (dose) => expect(asked({ dose })).toHaveLength(1),
  );

  it('above the usual daily dose is left to the class’s band, unless the patient had a tenth of it', () => {
    expect(asked({ dose: '6 mg' })).toEqual([]);
    expect(asked({ dose: '5 mg' })).toEqual([]);
    expect(asked({ dose: '5 mg' }, { pastOrders: [had('0.5 mg')] })).toHaveLength(1);
  });

  it('of 2.5 mg cannot be told from 0.25 mg by itself, and can by what the patient had', () => {
    expect(asked({ dose: '2.5 mg' })).toEqual([]);
    expect(asked({ dose: '2.5 mg' }, { pastOrders: [had('0.25 mg')] })[0]).toContain('ten times 0.25 mg');
    expect(asked({ dose: '0.25 mg' }, { pastOrders: [had('3 mg')] })[0]).toContain('8.3 % of 3 mg');
  });

  it('of the last order is never asked back, an earlier one only when the last is a power of ten away', () => {
    const earlier = had('0.25 mg', { on: day('2024-10-01') });
    expect(asked({ dose: '0.45 mg' }, { pastOrders: [had('0.45 mg')] })).toEqual([]);
    expect(asked({ dose: '0.25 mg' }, { pastOrders: [had('3 mg'), earlier] })).toEqual([]);
    expect(asked({ dose: '0.25 mg' }, { pastOrders: [earlier, had('2.5 mg')] })).toHaveLength(1);
  });

  it('of the other class than this patient had last is asked back, a thousandfold at stake', () => {
    const ultra = had('1 mcg', { productClass: 'ULDN' });
    const [said, ...more] = asked({ dose: '1 mg' }, { pastOrders: [ultra] });
    expect(said).toContain('1 mg (1,000 mcg) each time is of class LDN');
    expect(said).toContain('last had class ULDN, 1 mcg (0.001 mg) each time');
    expect(more).toEqual([]);
    expect(asked({ dose: '1 mcg', productClass: 'ULDN' }, { pastOrders: [had('1 mg')] })).toHaveLength(1);
  });

  it('of either class is not asked back where the patient had it in that class before', () => {
    const both = [had('1 mcg', { productClass: 'ULDN' }), had('4.5 mg')];
    expect(asked({ dose: '4.5 mg' }, { pastOrders: both })).toEqual([]);
  });

  it('by body weight explains an odd number, and a tenth of it is asked back', () => {
    const child = { patientWeight: amount('31 kg') };
    expect(asked({ dose: '3.1 mg' }, child)).toEqual([]);
    expect(asked({ dose: '0.31 mg' }, child)[0]).toContain(
      'a tenth of the 3.1 mg (3,100 mcg) that 0.1 mg/kg a day at 31 kg gives',
    );
    expect(asked({ dose: '0.25 mg' }, { patientWeight: amount('25 kg') })).toHaveLength(1);
    expect(asked({ dose: '0.5 mg' }, { patientWeight: amount('62 kg') })).toEqual([]);
  });
});

describe('a titration', () => {
  const climb = [['0.5 mg', 14], ['1 mg', 14], ['1.5 mg', 14]] as const; // prettier-ignore

  it('as guides have it is taken as written', () => {
    expect(asked({ titration: climb, dose: '1.5 mg', daysSupply: 42 })).toEqual([]);
    expect(asked({ titration: [['1.5 mg', 14], ['3 mg', 14], ['4.5 mg', 28]], daysSupply: 56 })).toEqual([]); // prettier-ignore
    expect(asked({ titration: [['4.5 mg', 7], ['2.25 mg', 7], ['4.5 mg', 7]], daysSupply: 21 })).toEqual([]); // prettier-ignore
  });

  it('with one step a power of ten off is asked back, by the steps beside it where the number alone is usual', () => {
    const slipped = [['0.5 mg', 14], ['0.1 mg', 14], ['1.5 mg', 14]] as const; // prettier-ignore
    expect(asked({ titration: slipped, dose: '1.5 mg', daysSupply: 42 })[0]).toContain(
      '0.1 mg (100 mcg) each time in step 2',
    );
    const low = [['2 mg', 14], ['0.25 mg', 14], ['3 mg', 14]] as const; // prettier-ignore
    expect(asked({ titration: low, dose: '3 mg', daysSupply: 42 }).join()).toContain(
      'in step 2 is 13 % of 2 mg',
    );
  });

  it('beside a dose that is ten times one of its steps is asked back', () => {
    const steps = [['0.25 mg', 14], ['0.5 mg', 14]] as const; // prettier-ignore
    expect(asked({ titration: steps, dose: '2.5 mg', daysSupply: 28 })[0]).toContain(
      'ten times 0.25 mg (250 mcg) in step 1',
    );
  });

  it('of steps with ten times the days is asked back', () => {
    const steps = [['0.5 mg', 140], ['1 mg', 14]] as const; // prettier-ignore
    expect(asked({ titration: steps, dose: '1 mg', daysSupply: 154 })).toEqual([
      'slip.days: 140 days (20 weeks) for step 1 is no usual number of days and ten times 14 days (2 weeks). Is 140 days meant?',
    ]);
    expect(asked({ titration: climb, dose: '1.5 mg', daysSupply: 4 })[0]).toContain(
      'the steps take 42 days (6 weeks)',
    );
  });

  it('from capsules that are in no step is asked back', () => {
    const of = (strength: string) =>
      asked({ titration: climb, dose: '1.5 mg', daysSupply: 42, titrationStrengths: [strength] });
    expect(of('0.5 mg')).toEqual([]);
    expect(of('5 mg')[0]).toContain('3.3 times the greatest step');
    expect(of('0.05 mg')).toHaveLength(1);
  });
});

describe('a strength', () => {
  const liquid = { form: 'oral-liquid', dose: '1.5 mg' } as const;

  it('ten times or a tenth of the form’s usual one is asked back', () => {
    expect(asked({ ...liquid, strength: '10 mg/mL' })).toEqual([
      'slip.strength: 10 mg/mL (10,000 mcg/mL) is ten times 1 mg/mL (1,000 mcg/mL), a usual strength of this form. Is 10 mg/mL meant?',
    ]);
    expect(asked({ ...liquid, strength: '0.1 mg/mL' })[0]).toContain('that is 15 mL each time');
    expect(asked({ ...liquid, strength: '1 mcg/mL' })).toHaveLength(1);
    expect(asked({ form: 'sublingual-drops', strength: '60 mg/mL' })).toHaveLength(1);
    expect(asked({ form: 'cream', strength: '100 mg/g' })).toHaveLength(1);
  });

  it('that is usual, or made to fit the dropper or the applicator, is taken as written', () => {
    expect(asked({ ...liquid, strength: '1 mg/mL' })).toEqual([]);
    expect(asked({ ...liquid, strength: '1000 mcg/mL' })).toEqual([]);
    expect(asked({ form: 'sublingual-drops', strength: '6.075 mg/mL' })).toEqual([]);
    expect(asked({ form: 'cream', strength: '9 mg/mL' })).toEqual([]);
    expect(asked({ form: 'cream', dose: '1.3 mg', strength: '2.6 mg/mL' })).toEqual([]);
    expect(asked({ form: 'oral-liquid', dose: '1 mcg', productClass: 'ULDN', strength: '1 mcg/mL' })).toEqual(
      [],
    );
  });

  it('far from the last one of this patient is asked back, and the last one itself is not', () => {
    const past = [had('1.5 mg', { form: 'oral-liquid', strength: '0.5 mg/mL' })];
    expect(asked({ ...liquid, strength: '5 mg/mL' }, { pastOrders: past })[0]).toContain('had on 3 Mar 2025');
    expect(asked({ ...liquid, strength: '0.5 mg/mL' }, { pastOrders: past })).toEqual([]);
  });

  it('that makes one dose a volume nobody takes is asked back', () => {
    expect(asked({ form: 'cream', dose: '0.5 mg', strength: '9 mg/mL' })[0]).toMatch(
      /^slip\.volume: At 9 mg\/mL .* 0\.0556 mL each time/u,
    );
    expect(asked({ form: 'cream', dose: '4.5 mg', strength: '0.5 mg/mL' })[0]).toContain('9 mL each time');
  });
});

describe('a quantity', () => {
  it('of capsules must be the doses of the days', () => {
    expect(asked({ quantity: '30 capsule' })).toEqual([]);
    expect(asked({ quantity: '300 capsule' })).toEqual([
      'slip.quantity: The quantity written is 300 capsules, and 30 days of one a day are 30 capsules. Which is meant: the quantity, the dose or the 30 days?',
    ]);
    expect(asked({ quantity: '30 capsule', timesPerDay: 2, dose: '2 mg' })[0]).toContain(
      '2 a day are 60 capsules',
    );
  });

  it('of a liquid may be the next bottle, not ten of them nor a tenth', () => {
    const liquid = { form: 'oral-liquid', strength: '1 mg/mL' } as const;
    expect(asked({ ...liquid, quantity: '150 mL' })).toEqual([]);
    expect(asked({ ...liquid, quantity: '1500 mL' })[0]).toContain(
      '30 days of 4.5 mg (4,500 mcg) at 1 mg/mL need 135 mL',
    );
    expect(asked({ ...liquid, quantity: '15 mL' })).toHaveLength(1);
  });

  it('explains days that are not usual when both agree', () => {
    const liquid = { form: 'oral-liquid', strength: '1 mg/mL', daysSupply: 33 } as const;
    expect(asked({ ...liquid, quantity: '150 mL' })).toEqual([]);
    expect(asked(liquid)).toHaveLength(1);
  });

  it('in a unit the form is not counted in is asked back', () => {
    expect(asked({ quantity: '30 mL' })[0]).toContain('counted in capsules');
  });
});

describe('a last step for the rest of the days', () => {
  const halved = (rest: number, daysSupply: number) =>
    asked({ titration: [['2.25 mg', 7], ['4.5 mg', rest]], daysSupply }); // prettier-ignore

  it('is not asked back by its days, which follow from the supply', () => {
    expect(halved(23, 30)).toEqual([]);
    expect(halved(77, 84)).toEqual([]);
  });

  it('is asked back when it is not the rest', () => {
    expect(halved(24, 30)[0]).toContain('24 days (3 weeks and 3 days) for step 2 is no usual number');
    expect(halved(230, 30)[0]).toContain('230 days');
  });

  it('is asked back as the supply when that is no usual one', () => {
    expect(halved(293, 300)).toEqual([
      'slip.days: 300 days (42 weeks and 6 days) for days’ supply is no usual number of days and ten times 30 days (4 weeks and 2 days). Is 300 days meant?',
    ]);
    expect(asked({ titration: [['4.5 mg', 23]], daysSupply: 23 })[0]).toContain('23 days');
  });

  it.each(SHIPPED_TEMPLATES.map(({ id, steps }) => [id, { steps }] as const))(
    'of the template %s leaves nothing to ask in ordinary supplies',
    (_id, template) => {
      const supplies = [28, 30, 56, 60, 84, 90, 120, 180];
      const planned = supplies.flatMap((daysSupply) => {
        const outcome = stepsOfTemplate(template, amount('4.5 mg'), daysSupply);
        return outcome.value ? [{ steps: outcome.value, daysSupply }] : [];
      });
      expect(planned.length).toBeGreaterThan(0);
      for (const { steps, daysSupply } of planned) {
        const titration = steps.map(({ dose, days }) => [dose.toString(), days] as const);
        expect([daysSupply, asked({ titration, daysSupply })]).toEqual([daysSupply, []]);
      }
    },
  );
});

describe('days', () => {
  it.each([7, 14, 28, 30, 60, 84, 90, 100, 180])('of %i are taken as written', (daysSupply) => {
    expect(asked({ daysSupply })).toEqual([]);
  });

  it.each([3, 9, 300, 280, 140])('of %i are asked back', (daysSupply) => {
    expect(asked({ daysSupply })).toHaveLength(1);
  });
});
