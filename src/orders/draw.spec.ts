import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Lot } from '../lots/lots.entity.js';
import { ledgerQuantity } from './draw.js';

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
