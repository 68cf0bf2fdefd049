import { describe, expect, it } from '@jest/globals';
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
import { batch } from './batch.js';
import type { BatchAnswer, LotFacts } from './batching.types.js';

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
    expect(answer.batch?.derivation).toContain('API by label = 9 mg/mL × 16 mL = 144 mg');
    expect(rules(answer)).toEqual([]);
  });

  it('10 mg/g, 30 g from the dihydrate lot: 329.9 mg, 150 mg, 1.5 g, base 28.02 g', () => {
    const asked = { dose: '5 mg', strength: '10 mg/g', timesPerDay: 2, daysSupply: 28 };
    const answer = batch(question('cream', asked, { lots: shelf(DIHYDRATE, '1 g/mL') }));
    expect(answer.batch).toMatchObject({ units: '30 g', doseMeasure: '2 click' });
    expect(weights(answer)).toEqual(['API 329.9 mg', 'humectant 150 mg', 'humectant 1.5 g', 'base 28.02 g']);
    expect(rules(answer)).toEqual([]);
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
