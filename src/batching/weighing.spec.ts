import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
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
  const balance = { readability: amount('0.1 mg'), minimumWeighable: amount('120 mg') };
  const api = { source: { ingredient: CATALOGUE.get('naltrexone-hydrochloride') }, role: 'API' as const };

  it('is a trituration for the API, refused until it is solved, and says what helps now', () => {
    const line = weighSolid({ ...api, mass: amount('103.9114 mg') }, balance);
    expect(line.component).toMatchObject({ weigh: '103.9 mg', method: 'trituration' });
    expect(line.findings).toMatchObject([{ rule: 'weighing.below-minimum', status: 'block' }]);
    expect(line.findings[0]?.because).toMatch(
      /103\.9114 mg.*120 mg.*trituration.*coming release.*1\.2 times.*oral liquid/u,
    );
  });

  it('is refused for an excipient as well', () => {
    const source = { ingredient: CATALOGUE.get('sodium-benzoate') };
    const line = weighSolid({ source, role: 'preservative', mass: amount('63 mg') }, balance);
    expect(line.component.method).toBe('direct');
    expect(line.findings).toMatchObject([
      { rule: 'weighing.below-minimum', status: 'block', subject: 'sodium benzoate' },
    ]);
  });

  it('is exactly at the minimum still good', () => {
    expect(weighSolid({ ...api, mass: amount('120 mg') }, balance).findings).toEqual([]);
  });

  it('is refused when the balance would show nothing', () => {
    const coarse = { readability: amount('1 g'), minimumWeighable: amount('1 mg') };
    expect(weighSolid({ ...api, mass: amount('100 mg') }, coarse).findings).toHaveLength(1);
  });
});
