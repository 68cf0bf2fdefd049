import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
import {
  ANHYDROUS,
  CELLULOSE,
  creamBase,
  DIHYDRATE,
  EQUIPMENT,
  FINE,
  lot,
  OTHER_LOTS,
  question,
} from '../../test/support/batch-questions.js';
import { batch } from './batch.js';
import type { Batch, BatchAnswer, BatchQuestion, LotFacts } from './batching.types.js';

const rules = (answer: BatchAnswer) => answer.findings.map((each) => `${each.rule} ${each.status}`);
const stocked = (api: LotFacts) => [api, CELLULOSE, ...OTHER_LOTS, creamBase('0.97 g/mL')];
const apiLots = fc.constantFrom(ANHYDROUS, DIHYDRATE);
/** 0.5 to 4.5 mg in steps of 0.05 mg. */
const doses = fc.integer({ min: 10, max: 90 }).map((steps) => new Exact(steps).div(20));
const days = fc.integer({ min: 1, max: 180 });

/** The unrounded amount of a component in mg, as far as it is printed. */
function exactMg(answer: Batch | null, role: string): Exact {
  const text = answer?.components.find((each) => each.role === role)?.exact ?? 'none';
  return new Exact(text.replace(/…? m[gL]$/u, ''));
}

/** API as it goes into the batch: with its diluent where it comes as a trituration. */
function activeMg(made: Batch): Exact {
  const last = made.triturations.at(-1);
  return last ? amount(last.takeExact).in('mg') : exactMg(made, 'API');
}

const answerOf = (q: BatchQuestion): Batch => {
  const answer = batch(q);
  if (!answer.batch) throw new Error(rules(answer).join(', '));
  return answer.batch;
};

/** Equal but for what 12 printed digits can hide. */
function same(a: Exact, b: Exact): void {
  expect(a.minus(b).abs().lessThanOrEqualTo(b.abs().times('1e-11'))).toBe(true);
}

describe('the class of a prescription', () => {
  it('is that of the record it is made by, or nothing is made', () => {
    const answer = batch(question('capsule', { productClass: 'ULDN', dose: '1 mcg' }));
    expect(rules(answer)).toEqual(['formula.other-class block']);
    expect(answer).toMatchObject({ batch: null, lotsUsed: [] });
  });
});

describe('a question that makes no sense', () => {
  it.each([
    ['no dose', question('capsule', { dose: '0 mg' })],
    ['a dose in mL', question('oral-liquid', { dose: '4.5 mL' })],
    ['no strength', question('cream', { strength: '0 mg/mL' })],
    ['no days', question('capsule', {}, { days: 0 })],
    [
      'no readability',
      question(
        'capsule',
        {},
        { equipment: { balance: { readability: amount('0 mg'), minimumWeighable: amount('1 mg') } } },
      ),
    ],
    [
      'no graduation',
      question('oral-liquid', {}, { equipment: { ...EQUIPMENT, syringe: { graduation: amount('0 mL') } } }),
    ],
  ])('with %s gets a finding and no exception', (_, q) => {
    const answer = batch(q);
    expect(rules(answer)[0]).toBe('batch.nothing-to-make block');
    expect(answer.batch).toBeNull();
  });

  it('with a part by a rule its form does not have is a finding', () => {
    const q = question('capsule');
    const parts = [
      ...q.parts,
      {
        ingredient: 'glycerol',
        role: 'humectant' as const,
        quantity: { by: 'mass-share' as const, share: '5 %' },
      },
    ];
    expect(rules(batch({ ...q, parts }))).toEqual(['formula.quantity-not-for-form block']);
    expect(rules(batch({ ...q, parts: parts.slice(0, 1) }))).toHaveLength(2);
  });
});

describe('a plan without lots', () => {
  it.each(['capsule', 'oral-liquid', 'sublingual-drops', 'cream'] as const)(
    'for %s is worked out, nominal and unresolved',
    (form) => {
      const strength = { 'oral-liquid': '1 mg/mL', 'sublingual-drops': '6 mg/mL', cream: '9 mg/mL' };
      const asked = form === 'capsule' ? {} : { strength: strength[form] };
      const answer = batch(question(form, asked, { lots: undefined, equipment: FINE }));
      expect(rules(answer).filter((rule) => !rule.endsWith(' pass'))).toEqual(['stock.nominal unresolved']);
      expect(answer.batch?.components[0]).toMatchObject({ role: 'API', factor: '1.00000' });
      expect(answer.batch?.components.some((each) => each.lot)).toBe(false);
      expect(answer.lotsUsed).toEqual([]);
    },
  );
});

