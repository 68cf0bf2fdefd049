import { describe, expect, it } from '@jest/globals';
import { readActuals } from './finish-compounding.js';
import type { ComponentLine } from './orders.types.js';

const line = (position: number, planned: string, needsActual = true): ComponentLine => ({
  position,
  ingredient: `part-${position}`,
  name: `part ${position}`,
  method: needsActual ? 'direct' : 'count',
  lot: null,
  planned,
  actual: null,
  needsActual,
});
const COMPONENTS = [line(1, '478.2 mg'), line(2, '13.509 g'), line(3, '105 capsule', false)];

function faultsOf(actuals: { position: number; actual: string }[]): string[] {
  return readActuals(COMPONENTS, actuals, '5 %').faults.map((fault) => `${fault.path}: ${fault.message}`);
}

describe('what was really weighed', () => {
  it('is taken for every weighed component, in any unit of mass, within the tolerance', () => {
    const actuals = [
      { position: 1, actual: '0.4785 g' },
      { position: 2, actual: '13.51 g' },
    ];
    expect(readActuals(COMPONENTS, actuals, '5 %')).toEqual({ read: actuals, faults: [] });
  });

  it('must be there for every weighed component, and may be missing for counted shells', () => {
    expect(faultsOf([{ position: 1, actual: '478 mg' }])).toEqual([
      'actuals: lack position 2: write how much part 2 was weighed (planned 13.509 g)',
    ]);
  });

  it('is refused when it is a slip of the decimal point or of the unit', () => {
    const slip = faultsOf([
      { position: 1, actual: '47.82 mg' },
      { position: 2, actual: '13.509 mg' },
    ]);
    expect(slip).toHaveLength(2);
    expect(slip[0]).toContain('is more than 5 % off the planned 478.2 mg');
  });

  it('is refused just beyond the tolerance and taken at it', () => {
    const other = { position: 2, actual: '13.509 g' };
    expect(faultsOf([{ position: 1, actual: '502.11 mg' }, other])).toEqual([]);
    expect(faultsOf([{ position: 1, actual: '502.12 mg' }, other])).toHaveLength(1);
    expect(faultsOf([{ position: 1, actual: '454.29 mg' }, other])).toEqual([]);
    expect(faultsOf([{ position: 1, actual: '454.28 mg' }, other])).toHaveLength(1);
  });

  it('is refused without a unit, as a volume, twice, or for a position that is not there', () => {
    const faults = faultsOf([
      { position: 1, actual: '478.2' },
      { position: 1, actual: '478.2 mg' },
      { position: 2, actual: '13 mL' },
      { position: 9, actual: '1 mg' },
    ]);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'actuals[0].actual',
      'actuals[1].position',
      'actuals[2].actual',
      'actuals[3].position',
    ]);
  });
});
