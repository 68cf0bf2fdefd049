import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount, type Amount } from '../quantities/amount.js';
import { packingStatistic } from './packing-statistic.js';
import { workingText } from './working.js';

const weights = (...mg: (number | string)[]): Amount[] => mg.map((each) => amount(`${each} mg`));
const SHELL = amount('48 mg');
const TEN = weights(181, 179, 183, 180, 178, 182, 184, 177, 181, 180);
const refusal = (filled: readonly Amount[], shell: Amount | readonly Amount[] = SHELL) =>
  packingStatistic(filled, shell, DEFAULT_POLICY).findings[0];

describe('a packing statistic', () => {
  it('is the mean net weight to 0.1 mg, with its spread', () => {
    const { value } = packingStatistic(TEN, SHELL, DEFAULT_POLICY);
    expect(value?.mean.toString()).toBe('132.5 mg');
    expect(value?.sd.in('mg').toFixed(2)).toBe('2.17');
    expect(value?.rsd.times(100).toFixed(1)).toBe('1.6');
    expect(value?.count).toBe(10);
    expect(value?.workings.map(workingText)[0]).toMatch(
      /= 180\.5 mg − 48 mg = 132\.5 mg rounded half up to 0\.1 mg; 10 capsules/u,
    );
  });

  it('is the same from the weights of empty shells, and from grams', () => {
    const shells = weights(47, 49, 48);
    expect(packingStatistic(TEN, shells, DEFAULT_POLICY).value?.mean.toString()).toBe('132.5 mg');
    const grams = TEN.map((each) => each.to('g'));
    expect(packingStatistic(grams, SHELL, DEFAULT_POLICY).value?.mean.toString()).toBe('132.5 mg');
  });

  it('needs at least ten capsules', () => {
    expect(refusal(TEN.slice(1))).toMatchObject({ rule: 'packing-statistic.too-few', status: 'block' });
    expect(refusal(TEN.slice(1))?.because).toContain('at least 10');
    const lax = { ...DEFAULT_POLICY, leastPackStatCapsules: '0' };
    expect(packingStatistic(weights(180), SHELL, lax).findings[0]?.rule).toBe('packing-statistic.too-few');
  });

  it('is refused when the weights scatter, and no weight is left out as an outlier', () => {
    const scattered = weights(181, 179, 183, 180, 178, 182, 184, 177, 181, 230);
    expect(refusal(scattered)).toMatchObject({ rule: 'packing-statistic.uneven', status: 'block' });
    expect(refusal(scattered)?.because).toMatch(
      /129\.0 to 182\.0 mg.*at most 5 % is allowed.*weigh them again/u,
    );
  });

  it('is refused when a capsule is not heavier than an empty shell, naming which', () => {
    const net = [...TEN.slice(0, 9), amount('48 mg')];
    expect(refusal(net)?.because).toMatch(/^Capsule 10 is not heavier than an empty shell of 48 mg/u);
  });

  it('is refused without the weight of a shell, and when nothing was filled', () => {
    expect(refusal(TEN, [])?.rule).toBe('packing-statistic.no-shell-weight');
    expect(refusal(TEN, amount('0 mg'))?.rule).toBe('packing-statistic.no-shell-weight');
    expect(refusal(Array.from({ length: 10 }, () => amount('48.01 mg')))?.rule).toBe(
      'packing-statistic.nothing-filled',
    );
  });

  it('grows by what every capsule grows by, and its spread stays', () => {
    const tenths = fc.array(fc.integer({ min: 1000, max: 1050 }), { minLength: 10, maxLength: 30 });
    fc.assert(
      fc.property(tenths, fc.integer({ min: 1, max: 500 }), (net, more) => {
        const gross = (add: number) =>
          net.map((each) =>
            amount(`${each + add} mg`)
              .dividedBy(10)
              .plus(SHELL),
          );
        const one = packingStatistic(gross(0), SHELL, DEFAULT_POLICY).value;
        const other = packingStatistic(gross(more), SHELL, DEFAULT_POLICY).value;
        expect(
          other?.mean
            .minus(one?.mean ?? SHELL)
            .times(10)
            .toString(),
        ).toBe(`${more} mg`);
        expect(
          other?.sd
            .minus(one?.sd ?? SHELL)
            .value.abs()
            .lessThan('1e-15'),
        ).toBe(true);
      }),
    );
  });
});