describe('a plan without a balance', () => {
  it('shows weights to 0.1 mg and stays unresolved', () => {
    const { balance: _, ...equipment } = EQUIPMENT;
    const answer = batch(question('capsule', { dose: '1.5 mg' }, { equipment }));
    expect(rules(answer)).toEqual(['equipment.balance-missing unresolved']);
    expect(answer.batch?.components[0]).toMatchObject({ weigh: '47.8 mg', method: 'direct' });
    expect(answer.batch?.worstCaseError).toBeNull();
  });
});

describe('the worst case', () => {
  it('of a direct weighing is its rounding and what the balance may be off', () => {
    const given = answerOf(question('capsule', { daysSupply: 100 }));
    // 478.2 for 478.2224…: 0.0224 and 5 % of the 120 mg minimum over 478.22 are 1.259 %, rounded up.
    expect(given).toMatchObject({ worstCaseError: '1.26 %', rootSumSquareError: '1.26 %' });
    const line = given.derivation.find((each) => each.startsWith('worst-case error'));
    expect(line).toMatch(/= .*weighing.*not counted/u);
  });

  it('of a balance whose repeatability was measured is three standard deviations', () => {
    const balance = { readability: amount('0.1 mg'), standardDeviation: amount('0.06 mg') };
    const given = answerOf(question('capsule', { daysSupply: 100 }, { equipment: { balance } }));
    expect(given.worstCaseError).toBe('0.05 %');
  });
});

