import { describe, expect, it } from '@jest/globals';

import { CATALOGUE } from './catalogue.js';
import { FORMS, VEHICLES } from './formula.js';
import { SHIPPED_FORMULAS } from './formulas.js';
import { readAmount } from '../quantities/amount.js';

const formula = (id: string): (typeof SHIPPED_FORMULAS)[number] => {
  const found = SHIPPED_FORMULAS.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no formula ${id}`);
  return found;
};

describe('the shipped master formulation records', () => {
  it('are six for milligrams, for the four forms and the three vehicles, and two for micrograms', () => {
    expect(SHIPPED_FORMULAS.map((entry) => entry.id)).toEqual([
      'ldn-capsule',
      'ldn-oral-liquid-preserved',
      'ldn-oral-liquid-sterile-water',
      'ldn-oral-liquid-glycerol',
      'ldn-sublingual-drops',
      'ldn-cream',
      'uldn-capsule',
      'uldn-oral-liquid',
    ]);
    expect(new Set(SHIPPED_FORMULAS.map((entry) => entry.form))).toEqual(new Set(FORMS));
    for (const { id, productClass } of SHIPPED_FORMULAS) {
      expect(`${id} ${productClass}`).toMatch(/^ldn-\S+ LDN$|^uldn-\S+ ULDN$/u);
    }
    const milligrams = SHIPPED_FORMULAS.filter((entry) => entry.productClass === 'LDN');
    const liquids = milligrams.filter((entry) => entry.form === 'oral-liquid');
    expect(liquids.map((entry) => entry.vehicle)).toEqual(VEHICLES);
  });

  describe.each(SHIPPED_FORMULAS.map((entry) => [entry.id, entry] as const))('%s', (_id, record) => {
    it('uses ingredients of the catalogue in a role they have', () => {
      for (const part of record.ingredients) {
        expect(CATALOGUE.get(part.ingredient).roles).toContain(part.role);
      }
    });

    it('has one active ingredient by dose and one part that makes up the rest', () => {
      const ways = record.ingredients.map((part) => part.quantity.by);
      expect(ways.filter((way) => way === 'dose')).toHaveLength(1);
      expect(ways.filter((way) => way === 'balance')).toHaveLength(1);
    });

    it('states amounts with their units', () => {
      const texts = record.ingredients.flatMap(({ quantity }) => {
        if (quantity.by === 'volume') return [quantity.amount];
        return quantity.by === 'volume-share' || quantity.by === 'mass-share' ? [quantity.share] : [];
      });
      const stated = [record.strength, record.density, ...texts].filter((text) => text !== undefined);
      for (const text of stated) {
        expect(readAmount(text, ['mass/volume', 'fraction'], '1 mg/mL')).toHaveProperty('amount');
      }
    });

    it('tells an allergen class, a composition or a reason for every part, however deep', () => {
      const parts = record.ingredients.flatMap((part) => CATALOGUE.unfold(part.ingredient));
      for (const { ingredient, unknown } of parts) {
        expect(unknown).toBe(false);
        const told =
          ingredient.allergens.length > 0 ||
          ingredient.composition !== undefined ||
          ingredient.noAllergensBecause !== undefined;
        expect(`${ingredient.id} ${told}`).toBe(`${ingredient.id} true`);
      }
    });

    it('fills no capsule with what slows release', () => {
      for (const part of record.ingredients) {
        expect(CATALOGUE.get(part.ingredient).releaseModifying).toBe('no');
      }
    });

    it('holds what USP <795> asks of a master formulation record', () => {
      expect(record.steps.length).toBeGreaterThanOrEqual(9);
      expect(record.equipment.length).toBeGreaterThanOrEqual(5);
      expect(record.qualityChecks.length).toBeGreaterThanOrEqual(4);
      expect(record.sources.length).toBeGreaterThanOrEqual(5);
      for (const text of [record.container, record.physicalDescription, record.stability.storageSource]) {
        expect(text).not.toBe('');
      }
      for (const limit of record.stability.limits) expect(limit.source).not.toBe('');
    });

    it('warns in plain words, shortest first, with digits and no sign that is read wrong', () => {
      const lengths = record.warnings.map((text) => text.length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      for (const text of record.warnings) {
        expect(text).toMatch(/^[A-Z].*\.$/u);
        expect(text).not.toMatch(
          /[@&+<>°/µ]|\b(QD|BID|HS|PO|SL|PRN|LDN|NTX|ml|cc|ug|ad)\b|\.0\b|(?<!\d)\.\d/u,
        );
      }
    });
  });
});

describe('the records for micrograms', () => {
  const records = SHIPPED_FORMULAS.filter((entry) => entry.productClass === 'ULDN');

  it('are a capsule and a preserved liquid of 1 mcg/mL, each found by its class', () => {
    expect(records.map(({ form, strength }) => `${form} ${strength ?? 'as prescribed'}`)).toEqual([
      'capsule as prescribed',
      'oral-liquid 1 mcg/mL',
    ]);
  });

  it.each(records.map((entry) => [entry.id, entry] as const))(
    '%s: says micrograms in words, what it is not, and how the way down is made and checked',
    (_id, { warnings, steps, qualityChecks, name, stability }) => {
      expect(name).toContain('micrograms');
      expect(warnings).toContain('Ultra-low dose. Contains MICROGRAMS.');
      expect(warnings).toContain('Do not exchange with low-dose naltrexone.');
      const done = steps.join(' ');
      expect(done).toMatch(/serial (trituration|dilution) \(T1\)/u);
      expect(done).toContain('Label it at once as a lot of its own');
      expect(done).toMatch(/T2, and so on\) scan the one before/u);
      expect(done).toMatch(/scan the last (trituration|stock solution)/iu);
      expect(done).toContain('A second pharmacist confirms');
      expect(qualityChecks.map(({ check, expected }) => `${check} ${expected}`).join(' ')).toMatch(
        /(weight cannot show|neither volume nor appearance can show)[^.]*micrograms/u,
      );
      expect(qualityChecks.some(({ check }) => check.includes('assay'))).toBe(true);
      expect(stability.limits).toEqual([]);
    },
  );

  it('forbid no opioid, which may be ordered beside micrograms, while every record for milligrams does', () => {
    for (const { id, productClass, warnings } of SHIPPED_FORMULAS) {
      const forbids = warnings.some((text) => /^Do not (take|use) with opioid/u.test(text));
      expect(`${id} ${forbids}`).toBe(`${id} ${productClass === 'LDN'}`);
    }
  });
});

describe('how long each preparation may be kept', () => {
  it('capsules are dry, the preserved liquid is preserved, sterile water is not', () => {
    expect(formula('ldn-capsule').stability.class).toBe('NA_OTHER');
    expect(formula('ldn-oral-liquid-preserved').stability.class).toBe('AQ_P');
    expect(formula('ldn-oral-liquid-sterile-water').stability.class).toBe('AQ_NP');
    expect(formula('ldn-sublingual-drops').stability.class).toBe('AQ_P');
    expect(formula('ldn-cream').stability.class).toBe('AQ_P');
    expect(formula('uldn-capsule').stability.class).toBe('NA_OTHER');
    expect(formula('uldn-oral-liquid').stability.class).toBe('AQ_P');
  });

  it('glycerol counts as aqueous until a water activity is recorded, and none is shipped', () => {
    const { stability } = formula('ldn-oral-liquid-glycerol');
    expect(stability.class).toBe('AQ_NP');
    expect(stability.ifWaterActivityDocumented).toBe('NA_LIQ');
    expect(stability.waterActivity).toBeUndefined();
  });

  it('cream is kept 28 days and says that no study was found', () => {
    const [limit] = formula('ldn-cream').stability.limits;
    expect(limit?.days).toBe(28);
    expect(limit?.source).toContain('no stability source');
  });

  it('the study of the preserved liquid is listed with its 60 days', () => {
    expect(formula('ldn-oral-liquid-preserved').stability.limits).toEqual([
      expect.objectContaining({ days: 60, source: expect.stringContaining('9391680') }),
    ]);
  });
});

it('the published 1 mg/mL liquid at 100 mL takes ascorbic acid 0.5 g, benzoate 0.1 g and glycerol 20 mL', () => {
  const quantities = formula('ldn-oral-liquid-preserved').ingredients.map((part) => part.quantity);
  expect(quantities).toEqual([
    { by: 'dose' },
    { by: 'volume', amount: '5 mg/mL' },
    { by: 'volume', amount: '1 mg/mL' },
    { by: 'volume-share', share: '20 %' },
    { by: 'balance' },
  ]);
});
