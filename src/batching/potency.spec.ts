import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { workingText } from './working.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount, Exact } from '../quantities/amount.js';
import { ANHYDROUS, DIHYDRATE, lot } from '../../test/support/batch-questions.js';
import type { LotFacts, StrengthBasis } from './batching.types.js';
import { potencyOf, saltFactor } from './potency.js';

const HYDROCHLORIDE = CATALOGUE.get('naltrexone-hydrochloride');
const BASE = CATALOGUE.get('naltrexone');
const AS_HCL: StrengthBasis = 'naltrexone hydrochloride';

function factorOf(used: LotFacts, basis: StrengthBasis = AS_HCL): Exact {
  const ingredient = CATALOGUE.get(used.ingredient);
  const outcome = potencyOf(ingredient, used, basis, DEFAULT_POLICY);
  if (outcome.value === undefined) throw new Error(outcome.findings.map((each) => each.because).join('\n'));
  return outcome.value.factor;
}

function findingsOf(used: LotFacts) {
  return potencyOf(CATALOGUE.get(used.ingredient), used, AS_HCL, DEFAULT_POLICY).findings;
}

/** The dihydrate lot without some of its certificate. */
function without(...fields: (keyof LotFacts)[]): LotFacts {
  return Object.fromEntries(
    Object.entries(DIHYDRATE).filter(([name]) => !fields.includes(name as keyof LotFacts)),
  ) as unknown as LotFacts;
}

describe('the potency of a lot', () => {
  it('of 99.2 % on the anhydrous basis with 0.4 % water makes 150 mg of label 151.82 mg', () => {
    expect(factorOf(ANHYDROUS).toFixed(5)).toBe('1.01211');
    expect(factorOf(ANHYDROUS).times(150).toFixed(2)).toBe('151.82');
  });

  it('of dihydrate, 99.5 % with 8.6 % water, makes 150 mg of label 164.94 mg', () => {
    expect(factorOf(DIHYDRATE).toFixed(5)).toBe('1.09959');
    expect(factorOf(DIHYDRATE).times(150).toFixed(2)).toBe('164.94');
  });

  it('assayed as-is leaves the water out, which the assay holds already', () => {
    const asIs = {
      ...DIHYDRATE,
      assay: DIHYDRATE.assay?.minus(DIHYDRATE.assay.times('0.086')),
      assayBasis: 'as-is',
    } as LotFacts;
    expect(factorOf(asIs).toFixed(5)).toBe('1.09959');
    const eightyEight = lot('naltrexone-hydrochloride', 'X', {
      form: 'anhydrous',
      assay: '88 %',
      assayBasis: 'as-is',
    });
    expect(factorOf(eightyEight).toFixed(4)).toBe('1.1364');
  });

  it('says what an uncorrected weighing would have given: 90.9 % of label for the dihydrate', () => {
    const outcome = potencyOf(HYDROCHLORIDE, DIHYDRATE, AS_HCL, DEFAULT_POLICY);
    expect(outcome.value?.shareIfUncorrected.times(100).toFixed(1)).toBe('90.9');
    expect(outcome.value?.workings.map(workingText).join('\n')).toContain('90.9 % of label');
    expect(factorOf(ANHYDROUS).div(factorOf(DIHYDRATE)).times(100).toFixed(1)).toBe('92.0');
  });

  it('is taken as pure and dry without a lot', () => {
    expect(potencyOf(HYDROCHLORIDE, undefined, AS_HCL, DEFAULT_POLICY).value?.factor.toFixed()).toBe('1');
  });
});

