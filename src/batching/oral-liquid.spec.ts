import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount } from '../quantities/amount.js';
import {
  ANHYDROUS,
  DIHYDRATE,
  EQUIPMENT,
  FINE,
  formulaFor,
  lot,
  OTHER_LOTS,
  question,
} from '../../test/support/batch-questions.js';
import { expectSoundWorkings } from '../../test/support/sound-workings.js';
import { batch } from './batch.js';
import type { BatchAnswer, BatchQuestion, DoseStep } from './batching.types.js';

const lots = [DIHYDRATE, ...OTHER_LOTS];
const rules = (answer: BatchAnswer) => answer.findings.map((each) => `${each.rule} ${each.status}`);
const weights = (answer: BatchAnswer) => answer.batch?.components.map((each) => `${each.id} ${each.weigh}`);

describe('oral liquid 1 mg/mL', () => {
  it('150 mL from the dihydrate lot', () => {
    const answer = batch(question('oral-liquid', { dose: '5 mg' }, { lots, equipment: FINE }));
    expect(weights(answer)).toEqual([
      'naltrexone-hydrochloride 164.94 mg',
      'ascorbic-acid 750 mg',
      'sodium-benzoate 150 mg',
      'glycerol 30 mL',
      'purified-water q.s. 150 mL',
    ]);
    expect(answer.batch).toMatchObject({
      units: '150 mL',
      doseMeasure: '5 mL',
      totalVolume: '150 mL',
      doseError: '0 %',
      quality: { yield: { low: '95 %', high: '102 %', lowQuantity: '142.5 mL', highQuantity: '153 mL' } },
    });
    expect(answer.batch?.components.at(-1)).toMatchObject({ method: 'volume', lot: 'WAT-1' });
    expect(rules(answer)).toEqual([]);
    expectSoundWorkings(answer.batch);
  });

  it('100 mL as published: 100 mg label, 0.5 g, 0.1 g, 20 mL, to 100 mL', () => {
    const pure = lot('naltrexone-hydrochloride', 'P', {
      form: 'anhydrous',
      assay: '100 %',
      assayBasis: 'anhydrous',
      water: '0 %',
    });
    const asked = { dose: '2.5 mg', daysSupply: 40 };
    const answer = batch(question('oral-liquid', asked, { lots: [pure, ...OTHER_LOTS], equipment: FINE }));
    expect(weights(answer)).toEqual([
      'naltrexone-hydrochloride 100 mg',
      'ascorbic-acid 500 mg',
      'sodium-benzoate 100 mg',
      'glycerol 20 mL',
      'purified-water q.s. 100 mL',
    ]);
  });

  it.each([
    [14, '63 mL'],
    [35, '157.5 mL'],
  ])('4.5 mg a night for %i days is %s', (daysSupply, volume) => {
    expect(batch(question('oral-liquid', { daysSupply }, { lots })).batch?.totalVolume).toBe(volume);
  });

  it('rounds the dose to the syringe and shows the error', () => {
    const equipment = { ...FINE, syringe: { graduation: amount('0.2 mL') } };
    const answer = batch(question('oral-liquid', { dose: '4.5 mg' }, { lots, equipment }));
    expect(answer.batch).toMatchObject({ doseMeasure: '4.6 mL', doseError: '2.22 %', totalVolume: '138 mL' });
  });

  it('refuses a dose the syringe cannot show within tolerance', () => {
    const equipment = { ...FINE, syringe: { graduation: amount('1 mL') } };
    const answer = batch(question('oral-liquid', { dose: '4.5 mg' }, { lots, equipment }));
    expect(rules(answer)).toEqual(['dose.not-measurable block']);
    expect(answer.batch).toBeNull();
    expect(rules(batch(question('oral-liquid', { dose: '0.3 mg' }, { lots, equipment })))).toEqual([
      'dose.not-measurable block',
    ]);
  });

  it('refuses a dose that would be measured too small as much as one too large', () => {
    expect(rules(batch(question('oral-liquid', { dose: '0.54 mg' }, { lots, equipment: FINE })))).toEqual([
      'dose.not-measurable block',
    ]);
    expect(rules(batch(question('oral-liquid', { dose: '0.56 mg' }, { lots, equipment: FINE })))).toEqual([
      'dose.not-measurable block',
    ]);
  });

  it('never measures a dose as nothing, however wide the tolerance', () => {
    const policy = { ...DEFAULT_POLICY, liquidDoseRoundingTolerance: '100 %' };
    const equipment = { ...FINE, syringe: { graduation: amount('5 mL') } };
    const answer = batch(question('oral-liquid', { dose: '1 mg' }, { lots, equipment, policy }));
    expect(rules(answer)).toEqual(['dose.not-measurable block']);
  });

  it('without a syringe is worked out and left unresolved', () => {
    const { syringe: _, ...equipment } = EQUIPMENT;
    const answer = batch(question('oral-liquid', { daysSupply: 60 }, { lots, equipment }));
    expect(rules(answer)).toEqual(['equipment.syringe-missing unresolved']);
    expect(answer.batch?.doseMeasure).toBe('4.5 mL');
  });

  it('of another strength than the formula’s is refused', () => {
    const answer = batch(question('oral-liquid', { strength: '2 mg/mL' }, { lots }));
    expect(rules(answer)).toEqual(['strength.not-in-formula block']);
    expect(rules(batch(question('oral-liquid', { strength: '1 mg/g' }, { lots })))).toEqual([
      'strength.not-in-formula block',
    ]);
    expect(
      batch(question('oral-liquid', { strength: '1000 mcg/mL', daysSupply: 60 }, { lots })).batch,
    ).not.toBeNull();
  });

  it('names every part that is not on the shelf, in one answer', () => {
    const answer = batch(question('oral-liquid', {}, { lots: [] }));
    expect(answer.findings.map((each) => each.subject)).toEqual([
      'naltrexone hydrochloride',
      'ascorbic acid',
      'sodium benzoate',
      'glycerol',
      'purified water',
    ]);
  });

  it('needs the whole volume of the vehicle on hand, an upper bound', () => {
    const water = (onHand: string) => [
      DIHYDRATE,
      ...OTHER_LOTS.slice(0, 3),
      lot('purified-water', 'W', { onHand }),
    ];
    const asked = { dose: '5 mg' };
    expect(rules(batch(question('oral-liquid', asked, { lots: water('150 mL'), equipment: FINE })))).toEqual(
      [],
    );
    expect(rules(batch(question('oral-liquid', asked, { lots: water('149 mL'), equipment: FINE })))).toEqual([
      'stock.short block',
    ]);
  });

  it.each(['ldn-oral-liquid-glycerol', 'ldn-oral-liquid-sterile-water'])(
    'is made in two parts by %s',
    (id) => {
      const formula = SHIPPED_FORMULAS.find((each) => each.id.includes(id.slice(16)));
      if (!formula) throw new Error(id);
      const vehicle = formula.ingredients.at(-1)?.ingredient ?? '';
      const more = { formula, lots: [ANHYDROUS, lot(vehicle, 'V', { onHand: '5 L' })] };
      const answer = batch(question('oral-liquid', { daysSupply: 60 }, more));
      expect(weights(answer)).toEqual(['naltrexone-hydrochloride 273.3 mg', `${vehicle} q.s. 270 mL`]);
    },
  );
});

