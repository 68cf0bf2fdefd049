import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { isOpen } from '../src/findings/finding.js';
import { plan } from '../src/planning/plan.js';
import type { Plan } from '../src/planning/plan.types.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import {
  allergicTo,
  ANHYDROUS,
  CELLULOSE,
  DIHYDRATE,
  EQUIPMENT,
  FINE_EQUIPMENT,
  HEALTHY,
  LIQUID_LOTS,
  requestFor,
} from './support/plan-requests.js';

type Parts = Parameters<typeof requestFor>;

function faults(json: unknown): string[] {
  const reading = readPlanRequest(json, CATALOGUE);
  return 'faults' in reading ? reading.faults.map(({ path }) => path) : [];
}

function answer(...parts: Parts): Plan {
  const reading = readPlanRequest(requestFor(...parts), CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
}

const open = (given: Plan) => given.findings.filter(isOpen).map(({ rule }) => rule);
const sentence = (given: Plan, rule: string) => given.findings.find((each) => each.rule === rule)?.because;
const nothing = null as unknown as undefined;

describe('what is left out', () => {
  it('null for the lots is a nominal plan, never one to release', () => {
    const given = answer({ form: 'capsule' }, { lots: nothing });
    expect(open(given)).toEqual(['stock.nominal']);
    expect(given.releasable).toBe(false);
  });

  it('null for a choice or a device counts as left out', () => {
    const chosen = { filler: null, shell: null, base: null, vehicle: null, timing: null, strength: null };
    const equipment = { balance: null, dropper: null } as unknown as typeof EQUIPMENT;
    expect(open(answer({ form: 'capsule', ...chosen }, { equipment }))).toEqual([
      'equipment.balance-missing',
    ]);
  });

  it('every fault is listed at once: of shape, of policy and of the catalogue', () => {
    const json = requestFor(
      { form: 'capsule', dose: '4,5 mg', filler: 'lactos' },
      {
        policy: { processLoss: '5', nothing: '1' },
        lots: [{ ...ANHYDROUS, ingredient: 'naltrexon', packStat: { '9': '1 mg' } }, ANHYDROUS, ANHYDROUS],
        patient: { ...HEALTHY, birthDate: '2031-01-01' },
      },
    );
    expect(faults(json)).toEqual([
      'prescription.dose',
      'policy.processLoss',
      'policy.nothing',
      'patient.birthDate',
      'prescription.filler',
      'lots[0].ingredient',
      'lots[0].packStat.9',
      'lots[2].lot',
    ]);
  });
});

describe('a capsule', () => {
  it('takes no notice of a strength per mL, and says so', () => {
    const given = answer({ form: 'capsule', strength: '1 mg/mL' });
    expect(given.releasable).toBe(true);
    expect(sentence(given, 'capsule.strength-not-used')).toContain('each capsule holds 4.5 mg');
  });

  it('is not made with shells of which every lot has expired', () => {
    const shells = {
      ingredient: 'hypromellose',
      lot: 'SH-1',
      expiresOn: '2025-02',
      onHand: '1000 capsule',
    };
    expect(open(answer({ form: 'capsule' }, { lots: [ANHYDROUS, CELLULOSE, shells] }))).toEqual([
      'stock.short',
    ]);
  });
});

describe('weighing and measuring', () => {
  it('a balance that steps in tenths of a gram weighs no 144 mg, whatever minimum was entered', () => {
    const balance = { readability: '0.1 g', minimumWeighable: '120 mg' };
    const given = answer({ form: 'capsule' }, { equipment: { ...EQUIPMENT, balance } });
    expect(sentence(given, 'trituration.impossible')).toContain('minimum, 2 g');
  });

  it('no dose rounds to nothing, however wide the tolerance', () => {
    const given = answer(
      { form: 'oral-liquid', dose: '1 mg' },
      {
        policy: { liquidDoseRoundingTolerance: '100 %', liquidOverfill: '100 mL' },
        equipment: { ...FINE_EQUIPMENT, syringe: { graduation: '5 mL' } },
        lots: [DIHYDRATE, ...LIQUID_LOTS],
      },
    );
    expect(open(given)).toContain('dose.not-measurable');
  });
});

describe('lots that expire within the supply', () => {
  const soon = { ...ANHYDROUS, lot: 'NTX-SOON', expiresOn: '2025-03-12' };

  it('shorten the make, and the plan says which lot does', () => {
    const given = answer(
      { form: 'capsule' },
      { lots: [soon, ANHYDROUS, CELLULOSE], equipment: FINE_EQUIPMENT },
    );
    expect(given.supply?.fills.map(({ days }) => days)).toEqual([10, 20]);
    expect(sentence(given, 'supply.shortened-by-lot')).toMatch(/NTX-SOON .* covers 10 of 30 days/u);
    expect(given.releasable).toBe(true);
  });
});

describe('the label', () => {
  it.each([
    ['capsule', { dose: '0.0045 g' }, '4.5 mg', 'Take 1 capsule by mouth at bedtime.'],
    [
      'oral-liquid',
      { dose: '0.0045 g', strength: '0.001 g/mL' },
      '1 mg/mL',
      'Take 4.5 mL (4.5 mg) by mouth at bedtime.',
    ],
  ])('of a %s prescribed in grams is in milligrams', (form, prescription, strength, directions) => {
    const { label } = answer({ form, ...prescription }, { lots: nothing });
    expect(label).toMatchObject({ strength, directions });
    expect(label?.activeIngredient).not.toContain('0.00');
  });
});

describe('ways out', () => {
  it('hold nothing that the same allergy blocks', () => {
    const given = answer(
      { form: 'capsule' },
      { lots: nothing, patient: allergicTo('microcrystalline cellulose') },
    );
    expect(given.status).toBe('block');
    expect(given.alternatives.length).toBeGreaterThan(0);
    for (const { filler, status } of given.alternatives) {
      expect(filler ?? '').not.toContain('cellulose');
      expect(status).not.toBe('block');
    }
  });

  it('change filler and shell together only where one change does not do', () => {
    const entries = ['milk', 'hypromellose'].map((text) => ({ text, kind: 'allergy' }));
    const patient = { ...HEALTHY, allergies: { status: 'recorded', entries } };
    const both = answer({ form: 'capsule', filler: 'lactose monohydrate' }, { lots: nothing, patient });
    expect(both.alternatives[0]).toMatchObject({ form: 'capsule' });
    expect(both.alternatives.every(({ shell }) => shell !== 'hypromellose')).toBe(true);
    const milk = answer(
      { form: 'capsule', filler: 'lactose monohydrate' },
      { patient: allergicTo('milk'), lots: nothing },
    );
    expect(milk.alternatives.every(({ shell }) => shell === 'hypromellose')).toBe(true);
  });

  it('are the same form in another vehicle, where the one asked for has no record', () => {
    const given = answer(
      { form: 'sublingual-drops', strength: '6 mg/mL', vehicle: 'glycerol' },
      { lots: nothing, equipment: FINE_EQUIPMENT },
    );
    expect(given.formula).toBeNull();
    expect(given.alternatives[0]).toMatchObject({ form: 'sublingual-drops', vehicle: 'preserved-aqueous' });
  });

  it('are none for an allergy to naltrexone itself', () => {
    const given = answer({ form: 'capsule' }, { patient: allergicTo('naloxone') });
    expect(given.alternatives).toEqual([]);
    expect(sentence(given, 'allergy.ingredient-match')).toMatch(
      /built like naloxone .* speak with the prescriber\.$/u,
    );
  });
});

describe('a decision', () => {
  it('is kept on its finding when there is no formula', () => {
    const decision = { finding: 'dose.band/dose', decision: 'accept', reason: 'because', by: 'P. Example' };
    const given = answer(
      { form: 'sublingual-drops', strength: '6 mg/mL', vehicle: 'glycerol', dose: '6 mg' },
      { decisions: [decision] },
    );
    expect(given.findings.find(({ id }) => id === decision.finding)?.decision).toEqual(decision);
  });
});

describe('an allergy that is not understood', () => {
  it('is not understood as a whole, with the words that are in the way', () => {
    const given = answer({ form: 'capsule' }, { patient: allergicTo('the red syrup') });
    expect(sentence(given, 'allergy.not-understood')).toBe(
      '"the red syrup": it is not understood as a whole ("red" names no allergen that is known); ask, and record what it is by the allergen\'s name.',
    );
  });
});
