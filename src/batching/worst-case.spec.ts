import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amount, Exact } from '../quantities/amount.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import {
  ANHYDROUS,
  CELLULOSE,
  DIHYDRATE,
  FINE,
  lot,
  OTHER_LOTS,
  question,
} from '../../test/support/batch-questions.js';
import { expectSoundWorkings } from '../../test/support/sound-workings.js';
import { batch } from './batch.js';
import type { BatchAnswer, BatchQuestion, DoseStep, Equipment } from './batching.types.js';
import { unfold, workingText } from './working.js';

const RULE = 'dose.error-over-tolerance';
const lots = [DIHYDRATE, ...OTHER_LOTS];
const syringe = (graduation: string): Equipment => ({
  ...FINE,
  syringe: { graduation: amount(graduation), name: 'S-1' },
});
const step = (dose: string): DoseStep => ({ dose: amount(dose), days: 30 });
const liquid = (dose: string, equipment: Equipment, more: Partial<BatchQuestion> = {}) =>
  batch(question('oral-liquid', { dose }, { lots, equipment, ...more }));
const worst = ({ findings }: BatchAnswer) => findings.filter(({ rule }) => rule === RULE);
const said = (answer: BatchAnswer) => worst(answer).map(({ id, status }) => `${id} ${status}`);

describe('a dose, from the first weighing to its measuring', () => {
  it('of 0.5 mL by steps of 0.5 mL is more than half off: a pharmacist decides, told what would help', () => {
    const answer = liquid('0.5 mg', syringe('0.5 mL'));
    expect(said(answer)).toEqual([`${RULE}/0-5-mg review`]);
    const [finding] = worst(answer);
    expect(finding?.because).toContain(`At worst a dose of 0.5 mg is ${answer.batch?.worstCaseError} off`);
    expect(finding?.because).toContain('Most of it is half a graduation (50 %)');
    expect(finding?.because).toContain('an oral syringe with finer steps than 0.5 mL');
  });

  it('within what a preparation may be off, is not spoken of', () => {
    expect(said(liquid('4.5 mg', syringe('0.1 mL')))).toEqual([]);
  });

  it('over the tolerance of a preparation, is information and stays releasable', () => {
    const answer = liquid('0.5 mg', syringe('0.1 mL'));
    expect(Number.parseFloat(answer.batch?.worstCaseError ?? '')).toBeGreaterThan(10);
    expect(said(answer)).toEqual([`${RULE}/0-5-mg pass`]);
  });

  it('by drops names the dropper, and the oral syringe instead of it', () => {
    const dropper = { dropsPerMl: amount('24 drop/mL'), calibratedFor: 'ldn-sublingual-drops' };
    const asked = { dose: '4.5 mg', strength: '6 mg/mL', daysSupply: 28 };
    const equipment = { ...FINE, dropper };
    const answer = batch(question('sublingual-drops', asked, { lots, equipment }));
    expect(said(answer)).toEqual([`${RULE}/4-5-mg pass`]);
    expect(worst(answer)[0]?.because).toMatch(/error of the dropper \(15 %\).*an oral syringe instead/u);
  });

  it('of a titration is judged by its worst step', () => {
    const steps = [step('4.5 mg'), step('0.5 mg')];
    const answer = liquid('4.5 mg', syringe('0.5 mL'), { steps, days: 60 });
    expect(said(answer)).toEqual([`${RULE}/0-5-mg review`]);
  });

  it('is decided from policy doseErrorReviewAbove on', () => {
    const policy = { ...DEFAULT_POLICY, doseErrorReviewAbove: '5 %' };
    expect(said(liquid('1 mg', syringe('0.1 mL'), { policy }))).toEqual([`${RULE}/1-mg review`]);
    expect(
      said(liquid('0.5 mg', syringe('0.5 mL'), { policy: { ...policy, doseErrorReviewAbove: '100 %' } })),
    ).toEqual([`${RULE}/0-5-mg pass`]);
  });

  it('is spoken of exactly where its worst case is over one of the two figures', () => {
    const graduations = fc.constantFrom(
      '0.01 mL',
      '0.05 mL',
      '0.1 mL',
      '0.2 mL',
      '0.25 mL',
      '0.5 mL',
      '1 mL',
    );
    fc.assert(
      fc.property(graduations, fc.integer({ min: 1, max: 20 }), (graduation, steps) => {
        const dose = amount(graduation).in('mL').times(steps);
        const answer = liquid(`${dose.toFixed()} mg`, syringe(graduation));
        const printed = new Exact((answer.batch?.worstCaseError ?? '0 %').replace(' %', ''));
        const status = printed.greaterThan(20) ? ['review'] : printed.greaterThan(10) ? ['pass'] : [];
        expect(worst(answer).map((each) => each.status)).toEqual(status);
      }),
      { numRuns: 40 },
    );
  });
});