const step = (dose: string, days: number): DoseStep => ({ dose: amount(dose), days });
const syringeOf = (graduation: string) => ({ ...FINE, syringe: { graduation: amount(graduation) } });

describe('a titration as oral liquid', () => {
  const titration = (steps: readonly DoseStep[], more: Partial<BatchQuestion> = {}) => {
    const days = steps.reduce((sum, each) => sum + each.days, 0);
    return batch(question('oral-liquid', {}, { lots, equipment: FINE, steps, days, ...more }));
  };
  const RISING = [step('0.5 mg', 14), step('1 mg', 14), step('1.5 mg', 14)];

  it('0.5, 1 and 1.5 mg for 14 days each is 7 + 14 + 21 = 42 mL', () => {
    const answer = titration(RISING);
    expect(answer.batch).toMatchObject({
      units: '42 mL',
      totalVolume: '42 mL',
      doseMeasure: '1.5 mL',
      doses: [
        { dose: '0.5 mg', days: 14, measure: '0.5 mL', volume: '0.5 mL', error: '0 %' },
        { dose: '1 mg', days: 14, measure: '1 mL', volume: '1 mL', error: '0 %' },
        { dose: '1.5 mg', days: 14, measure: '1.5 mL', volume: '1.5 mL', error: '0 %' },
      ],
    });
    expect(rules(answer)).toEqual(['dose.error-over-tolerance pass']);
    expectSoundWorkings(answer.batch);
    expect(answer.batch?.derivation.find((line) => line.startsWith('total volume'))).toContain(
      '1 × (14 × 0.5 mL + 14 × 1 mL + 14 × 1.5 mL) + 0 mL = 42 mL',
    );
  });

  it('rounds each step to the syringe for itself, and makes the volume that is measured', () => {
    const answer = titration([step('0.52 mg', 10), step('1 mg', 10)]);
    expect(answer.batch?.doses?.map(({ volume, error }) => `${volume} ${error}`)).toEqual([
      '0.5 mL -3.85 %',
      '1 mL 0 %',
    ]);
    expect(answer.batch?.totalVolume).toBe('15 mL');
  });

  it('the worst case is that of the dose that measuring may change most', () => {
    const worstOf = (steps: readonly DoseStep[]) => titration(steps).batch?.worstCaseError;
    const share = (steps: readonly DoseStep[]) => Number.parseFloat(worstOf(steps) ?? '');
    // Half of 0.1 mL is 10 % of 0.5 mL, and 3.3 % of 1.5 mL.
    expect(share(RISING)).toBeGreaterThan(10);
    expect(share([step('1.5 mg', 42)])).toBeLessThan(7);
  });

  it('names each step that cannot be measured, and what would measure it', () => {
    const answer = titration([step('0.3 mg', 7), step('0.7 mg', 7), step('2 mg', 7)], {
      equipment: syringeOf('1 mL'),
    });
    expect(answer.batch).toBeNull();
    expect(answer.findings.map(({ id }) => id)).toEqual([
      'dose.not-measurable/0-3-mg',
      'dose.not-measurable/0-7-mg',
    ]);
    expect(answer.findings[0]?.because).toContain(
      'less than half a step. Take a syringe with steps of 0.03 mL or finer',
    );
    expect(answer.findings[1]?.because).toContain('the nearest, 1 mL, is 42.86 % off');
    expect(titration([step('0.3 mg', 7)], { equipment: syringeOf('0.03 mL') }).batch).not.toBeNull();
  });

  it('going down and up again measures a dose once and counts it twice', () => {
    const answer = titration([step('1 mg', 7), step('0.5 mg', 7), step('1000 mcg', 7)]);
    expect(answer.batch).toMatchObject({ totalVolume: '17.5 mL', doseMeasure: '1 mL' });
    expect(answer.batch?.doses).toHaveLength(3);
    expectSoundWorkings(answer.batch);
  });

  it('over a schedule of any doses the volume is the sum of what is measured', () => {
    const anyStep = fc.record({
      tenths: fc.integer({ min: 5, max: 60 }),
      days: fc.integer({ min: 1, max: 14 }),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 5 }), (drawn) => {
        const steps = drawn.map(({ tenths, days }) => ({ dose: amount(`${tenths / 10} mg`), days }));
        const made = titration(steps, { equipment: syringeOf('0.1 mL') }).batch;
        const tenths = drawn.reduce((sum, each) => sum + each.tenths * each.days, 0);
        expect(made?.totalVolume).toBe(`${tenths / 10} mL`);
      }),
      { numRuns: 50 },
    );
  });
});

