import { describe, expect, it } from '@jest/globals';
import { Amount, amount } from '../quantities/amount.js';
import { day } from '../calendar/day.js';
import { DIHYDRATE, FINE, OTHER_LOTS, question } from '../../test/support/batch-questions.js';
import { expectSoundWorkings } from '../../test/support/sound-workings.js';
import { batch } from './batch.js';
import type { BatchAnswer, DoseStep, DropperFacts, Equipment } from './batching.types.js';

const lots = [DIHYDRATE, ...OTHER_LOTS];
const rules = (answer: BatchAnswer) => answer.findings.map((each) => `${each.rule} ${each.status}`);
/** What is always said of drops is left out. */
const open = (answer: BatchAnswer) => rules(answer).filter((rule) => !rule.endsWith(' pass'));
const at = (
  dropsPerMl: string,
  calibratedFor = 'ldn-sublingual-drops',
  more: Partial<DropperFacts> = {},
): Equipment => ({
  ...FINE,
  dropper: { dropsPerMl: Amount.of(dropsPerMl, 'drop/mL'), calibratedFor, ...more },
});
const step = (dose: string, days: number): DoseStep => ({ dose: amount(dose), days });
const titration = (strength: string, equipment: Equipment, steps: readonly DoseStep[]) =>
  batch(question('sublingual-drops', { strength }, { lots, equipment, steps, days: 42 }));
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
      quality: { yield: { low: '95 %', high: '102 %', lowQuantity: '20 mL', highQuantity: '21.4 mL' } },
    });
    expect(answer.batch?.components[0]?.weigh).toBe('138.55 mg');
    expect(rules(answer)).toEqual([
      'dropper.calibration-undated pass',
      'dropper.error pass',
      'dose.error-over-tolerance pass',
    ]);
    expectSoundWorkings(answer.batch);
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
    expect(open(answer)).toEqual(['dose.not-whole-drops block']);
    expect(answer.findings.at(-1)?.because).toContain('7.5 mg/mL (2 drops) or 5 mg/mL (3 drops)');
    expect(drops('7.5 mg/mL', at('20'), '0.75 mg').batch?.doseMeasure).toBe('2 drop');
    expect(answer.batch).toBeNull();
  });

  it('refuses a dose of less than a drop', () => {
    expect(open(drops('6 mg/mL', at('24'), '0.1 mg'))).toEqual(['dose.not-whole-drops block']);
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

  it('26 real drops where 20 were assumed: 0.385 mg a drop, 23 % too little, so 0.5 mg is not whole', () => {
    const assumed = drops('10 mg/mL', at('20'), '0.5 mg').batch;
    expect(assumed).toMatchObject({ doseMeasure: '1 drop', doseVolume: '0.05 mL' });
    const real = drops('10 mg/mL', at('26'), '0.5 mg');
    expect(real.findings.at(-1)?.because).toContain('A dose of 0.5 mg is 1.3 drops');
    expect(real.findings.at(-1)?.because).toContain('13 mg/mL (1 drop) or 6.5 mg/mL (2 drops)');
    const oneDrop = drops('10 mg/mL', at('26'), '0.385 mg').batch;
    expect(oneDrop).toMatchObject({ doseMeasure: '1 drop', doseError: '-0.1 %' });
    expect(1 / 26 / (1 / 20) - 1).toBeCloseTo(-0.23, 2);
  });

  it('30 drops of 1.356 g at 1.1 g/mL are 24.3 drops/mL, and the working says what was counted', () => {
    const counted = { drops: 30, mass: amount('1.356 g'), density: amount('1.1 g/mL') };
    const perMl = amount('30 drop').value.times('1.1').div('1.356').toFixed();
    const answer = drops('6 mg/mL', at(perMl, 'ldn-sublingual-drops', { counted, name: 'D-7' }));
    expect(answer.batch).toMatchObject({
      doseMeasure: '18 drop',
      doseVolume: '0.74 mL',
      doseError: '-1.38 %',
    });
    expect(answer.batch?.derivation[0]).toContain(
      'drops in 1 mL: dropper D-7: 30 drops, 1.356 g at 1.1 g/mL',
    );
  });

  it('a titration is one bottle: every step in whole drops, the volume the sum of all', () => {
    const answer = titration('12 mg/mL', at('24'), [
      step('0.5 mg', 14),
      step('1 mg', 14),
      step('1.5 mg', 14),
    ]);
    expect(answer.batch?.doses).toEqual([
      { dose: '0.5 mg', days: 14, measure: '1 drop', volume: '0.0417 mL', error: '0 %' },
      { dose: '1 mg', days: 14, measure: '2 drop', volume: '0.0833 mL', error: '0 %' },
      { dose: '1.5 mg', days: 14, measure: '3 drop', volume: '0.125 mL', error: '0 %' },
    ]);
    // 14 × (1 + 2 + 3) drops = 84 drops at 24 to the mL.
    expect(answer.batch).toMatchObject({
      totalVolume: '3.5 mL',
      doseMeasure: '3 drop',
      doseVolume: '0.125 mL',
    });
    expect(open(answer)).toEqual([]);
    expectSoundWorkings(answer.batch);
  });

  it('names every step that is not whole, and the one strength at which all are', () => {
    const answer = titration('6 mg/mL', at('20'), [step('0.75 mg', 14), step('1 mg', 14), step('3 mg', 14)]);
    expect(open(answer)).toEqual(['dose.not-whole-drops block', 'dose.not-whole-drops block']);
    const blocks = answer.findings.filter(({ status }) => status === 'block');
    expect(blocks.map(({ id }) => id)).toEqual(['dose.not-whole-drops/0-75-mg', 'dose.not-whole-drops/1-mg']);
    for (const { because } of blocks) {
      expect(because).toContain(
        'Every dose of the schedule is whole at 5 mg/mL, one drop 0.25 mg: 3, 4, 12 drops.',
      );
    }
    const whole = titration('5 mg/mL', at('20'), [step('0.75 mg', 14), step('1 mg', 14), step('3 mg', 14)]);
    expect(whole.batch?.doses?.map(({ measure, error }) => `${measure} ${error}`)).toEqual([
      '3 drop 0 %',
      '4 drop 0 %',
      '12 drop 0 %',
    ]);
  });

  it('says everything that keeps a calibration from standing, beside what would be made', () => {
    const equipment = at('24', 'ldn-sublingual-drops', {
      calibratedOn: day('2026-01-02'),
      calibrationDue: day('2026-07-01'),
      calibratedStrength: amount('12 mg/mL'),
    });
    const answer = drops('6 mg/mL', equipment);
    expect(open(answer)).toEqual([
      'equipment.overdue block',
      'dropper.calibration-old block',
      'dropper.calibration-invalid block',
    ]);
    expect(answer.batch).not.toBeNull();
  });

  it('are not made from tablets', () => {
    const answer = batch(
      question(
        'sublingual-drops',
        { strength: '6 mg/mL', tablets: 'naltrexone-tablet' },
        { lots, equipment: at('24') },
      ),
    );
    expect(rules(answer)).toEqual(['tablets.form block']);
    expect(answer.batch).toBeNull();
  });
});
