import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount, Exact, type Amount } from '../quantities/amount.js';
import { judgeFills, qualityLimits } from './quality.js';

const q = { policy: DEFAULT_POLICY };
const weights = (...mg: number[]): Amount[] => mg.map((each) => amount(`${each} mg`));
const percent = (share: Exact): string => share.times(100).toFixed(1);
const judge = (net: readonly Amount[]) => judgeFills(net, amount('133.2 mg'), DEFAULT_POLICY);

describe('the limits of a batch of capsules', () => {
  const limits = qualityLimits(q, {
    unitWeight: amount('133.21 mg'),
    units: new Exact(100),
    strength: amount('4.5 mg'),
  });

  it('are 90 to 110 % of the theoretical net fill for each, 97 to 103 % for the mean, rounded inward', () => {
    expect(limits.unitWeight).toEqual({
      theoretical: '133.21 mg',
      low: '119.9 mg',
      high: '146.5 mg',
      sample: '10 capsules',
    });
    expect([limits.meanLow, limits.meanHigh, limits.mostRsd]).toEqual(['129.3 mg', '137.2 mg', '5 %']);
  });

  it('give the yield window of everything the powder was weighed for: 100 and 5 % loss are 105', () => {
    expect(limits.yield).toEqual({
      low: '95 %',
      high: '102 %',
      lowQuantity: '100 capsule',
      highQuantity: '107 capsule',
    });
  });

  it('ask for an assay of single capsules below 25 mg or 25 % of drug, and say when', () => {
    expect(limits.contentUniformity).toMatchObject({ required: true, dueEvery: '180 days' });
    expect(limits.contentUniformity?.because).toMatch(
      /^4\.5 mg of drug in 133\.21 mg of fill \(3\.38 %\) is less than 25 mg and less than 25 %.*first batch.*every 180 days\.$/u,
    );
    const much = qualityLimits(q, {
      unitWeight: amount('80 mg'),
      units: new Exact(10),
      strength: amount('25 mg'),
    });
    expect(much.contentUniformity).toMatchObject({ required: false });
    const thin = qualityLimits(q, {
      unitWeight: amount('120 mg'),
      units: new Exact(10),
      strength: amount('25 mg'),
    });
    expect(thin.contentUniformity?.because).toMatch(/is less than 25 %:/u);
  });

  it('never call a microgram capsule empty', () => {
    const uldn = qualityLimits(q, {
      unitWeight: amount('92 mg'),
      units: new Exact(60),
      strength: amount('1 mcg'),
    });
    expect(uldn.contentUniformity?.because).toContain('1 mcg of drug in 92 mg of fill (0.00109 %)');
  });

  it('weigh every capsule of a batch smaller than the sample', () => {
    const few = qualityLimits(q, {
      unitWeight: amount('92 mg'),
      units: new Exact(7),
      strength: amount('1 mg'),
    });
    expect(few.unitWeight?.sample).toBe('all 7 capsules');
  });
});

describe('the yield window of other forms', () => {
  it.each([
    ['150 mL', '142.5 mL', '153 mL'],
    ['15.52 g', '14.75 g', '15.83 g'],
    ['33.3 mL', '31.7 mL', '33.9 mL'],
  ])('of %s is %s to %s, and nothing else is judged', (quantity, lowQuantity, highQuantity) => {
    expect(qualityLimits(q, { quantity: amount(quantity) })).toEqual({
      yield: { low: '95 %', high: '102 %', lowQuantity, highQuantity },
    });
  });

  it('lies within 95 and 102 % and holds something, for every batch of capsules', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (units) => {
        const { yield: window } = qualityLimits(q, {
          unitWeight: amount('92 mg'),
          units: new Exact(units),
          strength: amount('1 mg'),
        });
        const [low, high] = [amount(window.lowQuantity), amount(window.highQuantity)];
        expect(low.isMoreThan(high)).toBe(false);
        expect(high.isMoreThan(amount(`${units} capsule`).times('1.05').times('1.02'))).toBe(false);
        if (units > 1)
          expect(low.isLessThan(amount(`${units} capsule`).times('1.05').times('0.95'))).toBe(false);
      }),
    );
  });
});

describe('ten weighed capsules', () => {
  it('pass at 132.5 mg, RSD 1.6 %, 96.8 to 102.1 % of 133.2 mg', () => {
    const given = judge(weights(133, 131, 135, 132, 130, 134, 136, 129, 133, 132));
    expect(given.mean.toString()).toBe('132.5 mg');
    expect(given.sd.in('mg').toFixed(2)).toBe('2.17');
    expect([given.meanShare, given.rsd, given.lowestShare, given.highestShare].map(percent)).toEqual([
      '99.5',
      '1.6',
      '96.8',
      '102.1',
    ]);
    expect(given.passes).toBe(true);
    expect(given.because).toBe(
      'Mean 132.5 mg (99.5 % of theoretical), SD 2.17 mg, RSD 1.6 %, single fills 96.8 % to 102.1 %: within the limits.',
    );
  });

  it('fail with one at 113.4 % and RSD 6.4 %, though the mean looks perfect', () => {
    const given = judge(weights(128, 142, 133, 120, 136, 151, 132, 127, 138, 131));
    expect([given.meanShare, given.rsd, given.highestShare].map(percent)).toEqual(['100.5', '6.4', '113.4']);
    expect(given.passes).toBe(false);
    expect(given.because).toMatch(/1 of 10 outside 90 % to 110 %: 113\.4 %; the RSD of 6\.4 % over 5 %/u);
  });

  it('fail when the mean is off by more than 3 %, though each is within 10 %', () => {
    const given = judge(weights(138, 138, 138, 138, 138, 138, 138, 138, 138, 138));
    expect(given.passes).toBe(false);
    expect(given.because).toMatch(/the mean of 103\.6 % outside 97 % to 103 %/u);
  });

  it('pass on the very limit, and a fault never reads as its own limit', () => {
    const at = judgeFills(
      weights(90, 110, 100, 100, 100, 100, 100, 100, 100, 100),
      amount('100 mg'),
      DEFAULT_POLICY,
    );
    expect(at.passes).toBe(true);
    const over = judgeFills(
      weights(90, 110.01, 100, 100, 100, 100, 100, 100, 100, 100),
      amount('100 mg'),
      DEFAULT_POLICY,
    );
    expect(over.because).toContain('110.01 %');
  });

  it('are needed: nine do not pass, unless the batch is no larger', () => {
    const nine = weights(133, 133, 133, 133, 133, 133, 133, 133, 132);
    expect(judge(nine)).toMatchObject({
      passes: false,
      because: expect.stringContaining('only 9 of 10 were weighed'),
    });
    expect(judgeFills(nine, amount('133.2 mg'), DEFAULT_POLICY, 9).passes).toBe(true);
    expect(() => judge(weights(133))).toThrow(RangeError);
  });
});