describe('oral liquid from whole tablets', () => {
  const TABLET = 'naltrexone-tablet-generic-a';
  const parts = formulaFor('oral-liquid').ingredients.map((part) =>
    part.quantity.by === 'dose' ? ({ ...part, ingredient: TABLET, role: 'source-tablet' } as const) : part,
  );
  const tablets = (onHand: string) => [lot(TABLET, 'TAB-1', { onHand }), ...OTHER_LOTS];
  const fromTablets = (
    asked: Parameters<typeof question>[1],
    onHand = '30 tablet',
    more: Partial<BatchQuestion> = {},
  ) =>
    batch(
      question(
        'oral-liquid',
        { tablets: TABLET, ...asked },
        { parts, lots: tablets(onHand), equipment: FINE, ...more },
      ),
    );

  it('60 mL of 1 mg/mL is not whole from 50 mg tablets: 2 tablets make 100 mL', () => {
    const answer = fromTablets({ dose: '2 mg' });
    expect(weights(answer)).toEqual([
      `${TABLET} 2 tablet`,
      'ascorbic-acid 500 mg',
      'sodium-benzoate 100 mg',
      'glycerol 20 mL',
      'purified-water q.s. 100 mL',
    ]);
    expect(answer.batch).toMatchObject({ units: '100 mL', totalVolume: '100 mL', suspension: true });
    expect(answer.batch?.components[0]).toMatchObject({
      method: 'count',
      role: 'source-tablet',
      lot: 'TAB-1',
    });
    expect(answer.batch?.components[0]).not.toHaveProperty('factor');
    expect(answer.lotsUsed.map((each) => each.lot)).toContain('TAB-1');
    expect(rules(answer)).toEqual(['suspension.shake-well pass']);
    expectSoundWorkings(answer.batch);
    const working = (of: string) => answer.batch?.workings?.find((each) => each.of === of);
    expect(working('volume for the doses')?.result).toBe('60 mL');
    expect(working('tablets')?.result).toBe('2 tablet');
    expect(working('total volume')).toMatchObject({
      result: '100 mL',
      note: 'whole tablets make 100 mL, the doses take 60 mL',
    });
  });

  it('a volume that is whole already is not raised', () => {
    expect(fromTablets({ dose: '5 mg', daysSupply: 20 }).batch).toMatchObject({ units: '100 mL' });
  });

  it('needs all tablets in one lot', () => {
    const answer = fromTablets({ dose: '5 mg' }, '2 tablet');
    expect(rules(answer)).toEqual(['stock.short block']);
    expect(answer.findings[0]?.because).toContain('3 tablet');
  });

  it('has no worse case than measuring and the mark: nothing is weighed of the drug', () => {
    const policy = { ...DEFAULT_POLICY, measuredVolumeError: '0 %' };
    const exactMark = fromTablets({ dose: '2 mg' }, '30 tablet', { policy }).batch;
    // Half a graduation of 0.1 mL is 2.5 % of 2 mL.
    expect(exactMark?.worstCaseError).toBe('2.5 %');
    const { worstCaseError = '' } = fromTablets({ dose: '2 mg' }).batch ?? {};
    expect(Number.parseFloat(worstCaseError ?? '')).toBeGreaterThan(2.5);
  });

  it('is refused for a strength as naltrexone base, and for ultra-low dose', () => {
    const base = fromTablets({ dose: '2 mg', strengthBasis: 'naltrexone' });
    expect(rules(base)).toEqual(['tablets.strength-basis block']);
    const formula = { ...formulaFor('oral-liquid'), productClass: 'ULDN' as const, strength: '1 mcg/mL' };
    const low = fromTablets({ productClass: 'ULDN', dose: '1 mcg' }, '30 tablet', { formula });
    expect(rules(low)).toEqual(['tablets.class block']);
    expect(low.findings[0]?.because).toContain('One tablet of 50 mg at 1 mcg/mL makes 50000 mL');
  });

  it('is refused when what is to be counted is no tablet', () => {
    const answer = fromTablets({ dose: '2 mg' }, '30 tablet', {
      parts: formulaFor('oral-liquid').ingredients,
    });
    expect(rules(answer)).toEqual(['tablets.not-a-tablet block']);
  });

  it('is worked out without lots, to look at', () => {
    const answer = fromTablets({ dose: '2 mg' }, '30 tablet', { lots: undefined });
    expect(rules(answer)).toEqual(['stock.nominal unresolved', 'suspension.shake-well pass']);
    expect(answer.batch?.components[0]?.weigh).toBe('2 tablet');
  });
});

