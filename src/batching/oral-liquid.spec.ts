import { describe, expect, it } from '@jest/globals';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { amount } from '../quantities/amount.js';
import {
  ANHYDROUS,
  DIHYDRATE,
  EQUIPMENT,
  FINE,
  lot,
  OTHER_LOTS,
  question,
} from '../../test/support/batch-questions.js';
import { batch } from './batch.js';
import type { BatchAnswer } from './batching.types.js';

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
    });
    expect(answer.batch?.components.at(-1)).toMatchObject({ method: 'volume', lot: 'WAT-1' });
    expect(rules(answer)).toEqual([]);
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
