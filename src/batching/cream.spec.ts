import { describe, expect, it } from '@jest/globals';
import { amount } from '../quantities/amount.js';
import {
  baseOf,
  creamBase,
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
import type { ApplicatorFacts, BatchAnswer, BatchQuestion, DoseStep, LotFacts } from './batching.types.js';

const PURE = lot('naltrexone-hydrochloride', 'P', {
  form: 'anhydrous',
  assay: '100 %',
  assayBasis: 'anhydrous',
  water: '0 %',
});
const shelf = (api: LotFacts, density: string) => [api, ...OTHER_LOTS, creamBase(density)];
const rules = (answer: BatchAnswer) => answer.findings.map((each) => `${each.rule} ${each.status}`);
const weights = (answer: BatchAnswer) => answer.batch?.components.map((each) => `${each.role} ${each.weigh}`);
const BASE_FORMULA = formulaFor('cream');
const nine = { strength: '9 mg/mL', daysSupply: 28 };

describe('cream', () => {
  it('4.5 mg in 0.5 mL at 0.97 g/mL for 28 days: 15.52 g, 144 mg by label, 2 clicks', () => {
    const answer = batch(question('cream', nine, { lots: shelf(PURE, '0.97 g/mL'), equipment: FINE }));
    expect(answer.batch).toMatchObject({
      units: '15.52 g',
      totalMass: '15.52 g',
      totalVolume: '16 mL',
      doseMeasure: '2 click',
      doseVolume: '0.5 mL',
      density: '0.97 g/mL',
      doseError: '0 %',
    });
    expect(answer.batch?.components[0]?.weigh).toBe('144 mg');
    expect(answer.batch?.derivation).toContain(
      'API by label = strength × total volume = 9 mg/mL × 16 mL = 144 mg (strength: prescription)',
    );
    expect(answer.batch?.quality?.yield).toMatchObject({ lowQuantity: '14.75 g', highQuantity: '15.83 g' });
    expect(answer.batch?.derivation).toContain(
      'density = density of the base = 0.97 g/mL (density of the base: lot CRM-1)',
    );
    expect(rules(answer)).toEqual(['dose.error-over-tolerance pass']);
    expectSoundWorkings(answer.batch);
  });

  it('10 mg/g, 30 g from the dihydrate lot: 329.9 mg, 150 mg, 1.5 g, base 28.02 g', () => {
    const asked = { dose: '5 mg', strength: '10 mg/g', timesPerDay: 2, daysSupply: 28 };
    const answer = batch(question('cream', asked, { lots: shelf(DIHYDRATE, '1 g/mL') }));
    expect(answer.batch).toMatchObject({ units: '30 g', doseMeasure: '2 click' });
    expect(weights(answer)).toEqual(['API 329.9 mg', 'humectant 150 mg', 'humectant 1.5 g', 'base 28.02 g']);
    expect(rules(answer)).toEqual(['dose.error-over-tolerance pass']);
  });

  it('tells mg/g from mg/mL: 9 mg/g at 0.97 g/mL is 3 % less drug in a mL', () => {
    const perG = batch(
      question('cream', { ...nine, strength: '9 mg/g' }, { lots: shelf(PURE, '0.97 g/mL'), equipment: FINE }),
    );
    expect(perG.batch).toMatchObject({ doseMeasure: '2 click', doseError: '-3 %' });
    expect(perG.batch?.components[0]?.weigh).toBe('139.68 mg');
  });

  it('takes the density of the base’s lot, else the formula’s, and needs one of them', () => {
    const lots = [PURE, ...OTHER_LOTS, lot(baseOf(), 'C', { onHand: '5 kg' })];
    const answer = batch(
      question('cream', nine, { lots, equipment: FINE, formula: { ...BASE_FORMULA, density: '0.95 g/mL' } }),
    );
    expect(answer.batch?.density).toBe('0.95 g/mL');
    expect(answer.batch?.totalMass).toBe('15.2 g');
  });

  it('refuses an application larger than the limit', () => {
    const answer = batch(question('cream', { strength: '0.5 mg/mL' }, { lots: shelf(PURE, '0.97 g/mL') }));
    expect(rules(answer)).toEqual(['application.too-large block']);
    expect(answer.findings[0]?.because).toMatch(/9 mL.*2 mL.*2\.25 mg\/mL/u);
  });

  it('refuses a dose between two clicks', () => {
    const answer = batch(question('cream', { ...nine, dose: '3 mg' }, { lots: shelf(PURE, '0.97 g/mL') }));
    expect(rules(answer)).toEqual(['dose.not-whole-clicks block']);
    expect(answer.findings[0]?.because).toContain('12 mg/mL (1 click)');
    expect(answer.findings[0]?.id).toBe('dose.not-whole-clicks/3-mg');
  });

  it('asked per g, a strength is proposed per g with what it is per mL', () => {
    const asked = { ...nine, dose: '3 mg', strength: '9 mg/g' };
    const answer = batch(question('cream', asked, { lots: shelf(PURE, '0.97 g/mL') }));
    expect(answer.findings[0]?.because).toContain('12.37 mg/g (12 mg/mL) (1 click)');
  });

  it('without an applicator is worked out, without clicks or priming, and left unresolved', () => {
    const { applicator: _, ...equipment } = FINE;
    const answer = batch(question('cream', nine, { lots: shelf(PURE, '0.97 g/mL'), equipment }));
    expect(rules(answer)).toEqual(['equipment.applicator-missing unresolved']);
    expect(answer.batch).toMatchObject({ doseMeasure: '0.5 mL', totalVolume: '14 mL' });
  });

  it('is refused without a strength', () => {
    expect(rules(batch(question('cream', {}, { lots: shelf(PURE, '0.97 g/mL') })))).toEqual([
      'strength.missing block',
    ]);
  });

  it('is refused when the other parts leave no base', () => {
    const answer = batch(
      question('cream', { dose: '500 mg', strength: '990 mg/mL' }, { lots: shelf(DIHYDRATE, '0.97 g/mL') }),
    );
    expect(rules(answer)).toContain('cream.no-room-for-base block');
  });

  it('names every part that is not on the shelf, in one answer', () => {
    const subjects = batch(question('cream', nine, { lots: [], equipment: EQUIPMENT })).findings.map(
      (each) => each.subject,
    );
    expect(subjects).toHaveLength(4);
    expect(new Set(subjects).size).toBe(4);
  });
});

const applicator = (more: Partial<ApplicatorFacts> = {}) => ({
  ...FINE,
  applicator: { perClick: amount('0.25 mL'), priming: amount('2 mL'), ...more },
});
const nineMore = (more: Partial<BatchQuestion>) =>
  batch(question('cream', nine, { lots: shelf(PURE, '0.97 g/mL'), equipment: FINE, ...more }));

describe('the applicator of a cream', () => {
  it('adds what stays in it to what primes it', () => {
    const answer = nineMore({ equipment: applicator({ deadVolume: amount('0.5 mL'), name: 'Clicker 1' }) });
    expect(answer.batch).toMatchObject({ totalVolume: '16.5 mL', totalMass: '16.005 g' });
    expect(answer.batch?.components[0]?.weigh).toBe('148.5 mg');
    expect(answer.batch?.derivation.find((line) => line.startsWith('total volume'))).toContain(
      '+ 2 mL + 0.5 mL = 16.5 mL',
    );
    expect(answer.batch?.derivation.join()).toContain('dead volume: applicator Clicker 1');
  });

  it('enters the worst case with the error its calibration found, else with the policy’s', () => {
    const worst = (more: Partial<ApplicatorFacts>) =>
      Number.parseFloat(nineMore({ equipment: applicator(more) }).batch?.worstCaseError ?? '');
    expect(worst({})).toBeGreaterThanOrEqual(10);
    const known = worst({ clickError: amount('3 %') });
    expect(known).toBeGreaterThanOrEqual(3);
    expect(known).toBeLessThan(4);
  });

  it('calibrated with another base is refused', () => {
    const found = (calibratedBase: string) =>
      rules(nineMore({ equipment: applicator({ calibratedBase, clickError: amount('3 %') }) })).filter(
        (rule) => rule.startsWith('applicator.'),
      );
    expect(found('hydrophilic-ointment')).toEqual(['applicator.calibration-invalid block']);
    expect(found(baseOf())).toEqual([]);
  });
});

describe('a titration as cream', () => {
  const step = (dose: string, days: number): DoseStep => ({ dose: amount(dose), days });

  it('is one tube: each step in whole clicks, the volume the sum of all and the priming', () => {
    const answer = nineMore({ steps: [step('2.25 mg', 14), step('4.5 mg', 14)] });
    expect(answer.batch?.doses).toEqual([
      { dose: '2.25 mg', days: 14, measure: '1 click', volume: '0.25 mL', error: '0 %' },
      { dose: '4.5 mg', days: 14, measure: '2 click', volume: '0.5 mL', error: '0 %' },
    ]);
    // 14 × 0.25 + 14 × 0.5 + 2 = 12.5 mL.
    expect(answer.batch).toMatchObject({ totalVolume: '12.5 mL', doseMeasure: '2 click' });
    expectSoundWorkings(answer.batch);
  });

  it('names every step that is not whole, and the strength at which all are', () => {
    const answer = nineMore({ steps: [step('1.5 mg', 14), step('3 mg', 14)] });
    expect(answer.findings.map(({ id }) => id)).toEqual([
      'dose.not-whole-clicks/1-5-mg',
      'dose.not-whole-clicks/3-mg',
    ]);
    expect(answer.findings[0]?.because).toContain(
      'Every dose of the schedule is whole at 6 mg/mL, one click 1.5 mg: 1, 2 clicks.',
    );
    const large = nineMore({ steps: [step('0.5 mg', 14), step('5 mg', 14)] });
    expect(large.findings[0]?.because).not.toContain('Every dose');
  });
});

describe('what is too little to weigh in a cream', () => {
  const coarse = (more: Partial<BatchQuestion> = {}) =>
    batch(
      question(
        'cream',
        { dose: '0.5 mg', strength: '1 mg/mL', daysSupply: 28 },
        { lots: shelf(DIHYDRATE, '0.97 g/mL'), equipment: EQUIPMENT, ...more },
      ),
    );
  const mg = (text: string | undefined) =>
    amount(text ?? '')
      .in('mg')
      .toNumber();

  it('comes as a dilution in the base, and the base is weighed less by what comes with it', () => {
    const answer = coarse();
    const { components = [], triturations = [] } = answer.batch ?? {};
    // 16 mL × 1 mg/mL × 1.09959 = 17.6 mg: under the 120 mg of this balance.
    expect(components[0]).toMatchObject({ role: 'API', method: 'trituration' });
    const ofApi = triturations.filter(
      (each) => each.diluent.id === baseOf() && each.apiId === 'naltrexone-hydrochloride',
    );
    expect(ofApi).toHaveLength(1);
    expect(ofApi[0]).toMatchObject({ medium: 'cream' });
    // Hyaluronic acid, 0.5 % of 15.52 g = 77.6 mg, is too little as well.
    const taken = new Map<string, number>();
    for (const each of triturations) taken.set(each.from, mg(each.takeExact));
    const direct = components.filter((each) => each.method === 'direct').map((each) => mg(each.weigh));
    const whole = [...direct, ...taken.values()].reduce((sum, each) => sum + each, 0);
    expect(whole).toBeCloseTo(15520, 0);
    expect(answer.findings.filter(({ status }) => status === 'block')).toEqual([]);
  });

  it('shows how every number of it came about', () => {
    expectSoundWorkings(coarse().batch);
  });

  it('leaves base enough over to be weighed itself', () => {
    const parts = BASE_FORMULA.ingredients.filter((part) => part.quantity.by !== 'mass-share');
    const asked = { dose: '0.3 mg', strength: '1.2 mg/mL', daysSupply: 1 };
    const more = { parts, lots: shelf(DIHYDRATE, '0.97 g/mL') };
    const none = { perClick: amount('0.25 mL'), priming: amount('0 mL') };
    const answer = batch(
      question('cream', asked, { ...more, equipment: { ...EQUIPMENT, applicator: none } }),
    );
    expect(answer.findings.filter(({ status }) => status === 'block')).toEqual([]);
    expect(answer.batch?.totalMass).toBe('242.5 mg');
    expect(mg(answer.batch?.components.at(-1)?.weigh)).toBeGreaterThanOrEqual(120);
  });

  it('takes a lot of base that covers the dilutions as well', () => {
    const base = (number: string, onHand: string, expiresOn: string) =>
      ({ ...lot(baseOf(), number, { onHand, expiresOn, density: '0.97 g/mL' }) }) as LotFacts;
    const lots = [
      DIHYDRATE,
      ...OTHER_LOTS,
      base('SMALL', '15 g', '2027-12-31'),
      base('LARGE', '1 kg', '2028-12-31'),
    ];
    const answer = coarse({ lots });
    expect(answer.batch?.components.find(({ role }) => role === 'base')?.lot).toBe('LARGE');
    const used = answer.batch?.triturations.map(({ diluent }) => diluent.lot) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(new Set(used)).toEqual(new Set(['LARGE']));
  });

  it('are not made from tablets', () => {
    const asked = { ...nine, tablets: 'naltrexone-tablet' };
    expect(rules(batch(question('cream', asked, { lots: shelf(PURE, '0.97 g/mL') })))).toEqual([
      'tablets.form block',
    ]);
  });
});