describe('oral liquid in micrograms', () => {
  const formula = { ...formulaFor('oral-liquid'), productClass: 'ULDN' as const, strength: '1 mcg/mL' };
  const micro = (dose: string, more: Partial<BatchQuestion> = {}) =>
    batch(
      question('oral-liquid', { productClass: 'ULDN', dose }, { lots, equipment: FINE, formula, ...more }),
    );

  it('1 mcg of 1 mcg/mL is 1 mL, and no number of the working is nothing', () => {
    const answer = micro('1 mcg');
    expect(answer.batch).toMatchObject({ doseMeasure: '1 mL', doseVolume: '1 mL', totalVolume: '30 mL' });
    expect(answer.batch?.doses).toEqual([
      { dose: '1 mcg', days: 30, measure: '1 mL', volume: '1 mL', error: '0 %' },
    ]);
    const results = answer.batch?.workings?.map(({ of, result }) => `${of}: ${result}`) ?? [];
    expect(results.filter((text) => /: 0 m?c?g$|: 0 mL$/u.test(text))).toEqual([]);
    expectSoundWorkings(answer.batch);
  });

  it('0.001 mg is the same dose, said as 1 mcg', () => {
    expect(micro('0.001 mg').batch?.doses?.[0]?.dose).toBe('1 mcg');
    const refused = micro('0.0003 mg', { equipment: syringeOf('1 mL') });
    expect(refused.findings[0]?.because).toContain('A dose of 0.3 mcg is 0.3 mL');
  });
});
