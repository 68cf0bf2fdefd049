import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { isOpen } from '../src/findings/finding.js';
import { plan } from '../src/planning/plan.js';
import type { Plan } from '../src/planning/plan.types.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import { amount } from '../src/quantities/amount.js';
import {
  allergicTo,
  ANHYDROUS,
  CELLULOSE,
  CREAM_LOTS,
  DIHYDRATE,
  FINE_EQUIPMENT,
  HEALTHY,
  LIQUID_LOTS,
  requestFor,
  type JsonRequest,
} from './support/plan-requests.js';

function answer(json: JsonRequest): Plan {
  const reading = readPlanRequest(json, CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
}

function weighed(given: Plan, role: string): string | undefined {
  return given.batch?.components.find((component) => component.role === role)?.weigh;
}

function weighedOf(given: Plan, ingredient: string): string | undefined {
  return given.batch?.components.find((component) => component.id === ingredient)?.weigh;
}

function openRules(given: Plan): string[] {
  return given.findings.filter(isOpen).map((finding) => finding.rule);
}

const BASE = SHIPPED_FORMULAS.find((formula) => formula.form === 'cream')?.ingredients.find(
  (part) => part.selectedBy === 'base',
)?.ingredient as string;

const ULDN = { productClass: 'ULDN', uldnWithOpioidStatement: true };
const ON_OPIOID = {
  ...HEALTHY,
  medications: {
    reviewedOn: '2025-03-01',
    entries: [{ text: 'oxycodone 5 mg tablet', status: 'active', lastTaken: '2025-03-01' }],
  },
};

const only = (size: string, lot: typeof CELLULOSE) => ({
  ...lot,
  packStat: { [size]: lot.packStat[size as '3' | '4'] },
});

describe('the numbers of the plan contract', () => {
  it('150 mg label of an anhydrous lot, 99.2 % and 0.4 % water, needs 151.82 mg', () => {
    const given = answer(
      requestFor(
        { form: 'oral-liquid', dose: '4 mg', daysSupply: 30, timesPerDay: 1 },
        { lots: [ANHYDROUS, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.batch?.components[0]?.factor).toBe('1.01211');
    const given150 = answer(
      requestFor(
        { form: 'oral-liquid', dose: '5 mg', daysSupply: 30 },
        { lots: [ANHYDROUS, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(weighed(given150, 'API')).toBe('151.82 mg');
  });

  it('150 mL of 1 mg/mL from the dihydrate lot', () => {
    const given = answer(
      requestFor(
        {
          form: 'oral-liquid',
          dose: '5 mg',
          strength: '1 mg/mL',
          vehicle: 'preserved-aqueous',
          daysSupply: 30,
        },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.batch?.units).toBe('150 mL');
    expect(given.batch?.components[0]?.factor).toBe('1.09959');
    expect(weighed(given, 'API')).toBe('164.94 mg');
    expect(weighedOf(given, 'ascorbic-acid')).toBe('750 mg');
    expect(weighedOf(given, 'sodium-benzoate')).toBe('150 mg');
    expect(weighed(given, 'vehicle')).toBe('q.s. 150 mL');
    expect(given.batch?.components.map((component) => component.weigh)).toContain('30 mL');
    expect(given.stability?.beyondUseDate).toBe('2025-04-06');
  });

  it('capsules 4.5 mg #100 size 3: 478.2 mg, 13.509 g, 133.21 mg', () => {
    const given = answer(
      requestFor(
        { form: 'capsule', dose: '4.5 mg', daysSupply: 100 },
        { lots: [only('3', ANHYDROUS), only('3', CELLULOSE)], policy: { processLoss: '5 %' } },
      ),
    );
    expect(given.batch).toMatchObject({
      units: '100',
      unitsWithLoss: '105',
      capsuleSize: '3',
      unitWeight: '133.21 mg',
    });
    expect(weighed(given, 'API')).toBe('478.2 mg');
    expect(weighed(given, 'filler')).toBe('13.509 g');
    expect(given).toMatchObject({ status: 'pass', releasable: true });
    expect(given.stability?.beyondUseDate).toBe('2025-08-29');
  });

  it('capsules 1.5 mg #60 size 4: 103.9 mg is under the minimum of 120 mg, so it is not weighed directly', () => {
    const given = answer(
      requestFor(
        { form: 'capsule', dose: '1.5 mg', daysSupply: 60 },
        { lots: [only('4', DIHYDRATE), only('4', CELLULOSE)], policy: { processLoss: '5 %' } },
      ),
    );
    expect(given.batch?.components[0]).toMatchObject({
      weigh: '103.9 mg',
      method: 'trituration',
      perUnit: '1.6494 mg',
    });
    expect(given.batch).toMatchObject({ unitsWithLoss: '63', unitWeight: '92.45 mg' });
    expect(given).toMatchObject({ status: 'pass', releasable: true });
    const [first, ...others] = given.batch?.triturations ?? [];
    expect(others).toEqual([]);
    expect(
      amount(first?.strength ?? '')
        .times(amount(first?.takeExact ?? '').in('mg'))
        .value.toFixed(),
    ).toBe('94.5');
    for (const weight of [first?.api, first?.diluent.weigh, first?.take, weighed(given, 'filler')]) {
      expect(
        amount(weight ?? '')
          .in('mg')
          .greaterThanOrEqualTo(120),
      ).toBe(true);
    }
    expect(parseFloat(given.batch?.worstCaseError ?? '')).toBeLessThanOrEqual(10);
  });

  it('ULDN 1 mcg capsules #60, loss 5 %: 63 mcg through serial trituration, at worst 10 % off', () => {
    const given = answer(
      requestFor(
        { ...ULDN, form: 'capsule', dose: '1 mcg', daysSupply: 60 },
        {
          lots: [only('4', DIHYDRATE), only('4', CELLULOSE)],
          patient: ON_OPIOID,
          policy: { processLoss: '5 %' },
        },
      ),
    );
    expect(given).toMatchObject({ status: 'pass', releasable: true, formula: { id: 'uldn-capsule' } });
    expect(given.batch).toMatchObject({ units: '60', unitsWithLoss: '63' });
    const steps = given.batch?.triturations ?? [];
    expect(steps.map((step) => step.makes)).toEqual(['T1', 'T2']);
    const last = steps.at(-1);
    const drug = amount(last?.takeExact ?? '')
      .in('mg')
      .times(amount(last?.strength ?? '').in('mg/mg'));
    expect(drug.times(1000).toFixed()).toBe('63');
    for (const weight of steps.flatMap((step) => [step.api, step.diluent.weigh, step.take])) {
      expect(amount(weight).in('mg').greaterThanOrEqualTo(120)).toBe(true);
    }
    expect(parseFloat(given.batch?.worstCaseError ?? '')).toBeLessThanOrEqual(10);
    expect(given.label).toMatchObject({ strength: '1 mcg' });
  });

  it('ULDN 1 mcg/mL liquid: a dose is 1 mL', () => {
    const given = answer(
      requestFor(
        { ...ULDN, form: 'oral-liquid', dose: '1 mcg', daysSupply: 30 },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], patient: ON_OPIOID },
      ),
    );
    expect(openRules(given)).toEqual([]);
    expect(given.formula?.id).toBe('uldn-oral-liquid');
    expect(given.batch).toMatchObject({ doseMeasure: '1 mL', units: '14 mL' });
    expect(given.supply?.fills.map((fill) => fill.days)).toEqual([14, 14, 2]);
  });

  it('titration 0.5 → 4.0 mg by 0.5 mg every 7 days: 63 capsules of 0.5 mg and 63 of 1.5 mg', () => {
    const titration = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => ({ dose: `${step * 0.5} mg`, days: 7 }));
    const given = answer(requestFor({ form: 'capsule', dose: '4 mg', daysSupply: 56, titration }));
    expect(given.supply?.capsules).toEqual([
      { strength: '0.5 mg', count: 63 },
      { strength: '1.5 mg', count: 63 },
    ]);
    expect(given.kit?.map((part) => part.batch.units)).toEqual(['63', '63']);
    expect(given.supply?.fills).toMatchObject([{ days: 56, quantity: '126 capsule' }]);
    expect(given.status).toBe('pass');
  });

  it('drops 6 mg/mL at 24 drops/mL: 4.5 mg is 18 drops, 0.75 mL', () => {
    const given = answer(
      requestFor(
        { form: 'sublingual-drops', dose: '4.5 mg', strength: '6 mg/mL', daysSupply: 28 },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.batch).toMatchObject({ doseMeasure: '18 drop', doseVolume: '0.75 mL' });
    expect(given.label?.directions).toBe('Place 18 drops (0.75 mL, 4.5 mg) under the tongue at bedtime.');
  });

  it('cream 9 mg/mL, 0.97 g/mL, 28 × 0.5 mL and 2 mL priming: 15.52 g, 144 mg of label, 2 clicks', () => {
    const given = answer(
      requestFor(
        { form: 'cream', dose: '4.5 mg', strength: '9 mg/mL', daysSupply: 28 },
        { lots: [{ ...DIHYDRATE, assay: '100 %', water: '0 %' }, ...CREAM_LOTS(BASE, '0.97 g/mL')] },
      ),
    );
    expect(given.batch).toMatchObject({ units: '15.52 g', doseMeasure: '2 click', doseVolume: '0.5 mL' });
    expect(weighed(given, 'API')).toBe('144 mg');
    expect(given.stability?.beyondUseDate).toBe('2025-03-30');
  });

  it('cream of 60 days is made three times: 28 + 28 + 4', () => {
    const given = answer(
      requestFor(
        { form: 'cream', dose: '4.5 mg', strength: '9 mg/mL', daysSupply: 60 },
        { lots: [DIHYDRATE, ...CREAM_LOTS(BASE, '0.97 g/mL')], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.supply?.fills.map((fill) => fill.days)).toEqual([28, 28, 4]);
    expect(given.supply?.fills.map((fill) => fill.makeOn)).toEqual([
      '2025-03-03',
      '2025-03-31',
      '2025-04-28',
    ]);
  });

  it('the published 10 mg/g cream at 30 g: 329.9 mg, 0.15 g, 1.5 g, 28.020 g', () => {
    const given = answer(
      requestFor(
        { form: 'cream', dose: '5 mg', strength: '10 mg/g', timesPerDay: 2, daysSupply: 28 },
        { lots: [DIHYDRATE, ...CREAM_LOTS(BASE, '1 g/mL')] },
      ),
    );
    expect(given.batch?.units).toBe('30 g');
    expect(weighed(given, 'API')).toBe('329.9 mg');
    expect(given.batch?.components.map((component) => component.weigh)).toEqual(
      expect.arrayContaining(['150 mg', '1.5 g', '28.02 g']),
    );
  });

  it('preserved liquid of 90 days is made three times: 157.5 + 157.5 + 90 mL', () => {
    const given = answer(
      requestFor(
        { form: 'oral-liquid', dose: '4.5 mg', daysSupply: 90 },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.supply?.fills.map((fill) => [fill.days, fill.quantity])).toEqual([
      [35, '157.5 mL'],
      [35, '157.5 mL'],
      [20, '90 mL'],
    ]);
  });

  it('liquid without preservative for 30 days is made three times: 14 + 14 + 2', () => {
    const given = answer(
      requestFor(
        { form: 'oral-liquid', dose: '4.5 mg', daysSupply: 30, vehicle: 'sterile-water' },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.supply?.fills.map((fill) => fill.days)).toEqual([14, 14, 2]);
    expect(given.stability).toMatchObject({ class: 'AQ_NP', beyondUseDate: '2025-03-16' });
  });

  it('glycerol without a recorded water activity does not get 90 days', () => {
    const given = answer(
      requestFor(
        { form: 'oral-liquid', dose: '4.5 mg', daysSupply: 14, vehicle: 'glycerol' },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.stability).toMatchObject({ class: 'AQ_NP', beyondUseDate: '2025-03-16' });
  });
});

describe('what a plan never does', () => {
  it('releases a nominal plan', () => {
    const given = answer(requestFor({ form: 'capsule' }, { lots: undefined }));
    expect(openRules(given)).toContain('stock.nominal');
    expect(given).toMatchObject({ releasable: false, status: 'unresolved' });
    expect(given.batch).not.toBeNull();
  });

  it.each([
    ['LDN by a record for ULDN', { productClass: 'LDN', dose: '1 mcg', form: 'capsule' }],
    ['ULDN of milligrams', { productClass: 'ULDN', dose: '1 mg', form: 'capsule' }],
    ['ULDN in a form without a record', { productClass: 'ULDN', dose: '1 mcg', form: 'cream' }],
  ])('releases %s', (_name, prescription) => {
    expect(answer(requestFor(prescription)).status).toBe('block');
  });

  it('passes drops without a dropper that was calibrated for them', () => {
    const request = requestFor(
      { form: 'sublingual-drops', strength: '6 mg/mL' },
      { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: { balance: FINE_EQUIPMENT.balance } },
    );
    expect(openRules(answer(request))).toContain('dropper.not-calibrated');
  });

  it('uses an expired lot, or one that is too small: it says what is short', () => {
    const expired = { ...ANHYDROUS, expiresOn: '2025-03-02' };
    const small = { ...ANHYDROUS, lot: 'SMALL', onHand: '10 mg' };
    const given = answer(requestFor({ form: 'capsule' }, { lots: [expired, small, CELLULOSE] }));
    expect(openRules(given)).toContain('stock.short');
    expect(given.status).toBe('block');
  });

  it('lets a decision close anything but a review', () => {
    const request = requestFor(
      { form: 'capsule', filler: 'lactose monohydrate' },
      { patient: allergicTo('cow’s milk') },
    );
    const first = answer(request);
    const block = first.findings.find((finding) => finding.status === 'block');
    const decisions = [{ finding: block?.id ?? '', decision: 'accept', reason: 'because', by: 'P. Example' }];
    expect(answer({ ...request, decisions }).releasable).toBe(false);
  });

  it('offers a way out that is itself blocked by the same allergy', () => {
    const lactose = { ...CELLULOSE, ingredient: 'lactose monohydrate', lot: 'LAC' };
    const given = answer(
      requestFor(
        { form: 'capsule', filler: 'lactose monohydrate' },
        { patient: allergicTo('milk'), lots: [ANHYDROUS, lactose, CELLULOSE] },
      ),
    );
    expect(given.status).toBe('block');
    expect(given.alternatives[0]).toMatchObject({ filler: 'microcrystalline cellulose', status: 'pass' });
    expect(given.alternatives.every((way) => way.status !== 'block')).toBe(true);
  });

  it('forgets a pair: every allergy stands against every component', () => {
    const given = answer(
      requestFor({ form: 'capsule' }, { patient: allergicTo('the red syrup', 'unknown') }),
    );
    const components = given.batch?.components.length ?? 0;
    expect(given.screened).toHaveLength(components);
    expect(given.status).toBe('unresolved');
  });

  it('takes “not asked” for “none known”', () => {
    const patient = { ...HEALTHY, allergies: { status: 'not-asked', entries: [] } };
    expect(answer(requestFor({ form: 'capsule' }, { patient })).status).toBe('unresolved');
  });

  it('gives LDN to a patient on an opioid', () => {
    const medications = {
      reviewedOn: '2025-03-01',
      entries: [{ text: 'Percocet 5/325', status: 'active', lastTaken: '2025-03-01' }],
    };
    expect(answer(requestFor({ form: 'capsule' }, { patient: { ...HEALTHY, medications } })).status).toBe(
      'block',
    );
  });
});

describe('what is wrong with a request', () => {
  it.each([
    ['a bare number', { dose: '4.5' }, 'prescription.dose'],
    ['a JSON number', { dose: 4.5 }, 'prescription.dose'],
    ['a comma', { dose: '4,5 mg' }, 'prescription.dose'],
    ['a negative dose', { dose: '-1 mg' }, 'prescription.dose'],
    ['an unknown unit', { dose: '4.5 gr' }, 'prescription.dose'],
    ['a volume for a dose', { dose: '4.5 mL' }, 'prescription.dose'],
    ['zero', { dose: '0 mg' }, 'prescription.dose'],
    ['an exponent', { dose: '1e309 mg' }, 'prescription.dose'],
    ['an unknown form', { form: 'tablet' }, 'prescription.form'],
    ['an impossible date', { writtenOn: '2026-02-30' }, 'prescription.writtenOn'],
    ['a fraction of a day', { daysSupply: 1.5 }, 'prescription.daysSupply'],
    ['an unknown filler', { filler: 'microcrystaline celulose powder x' }, 'prescription.filler'],
    ['an extra key', { colour: 'red' }, 'prescription.colour'],
  ])('%s is a fault at its field', (_name, prescription, path) => {
    const reading = readPlanRequest(requestFor({ form: 'capsule', ...prescription }), CATALOGUE);
    expect('faults' in reading && reading.faults.map((fault) => fault.path)).toContain(path);
  });

  it.each([null, 5, 'x', [], [[]]])('%j is not a request', (json) => {
    expect(readPlanRequest(json, CATALOGUE)).toHaveProperty('faults');
  });

  it('lists near matches for an ingredient it does not know', () => {
    const reading = readPlanRequest(requestFor({ form: 'capsule', filler: 'lactos monohydrat' }), CATALOGUE);
    expect('faults' in reading && reading.faults[0]?.message).toContain('lactose monohydrate');
  });

  it('reads micrograms however they are written and echoes mcg', () => {
    const reading = readPlanRequest(requestFor({ form: 'capsule', dose: '500 µg' }), CATALOGUE);
    expect('request' in reading && reading.request.prescription.dose.toString()).toBe('500 mcg');
  });
});
