import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
import { question } from '../../test/support/batch-questions.js';
import { toWork } from './batch-work.js';
import type { BalanceFacts } from './batching.types.js';
import { printExact } from './print.js';
import { roundToHundredthMl, roundToReadability, weighSolid } from './weighing.js';

const read = (mass: string, readability: string): string =>
  roundToReadability(amount(mass), amount(readability)).toString();

describe('a weight is rounded once', () => {
  it.each([
    ['478.22 mg', '0.1 mg', '478.2 mg'],
    ['13.5093 g', '0.1 mg', '13.509 g'],
    ['103.91144 mg', '0.1 mg', '103.9 mg'],
    ['164.9385 mg', '0.01 mg', '164.94 mg'],
    ['0.75 g', '0.1 mg', '750 mg'],
    ['0.05 mg', '0.1 mg', '0.1 mg'],
    ['999.94 mg', '0.1 mg', '999.9 mg'],
    ['999.96 mg', '0.1 mg', '1 g'],
    ['13.5093 g', '0.01 mg', '13.509 g'],
    ['13.5093 g', '10 mg', '13.51 g'],
    ['28.02012 g', '0.1 mg', '28.02 g'],
    ['103 mcg', '0.01 mg', '0.1 mg'],
  ])('%s on a balance that reads %s is %s', (mass, readability, weigh) => {
    expect(read(mass, readability)).toBe(weigh);
  });

  it('never moves by more than half a step', () => {
    const micrograms = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(micrograms, fc.constantFrom('0.01 mg', '0.1 mg', '1 mg', '10 mg'), (mcg, step) => {
        const mass = Amount.of(mcg.toString(), 'mcg');
        const rounded = roundToReadability(mass, amount(step));
        const allowed = mass.in('mg').lessThan('999.9')
          ? amount(step).in('mg')
          : Exact.max(1, amount(step).in('mg'));
        expect(rounded.minus(mass).in('mg').abs().lessThanOrEqualTo(allowed.div(2))).toBe(true);
        expect(rounded.toString()).toMatch(/^\d+(\.\d*[1-9])? (mg|g)$/u);
      }),
    );
  });

  it('a volume goes to 0.01 mL', () => {
    expect(roundToHundredthMl(amount('20.745 mL')).toString()).toBe('20.75 mL');
    expect(roundToHundredthMl(amount('0.03 L')).toString()).toBe('30 mL');
  });
});

describe('the unrounded amount on the worksheet', () => {
  it('shows 12 significant digits and says when there are more', () => {
    expect(printExact(Amount.of(new Exact(1000).div(9), 'mg'), 'mg')).toBe('111.111111111… mg');
    expect(printExact(Amount.of(new Exact(2000).div(3), 'mcg'), 'mg')).toBe('0.666666666666… mg');
    expect(printExact(amount('0.75 g'), 'mg')).toBe('750 mg');
  });
});

describe('a weighing under the balance’s minimum', () => {
  const source = { ingredient: CATALOGUE.get('naltrexone-hydrochloride') };
  const q = toWork(question('capsule'));
  const on = (balance: BalanceFacts) => toWork(question('capsule', {}, { equipment: { balance } }));

  it('is refused where nothing may dilute it, and says what helps', () => {
    const line = weighSolid(q, { source, role: 'API', mass: amount('103.9114 mg') });
    expect(line.component).toMatchObject({ weigh: '103.9 mg', method: 'trituration' });
    expect(line.findings).toMatchObject([{ rule: 'weighing.below-minimum', status: 'block' }]);
    expect(line.findings[0]?.because).toMatch(/103\.9114 mg.*120 mg.*1\.2 times/u);
    expect(line.chain).toBeUndefined();
  });

  it('is refused for an excipient as well', () => {
    const benzoate = { ingredient: CATALOGUE.get('sodium-benzoate') };
    const line = weighSolid(q, { source: benzoate, role: 'preservative', mass: amount('63 mg') });
    expect(line.findings).toMatchObject([
      { rule: 'weighing.below-minimum', status: 'block', subject: 'sodium benzoate' },
    ]);
  });

  it('is diluted where it may be, in steps that all can be weighed', () => {
    const diluent = { ingredient: CATALOGUE.get('microcrystalline-cellulose') };
    const line = weighSolid(q, {
      source,
      role: 'API',
      mass: amount('30 mg'),
      dilution: { medium: 'powder', diluents: [diluent], room: amount('5 g') },
    });
    expect(line.findings).toEqual([]);
    expect(line.component.method).toBe('trituration');
    expect(line.triturations).toHaveLength(1);
  });

  it('is exactly at the minimum still good', () => {
    const line = weighSolid(q, { source, role: 'API', mass: amount('120 mg') });
    expect(line).toMatchObject({ findings: [], component: { method: 'direct', weigh: '120 mg' } });
  });

  it('is refused when rounding takes it under the minimum', () => {
    const coarse = on({ readability: amount('1 g'), minimumWeighable: amount('1 mg') });
    const line = weighSolid(coarse, { source, role: 'API', mass: amount('100 mg') });
    expect(line.findings).toHaveLength(1);
    expect(line.component.weigh).toBe('100 mg');
  });

  it('never shows a dust-sized dose as nothing', () => {
    const line = weighSolid(q, { source, role: 'API', mass: amount('63 mcg') });
    expect(line.component).toMatchObject({ weigh: '63 mcg', exact: '0.063 mg' });
  });
});