describe('every term of the worst case', () => {
  const text = (answer: BatchAnswer, of: string) =>
    unfold(answer.batch?.workings ?? [], of)
      .map(workingText)
      .join('\n');

  it('of a liquid unfolds to balance, policy and syringe', () => {
    const answer = liquid('0.52 mg', syringe('0.1 mL'));
    expectSoundWorkings(answer.batch);
    const unfolded = text(answer, 'worst-case error');
    expect(unfolded).toContain(
      'making up to the mark = error of a measured volume / (1 − error of a measured volume)',
    );
    expect(unfolded).toContain('error of a measured volume: policy measuredVolumeError');
    expect(unfolded).toContain(
      'half a graduation = graduation / 2 / volume of one dose = 0.1 mL / 2 / 0.5 mL = 10 %',
    );
    expect(unfolded).toContain('|0.5 mL − 0.52 mL| / 0.52 mL = 3.85 %');
    expect(unfolded).toContain(
      'limit of error of the balance = stated minimum × acceptable error = 1 mg × 5 % = 50 mcg',
    );
  });

  it('of a balance with measured repeatability is three standard deviations', () => {
    const balance = { readability: amount('0.01 mg'), standardDeviation: amount('0.01 mg') };
    const answer = liquid('4.5 mg', { ...FINE, balance });
    expectSoundWorkings(answer.batch);
    expect(text(answer, 'root-sum-square error')).toContain(
      'limit of error of the balance = 3 × max(SD, 0.41 × readability) = 3 × max(0.01 mg, 0.41 × 0.01 mg) = 30 mcg',
    );
  });

  it('of a stock solution is every weighing, filling and measuring of it', () => {
    const answer = batch(
      question(
        'oral-liquid',
        { dose: '0.02 mg', strength: '0.02 mg/mL', daysSupply: 10 },
        {
          formula: { ...question('oral-liquid').formula, strength: undefined },
          lots,
          equipment: {
            ...syringe('0.1 mL'),
            balance: { readability: amount('0.1 mg'), minimumWeighable: amount('20 mg') },
          },
        },
      ),
    );
    expect(answer.batch?.triturations.length).toBeGreaterThan(0);
    expectSoundWorkings(answer.batch);
    const unfolded = text(answer, 'worst-case error');
    expect(unfolded).toContain('filling T1 to the mark = ');
    expect(unfolded).toMatch(/measuring T1 for .* = error of a measured volume \+ \|/u);
    expect(unfolded).toMatch(
      /weighing naltrexone hydrochloride for T1 = \(limit of error of the balance \+ \|/u,
    );
  });

  it('of a trituration in another powder than the filler goes with the filler of the same room', () => {
    const acid = lot('ascorbic-acid', 'ASC-9', { packStat: { '3': '198 mg', '4': '138 mg' } });
    const answer = batch(
      question(
        'capsule',
        { dose: '1.5 mg', daysSupply: 60 },
        {
          lots: [ANHYDROUS, CELLULOSE, acid],
          diluents: () => ['ascorbic-acid'],
        },
      ),
    );
    expect(answer.batch?.triturations[0]?.diluent.id).toBe('ascorbic-acid');
    expectSoundWorkings(answer.batch);
    expect(text(answer, 'fill of one capsule')).toMatch(
      /filler that comes with the trituration = .*packing statistic of the diluent: lot ASC-9/u,
    );
  });

  it('of a trituration is each weighing, of the diluent as a share of the whole', () => {
    for (const dose of ['1.5 mg', '0.1 mg']) {
      const answer = batch(question('capsule', { dose, daysSupply: 60 }));
      expect(answer.batch?.triturations.length).toBeGreaterThan(0);
      expectSoundWorkings(answer.batch);
      expect(text(answer, 'worst-case error')).toMatch(/weighing the diluent of T1 = .*\/ T1 total/u);
      expect(text(answer, 'fill of one capsule')).toMatch(
        /diluent that comes with the trituration = T\d for the batch, exactly − API for the batch/u,
      );
    }
  });
});