describe('salt and base', () => {
  it('3 mg meant as base from hydrochloride takes 3.361 mg', () => {
    expect(factorOf(ANHYDROUS, 'naltrexone').times(3).toFixed(3)).toBe('3.361');
  });

  it('4.5 mg meant as hydrochloride from base takes 4.119 mg', () => {
    const base = lot('naltrexone', 'B', {
      form: 'base',
      assay: '99 %',
      assayBasis: 'anhydrous',
      water: '0.3 %',
    });
    expect(factorOf(base).times('4.5').toFixed(3)).toBe('4.119');
    expect(
      potencyOf(BASE, base, AS_HCL, DEFAULT_POLICY).value?.workings.map(workingText).join('\n'),
    ).toContain('341.41 / 377.86 = 0.90354');
  });

  it('are one another’s inverse, and 1 where label and powder agree', () => {
    expect(saltFactor('hydrochloride', 'naltrexone').toFixed(4)).toBe('1.1068');
    expect(saltFactor('base', 'naltrexone hydrochloride').toFixed(4)).toBe('0.9035');
    expect(saltFactor('hydrochloride', 'naltrexone hydrochloride').toFixed()).toBe('1');
    expect(saltFactor('base', 'naltrexone').toFixed()).toBe('1');
  });
});

describe('a certificate', () => {
  it.each([
    ['form', ['form'], 'the form'],
    ['assay', ['assay'], 'the assay in %'],
    ['basis', ['assayBasis'], 'the assay basis'],
    ['water', ['water'], 'water or loss on drying'],
  ] as const)('without its %s is refused, naming the lot and what to enter', (_, fields, says) => {
    const [finding] = findingsOf(without(...fields));
    expect(finding).toMatchObject({
      rule: 'potency.certificate-incomplete',
      status: 'block',
      subject: 'NTX-D',
    });
    expect(finding?.because).toContain('NTX-D');
    expect(finding?.because).toContain(says);
  });

  it('needs no water when the assay is as-is, and no form when the powder is base', () => {
    expect(
      findingsOf(
        lot('naltrexone-hydrochloride', 'X', { form: 'anhydrous', assay: '99 %', assayBasis: 'as-is' }),
      ),
    ).toEqual([]);
    expect(findingsOf(lot('naltrexone', 'B', { assay: '99 %', assayBasis: 'as-is' }))).toEqual([]);
  });

  it.each([
    [
      'a dihydrate assay of 99.5 % as-is (really stated as dihydrate, 9 % short)',
      { assayBasis: 'as-is' },
      'review',
    ],
    ['a dihydrate assay of 91 % as anhydrous (really as-is, 9 % over)', { assay: '91 %' }, 'review'],
    ['an assay as far under theory as one may be over it', { assay: '80 %' }, 'review'],
    ['dihydrate with the water of anhydrous powder', { water: '0.4 %' }, 'review'],
    ['an assay with its point moved', { assay: '9.95 %' }, 'block'],
    ['an assay of nothing', { assay: '0 %' }, 'block'],
    ['water of everything', { water: '100 %' }, 'block'],
    ['hydrochloride said to be base', { form: 'base' }, 'block'],
  ] as const)('with %s is not taken silently', (_, change, status) => {
    const odd = lot('naltrexone-hydrochloride', 'ODD', {
      form: 'dihydrate',
      assay: '99.5 %',
      assayBasis: 'anhydrous',
      water: '8.6 %',
      ...change,
    });
    expect(findingsOf(odd)).toMatchObject([{ rule: 'potency.certificate-implausible', status }]);
  });

  it.each([
    ['91 %', 'anhydrous', 'an assay as-is of dihydrate powder'],
    ['99.5 %', 'as-is', 'an assay on the anhydrous basis of dihydrate powder'],
  ] as const)('of %s (%s) that fits the other basis says so', (assay, assayBasis, looks) => {
    const [finding] = findingsOf({ ...DIHYDRATE, assay: amount(assay), assayBasis });
    expect(finding?.because).toContain(`it looks like ${looks}`);
  });

  it.each(['99.0 %', '99.2 %', '99.5 %', '97 %', '103 %'])('of %s on dry powder raises nothing', (assay) => {
    expect(findingsOf({ ...ANHYDROUS, assay: amount(assay) })).toEqual([]);
  });

  it('of the worked examples raises nothing', () => {
    expect([...findingsOf(ANHYDROUS), ...findingsOf(DIHYDRATE)]).toEqual([]);
  });
});
