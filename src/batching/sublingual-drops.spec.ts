import { describe, expect, it } from '@jest/globals';
import { amount } from '../quantities/amount.js';
import { DIHYDRATE, FINE, OTHER_LOTS, question } from '../../test/support/batch-questions.js';
import { batch } from './batch.js';
import type { BatchAnswer, Equipment } from './batching.types.js';

const lots = [DIHYDRATE, ...OTHER_LOTS];
const rules = (answer: BatchAnswer) => answer.findings.map((each) => `${each.rule} ${each.status}`);
const at = (dropsPerMl: string, calibratedFor = 'ldn-sublingual-drops'): Equipment => ({
  ...FINE,
  dropper: { dropsPerMl: amount(`${dropsPerMl} drop/mL`), calibratedFor },
});
const drops = (strength: string, equipment: Equipment, dose = '4.5 mg') =>
  batch(question('sublingual-drops', { dose, strength, daysSupply: 28 }, { lots, equipment }));

describe('sublingual drops', () => {
  it('6 mg/mL at 24 drops/mL: 4.5 mg is 18 drops, 0.75 mL', () => {
    const answer = drops('6 mg/mL', at('24'));
    expect(answer.batch).toMatchObject({
      doseMeasure: '18 drop',
      doseVolume: '0.75 mL',
      doseError: '0 %',
      totalVolume: '21 mL',
    });
    expect(answer.batch?.components[0]?.weigh).toBe('138.55 mg');
    expect(rules(answer)).toEqual([]);
  });

  it('12 mg/mL at 24 drops/mL: 4.5 mg is 9 drops, 0.375 mL', () => {
    expect(drops('12 mg/mL', at('24')).batch).toMatchObject({
      doseMeasure: '9 drop',
      doseVolume: '0.375 mL',
    });
  });

  it('shows the error of whole drops, and never promises less than the dropper’s own', () => {
    const answer = drops('6 mg/mL', at('24.3'));
    expect(answer.batch).toMatchObject({
      doseMeasure: '18 drop',
      doseVolume: '0.741 mL',
      doseError: '-1.23 %',
    });
    expect(Number.parseFloat(answer.batch?.worstCaseError ?? '')).toBeGreaterThan(16);
    expect(Number.parseFloat(drops('6 mg/mL', at('24')).batch?.worstCaseError ?? '')).toBeGreaterThanOrEqual(
      15,
    );
  });

  it('refuses a dose between two drops and says which strengths make it whole', () => {
    const answer = drops('6 mg/mL', at('20'), '0.75 mg');
    expect(rules(answer)).toEqual(['dose.not-whole-drops block']);
    expect(answer.findings[0]?.because).toContain('7.5 mg/mL (2 drops) or 5 mg/mL (3 drops)');
    expect(drops('7.5 mg/mL', at('20'), '0.75 mg').batch?.doseMeasure).toBe('2 drop');
    expect(answer.batch).toBeNull();
  });

  it('refuses a dose of less than a drop', () => {
    expect(rules(drops('6 mg/mL', at('24'), '0.1 mg'))).toEqual(['dose.not-whole-drops block']);
  });

  it('is refused without a dropper calibrated for this product', () => {
    const { dropper: _, ...none } = FINE;
    expect(rules(drops('6 mg/mL', none))).toEqual(['dropper.not-calibrated block']);
    const other = drops('6 mg/mL', at('24', 'something-else'));
    expect(rules(other)).toEqual(['dropper.not-calibrated block']);
    expect(other.findings[0]?.because).toContain('something-else');
    expect(other.batch).toBeNull();
  });

  it('is refused without a strength, or with one per gram', () => {
    const missing = batch(question('sublingual-drops', {}, { lots, equipment: at('24') }));
    expect(rules(missing)).toEqual(['strength.missing block']);
    expect(rules(drops('6 mg/g', at('24')))).toEqual(['strength.wrong-basis block']);
  });
});