describe('in every batch', () => {
  it('of capsules, the parts of one fill sum to its weight, and the batch to the number made', () => {
    fc.assert(
      fc.property(apiLots, doses, days, (api, dose, daysSupply) => {
        const given = answerOf(
          question(
            'capsule',
            { dose: `${dose.toFixed()} mg`, daysSupply },
            { lots: stocked(api), equipment: FINE },
          ),
        );
        const whole = activeMg(given).plus(exactMg(given, 'filler')).div(given.unitsWithLoss);
        expect(`${whole.toDecimalPlaces(2).toFixed()} mg`).toBe(given.unitWeight);
        expect(given.unitsWithLoss).toBe(new Exact(daysSupply).times('1.05').toFixed());
      }),
    );
  });

  it('of cream, the parts sum to the whole', () => {
    const strengths = fc
      .integer({ min: 1, max: 8 })
      .map((clicks) => new Exact('4.5').div(new Exact(clicks).times('0.25')));
    fc.assert(
      fc.property(apiLots, strengths, fc.integer({ min: 1, max: 28 }), (api, strength, daysSupply) => {
        const lots = stocked(api);
        const text = `${strength.toSignificantDigits(8).toFixed()} mg/mL`;
        const given = answerOf(question('cream', { strength: text, daysSupply }, { lots, equipment: FINE }));
        const sum = given.components.reduce(
          (so, each) => so.plus(amount(each.exact?.replace('…', '') ?? '').in('mg')),
          new Exact(0),
        );
        const total = amount(given.totalVolume ?? '')
          .in('mL')
          .times('970');
        same(sum, total);
      }),
    );
  });

  it('of liquid, twice the days take twice of everything', () => {
    fc.assert(
      fc.property(apiLots, doses, fc.integer({ min: 1, max: 60 }), (api, dose, daysSupply) => {
        const asked = { dose: `${dose.toFixed()} mg` };
        const more = {
          lots: stocked(api),
          equipment: { ...FINE, syringe: { graduation: amount('0.05 mL') } },
        };
        const one = answerOf(question('oral-liquid', { ...asked, daysSupply }, more));
        const two = answerOf(question('oral-liquid', { ...asked, daysSupply: daysSupply * 2 }, more));
        for (const role of ['API', 'antioxidant', 'preservative'])
          same(exactMg(two, role), exactMg(one, role).times(2));
        expect(amount(two.units).compare(amount(one.units).times(2))).toBe(0);
      }),
    );
  });

  it('of capsules, twice the days take twice of everything and change no capsule', () => {
    fc.assert(
      fc.property(apiLots, doses, fc.integer({ min: 1, max: 90 }), (api, dose, daysSupply) => {
        const asked = { dose: `${dose.toFixed()} mg` };
        const more = { lots: stocked(api), equipment: FINE };
        const one = answerOf(question('capsule', { ...asked, daysSupply }, more));
        const two = answerOf(question('capsule', { ...asked, daysSupply: daysSupply * 2 }, more));
        const filled = (made: Batch) => activeMg(made).plus(exactMg(made, 'filler'));
        same(exactMg(two, 'API'), exactMg(one, 'API').times(2));
        same(filled(two), filled(one).times(2));
        expect(two.unitWeight).toBe(one.unitWeight);
      }),
    );
  });

  it('of capsules, more process loss changes the number made and never the capsule', () => {
    fc.assert(
      fc.property(apiLots, doses, days, fc.integer({ min: 0, max: 100 }), (api, dose, daysSupply, loss) => {
        const asked = { dose: `${dose.toFixed()} mg`, daysSupply };
        const more = { lots: stocked(api), equipment: FINE };
        const policy = { ...DEFAULT_POLICY, processLoss: `${loss} %` };
        const usual = answerOf(question('capsule', asked, more));
        const lossy = answerOf(question('capsule', asked, { ...more, policy }));
        expect(lossy.components.map((each) => each.perUnit)).toEqual(
          usual.components.map((each) => each.perUnit),
        );
        expect(lossy.unitsWithLoss).toBe(
          new Exact(daysSupply).times(new Exact(100 + loss).div(100)).toFixed(),
        );
      }),
    );
  });

  it('the drug weighed is the label times the correction, by a second way of working it out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8100, max: 10500 }),
        fc.integer({ min: 0, max: 1200 }),
        doses,
        days,
        (assay, water, dose, daysSupply) => {
          const api = lot('naltrexone-hydrochloride', 'R', {
            form: 'dihydrate',
            assay: `${new Exact(assay).div(100).toFixed()} %`,
            assayBasis: 'anhydrous',
            water: `${new Exact(water).div(100).toFixed()} %`,
            packStat: { '3': '180 mg' },
          });
          const q = question(
            'capsule',
            { dose: `${dose.toFixed()} mg`, daysSupply },
            { lots: stocked(api), equipment: FINE },
          );
          // dose × days × 1.05 over whole numbers: hundredths of a percent of assay and of dry powder.
          const top =
            BigInt(dose.times(20).toFixed()) * BigInt(daysSupply) * 105n * 10_000n * 10_000n * 10n ** 12n;
          const bottom = 20n * 100n * BigInt(assay) * BigInt(10_000 - water);
          same(exactMg(answerOf(q), 'API'), new Exact((top / bottom).toString()).div('1e12'));
        },
      ),
    );
  });

  it('no number is in exponent notation, has a trailing zero or lacks its digit before the point', () => {
    const forms = fc.constantFrom('capsule', 'oral-liquid', 'sublingual-drops', 'cream');
    fc.assert(
      fc.property(
        forms,
        apiLots,
        fc.integer({ min: 1, max: 10_000_000 }),
        days,
        (form, api, nanograms, daysSupply) => {
          const dose = Amount.of(new Exact(nanograms).div(1000), 'mcg').toString();
          const strength =
            form === 'capsule' ? {} : { strength: form === 'oral-liquid' ? '1 mg/mL' : '6 mg/mL' };
          const { derivation = [], ...rest } =
            batch(question(form, { dose, daysSupply, ...strength }, { lots: stocked(api), equipment: FINE }))
              .batch ?? {};
          const text = JSON.stringify(rest) + derivation.join('\n');
          expect(text).not.toMatch(/\d[eE][+-]?\d/u);
          expect(text).not.toMatch(/(^|[\s("])\.\d/u);
          expect(JSON.stringify(rest).replace(/"factor":"[\d.]+"/gu, '')).not.toMatch(/\.\d*0[ "…]/u);
          expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/u);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('every amount on a component line can be read back', () => {
    for (const form of ['capsule', 'oral-liquid', 'sublingual-drops', 'cream'] as const) {
      const strength = form === 'capsule' ? {} : { strength: form === 'oral-liquid' ? '1 mg/mL' : '6 mg/mL' };
      for (const component of answerOf(question(form, strength, { equipment: FINE })).components) {
        const text = component.method === 'count' ? `${component.weigh} capsule` : component.weigh;
        expect(() => amount(text.replace('q.s. ', ''))).not.toThrow();
      }
    }
  });
});
