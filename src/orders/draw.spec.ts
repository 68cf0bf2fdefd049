import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Lot } from '../lots/lots.entity.js';
import { kitPlan, trituratedBatch } from '../../test/support/document-facts.js';
import { batchesOf } from '../planning/plan.types.js';
import { drawsOf, ledgerQuantity } from './draw.js';

const glycerol = CATALOGUE.find('glycerol');
const part = (weigh: string) => ({ ingredient: 'glycerol', id: glycerol?.id ?? '', weigh });
const lot = (unit: Lot['unit'], density?: string) => ({
  lot: 'L1',
  unit,
  certificate: density ? { density } : {},
});

describe('what a component takes from its lot', () => {
  it('is the weighing itself, exactly, in the unit of the ledger', () => {
    expect(ledgerQuantity(part('13.5091 g'), lot('mg')).toFixed()).toBe('13509.1');
    expect(ledgerQuantity(part('30 mL'), lot('mL')).toFixed()).toBe('30');
    expect(ledgerQuantity(part('q.s. 150 mL'), lot('mL')).toFixed()).toBe('150');
  });

  it('is a count for shells, with or without the word', () => {
    expect(ledgerQuantity(part('105 capsule'), lot('capsule')).toFixed()).toBe('105');
    expect(ledgerQuantity(part('105'), lot('capsule')).toFixed()).toBe('105');
  });

  it('goes over the density of the lot where a volume is taken from a lot kept by mass, and back', () => {
    expect(ledgerQuantity(part('10 mL'), lot('mg', '1.25 g/mL')).toFixed()).toBe('12500');
    expect(ledgerQuantity(part('12.5 g'), lot('mL', '1.25 g/mL')).toFixed()).toBe('10');
  });
});

describe('what a batch takes from its lots', () => {
  const shown = (batch: Parameters<typeof drawsOf>[0]) =>
    drawsOf(batch).map(({ id, lot, weigh }) => [id, lot, weigh].filter(Boolean).join(' '));

  it('is, through triturations, the API of the first and every diluent, and never the intermediates', () => {
    expect(shown(trituratedBatch())).toEqual([
      'microcrystalline-cellulose MCC-11 5.166 g',
      'shell-hypromellose 63',
      'naltrexone-hydrochloride NTX-0425 110 mg',
      'microcrystalline-cellulose MCC-11 9.89 g',
      'microcrystalline-cellulose MCC-11 9.9 g',
    ]);
  });

  it('is the component itself where it is weighed directly, and in plans that knew no triturations', () => {
    const [api] = trituratedBatch().components;
    expect(api?.method).toBe('trituration');
    expect(shown(trituratedBatch({ triturations: [] }))[0]).toBe(
      'naltrexone-hydrochloride NTX-0425 0.0693 mg',
    );
  });

  it('is, of a solution, the vehicle it is made up with', () => {
    const [first] = trituratedBatch().triturations;
    const solution = {
      ...first!,
      diluent: { ingredient: 'water', id: 'purified-water', lot: 'W1', weigh: 'q.s. 100 mL' },
    };
    const [, , , water] = drawsOf(trituratedBatch({ triturations: [solution] }));
    expect(water && ledgerQuantity(water, lot('mL')).toFixed()).toBe('100');
  });

  it('is, of a kit, what all its strengths take', () => {
    const draws = batchesOf(kitPlan()).flatMap(drawsOf);
    expect(draws.filter(({ id }) => id === 'naltrexone-hydrochloride')).toHaveLength(2);
  });

  it('is counted in tablets', () => {
    const tablets = { ...part('2 tablet'), ingredient: 'naltrexone tablets' };
    expect(ledgerQuantity(tablets, lot('tablet' as Lot['unit'])).toFixed()).toBe('2');
  });
});
