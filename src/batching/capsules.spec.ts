import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from '../policy/policy.js';
import {
  ANHYDROUS,
  CELLULOSE,
  DIHYDRATE,
  EQUIPMENT,
  FINE,
  lot,
  question,
} from '../../test/support/batch-questions.js';
import { batch } from './batch.js';
import type { BatchAnswer, LotFacts } from './batching.types.js';

const inSize = (given: LotFacts, size: '3' | '4'): LotFacts => ({
  ...given,
  packStat: { [size]: given.packStat[size] },
});
const rules = (answer: BatchAnswer) => answer.findings.map((each) => `${each.rule} ${each.status}`);
const weights = (answer: BatchAnswer) =>
  answer.batch?.components.map((each) => `${each.role} ${each.weigh} ${each.method}`);

describe('capsules by packing statistics', () => {
  it('100 of 4.5 mg in size 3: API 478.2 mg, filler 13.509 g, one fill 133.21 mg', () => {
    const answer = batch(
      question(
        'capsule',
        { dose: '4.5 mg', daysSupply: 100 },
        { lots: [inSize(ANHYDROUS, '3'), inSize(CELLULOSE, '3')] },
      ),
    );
    expect(weights(answer)).toEqual(['API 478.2 mg direct', 'filler 13.509 g direct', 'shell 105 count']);
    expect(answer.batch).toMatchObject({
      units: '100',
      unitsWithLoss: '105',
      capsuleSize: '3',
      unitWeight: '133.21 mg',
    });
    expect(answer.batch?.components[0]).toMatchObject({
      factor: '1.01211',
      perUnit: '4.5545 mg',
      lot: 'NTX-A',
      lotExpiresOn: '2028-12-31',
    });
    expect(answer.batch?.derivation).toContain(
      'API per capsule = dose × potency factor = 4.5 mg × 1.01211 = 4.5545 mg (dose: prescription)',
    );
    expect(answer.lotsUsed.map((used) => used.lot)).toEqual(['NTX-A', 'MCC-1']);
    expect(rules(answer)).toEqual([]);
  });

  it('60 of 1.5 mg in size 4: API 103.9 mg is under 120 mg, so a trituration', () => {
    const answer = batch(
      question(
        'capsule',
        { dose: '1.5 mg', daysSupply: 60 },
        { lots: [inSize(DIHYDRATE, '4'), inSize(CELLULOSE, '4')] },
      ),
    );
    expect(weights(answer)).toEqual(['API 103.9 mg trituration', 'filler 5.446 g direct', 'shell 63 count']);
    expect(answer.batch).toMatchObject({ capsuleSize: '4', unitWeight: '92.45 mg' });
    expect(answer.batch?.components[0]).toMatchObject({ factor: '1.09959', perUnit: '1.6494 mg' });
    expect(answer.batch?.components[0]?.exact).toMatch(/^103\.911\d*… mg$/u);
    expect(answer.batch?.components[1]?.perUnit).toBe('90.7957 mg');
    expect(answer.batch?.triturations).toHaveLength(1);
    expect(rules(answer)).toEqual([]);
  });

  it('says that sizes are not limited where no filler machine is chosen', () => {
    const { capsuleMachine: _, ...equipment } = EQUIPMENT;
    const answer = batch(question('capsule', { daysSupply: 100 }, { equipment }));
    expect(rules(answer)).toEqual(['capsule.machine-not-entered pass']);
  });

  it('takes the smallest size that fits', () => {
    const both = batch(question('capsule', { daysSupply: 100 }));
    expect(both.batch?.capsuleSize).toBe('4');
  });

  it('goes to the next size when too little room is left for filler', () => {
    const dense = {
      ...ANHYDROUS,
      packStat: { '4': ANHYDROUS.packStat['4']?.times('0.5'), '3': ANHYDROUS.packStat['3'] },
    } as LotFacts;
    const answer = batch(
      question('capsule', { dose: '60 mg', daysSupply: 100 }, { lots: [dense, CELLULOSE] }),
    );
    expect(answer.batch?.capsuleSize).toBe('3');
  });

  it('refuses a dose that no size holds', () => {
    const answer = batch(question('capsule', { dose: '200 mg' }, { lots: [ANHYDROUS, CELLULOSE] }));
    expect(answer.batch).toBeNull();
    expect(rules(answer)).toEqual(['capsule.no-size-fits block']);
  });

  it('makes 31.5 for 30, and 32 shells', () => {
    const answer = batch(question('capsule', {}, { equipment: FINE }));
    expect(answer.batch).toMatchObject({ units: '30', unitsWithLoss: '31.5' });
    expect(answer.batch?.components[2]).toMatchObject({ role: 'shell', weigh: '32', method: 'count' });
  });

  it('raises the number for more process loss, never the dose', () => {
    const policy = { ...DEFAULT_POLICY, processLoss: '20 %' };
    const little = batch(question('capsule', { daysSupply: 100 }));
    const much = batch(question('capsule', { daysSupply: 100 }, { policy }));
    expect(much.batch?.unitsWithLoss).toBe('120');
    expect(much.batch?.components.map((each) => each.perUnit)).toEqual(
      little.batch?.components.map((each) => each.perUnit),
    );
    expect(much.batch?.unitWeight).toBe(little.batch?.unitWeight);
  });

  it('asks for the packing statistic of a lot that has none, and says how to measure it', () => {
    const unmeasured = lot('microcrystalline-cellulose', 'MCC-NEW');
    const answer = batch(question('capsule', {}, { lots: [ANHYDROUS, unmeasured] }));
    expect(rules(answer)).toEqual(['capsule.packing-statistic-missing block']);
    expect(answer.findings[0]?.because).toMatch(/MCC-NEW.*Measure it: fill/u);
    expect(answer.batch).toBeNull();
  });

  it('asks for it too when the two powders were measured in different sizes', () => {
    const answer = batch(question('capsule', {}, { lots: [inSize(ANHYDROUS, '3'), inSize(CELLULOSE, '4')] }));
    expect(rules(answer)).toEqual(['capsule.packing-statistic-missing block']);
  });

  it('names both the drug and the filler when neither is on the shelf', () => {
    const answer = batch(question('capsule', {}, { lots: [] }));
    expect(answer.findings.map((each) => each.id)).toEqual([
      'stock.short/naltrexone-hydrochloride',
      'stock.short/microcrystalline-cellulose',
    ]);
  });

  it('counts shells from their lot when there is one, and refuses when it is short', () => {
    const shells = (onHand: string) => lot('hypromellose-shell', 'SH-1', { onHand, expiresOn: '2027-01-31' });
    const enough = batch(
      question('capsule', { daysSupply: 100 }, { lots: [ANHYDROUS, CELLULOSE, shells('105 capsule')] }),
    );
    expect(enough.batch?.components[2]).toMatchObject({ lot: 'SH-1', weigh: '105' });
    const few = batch(
      question('capsule', { daysSupply: 100 }, { lots: [ANHYDROUS, CELLULOSE, shells('104 capsule')] }),
    );
    expect(rules(few)).toEqual(['stock.short block']);
  });

  it('asks back when a strength other than the dose is written', () => {
    const asked = { dose: '4.5 mg', strength: '3 mg' };
    expect(rules(batch(question('capsule', asked)))).toEqual(['capsule.strength-differs block']);
    expect(rules(batch(question('capsule', { ...asked, strength: '4.5 mg', daysSupply: 100 })))).toEqual([]);
  });
});
