import { describe, expect, it } from '@jest/globals';
import type { PlannedComponent } from '../batching/batching.types.js';
import { kitPlan, T1, T2, trituratedPlan } from '../../test/support/document-facts.js';
import type { Plan } from '../planning/plan.types.js';
import { differencesFrom } from './plan-difference.js';

const api: PlannedComponent = {
  ingredient: 'naltrexone hydrochloride',
  id: 'naltrexone-hydrochloride',
  role: 'API',
  lot: 'NTX-0425',
  weigh: '478.2 mg',
  method: 'direct',
};

function planOf(components: readonly PlannedComponent[], version = 1): Plan {
  const batch = { units: '100', unitsWithLoss: '105', components, triturations: [], worstCaseError: null };
  return {
    status: 'pass',
    releasable: true,
    findings: [],
    screened: [],
    alternatives: [],
    formula: { id: 'ldn-capsule', version, name: 'LDN capsule' },
    batch: { ...batch, derivation: [] },
    stability: null,
    supply: null,
    label: null,
    basis: { compoundedOn: '2026-11-22', standard: 'usp-795-2023', policy: {}, catalogueVersion: '1' },
  };
}

describe('what is made against what was approved', () => {
  it('is the same when only the day moved', () => {
    const later = planOf([api]);
    expect(
      differencesFrom(planOf([api]), { ...later, basis: { ...later.basis, compoundedOn: '2026-11-25' } }),
    ).toEqual([]);
  });

  it('says which amount, lot, component or formula changed', () => {
    const moved = { ...api, lot: 'NTX-0500', weigh: '480.1 mg' };
    expect(differencesFrom(planOf([api]), planOf([moved]))).toEqual([
      'naltrexone hydrochloride was 478.2 mg of lot NTX-0425 and is now 480.1 mg of lot NTX-0500.',
    ]);
    expect(differencesFrom(planOf([api]), planOf([]))).toEqual([
      'naltrexone hydrochloride is no longer part of it.',
    ]);
    expect(differencesFrom(planOf([api]), planOf([api], 2))).toEqual([
      'The formula was LDN capsule, version 1 and is now LDN capsule, version 2.',
    ]);
  });

  it('says which step of a dilution changed, and lets its date move', () => {
    const approved = trituratedPlan();
    const later = trituratedPlan({ triturations: [{ ...T1, useBy: '2027-06-01' }, T2] });
    expect(differencesFrom(approved, later)).toEqual([]);
    expect(
      differencesFrom(approved, trituratedPlan({ triturations: [T1, { ...T2, take: '640 mg' }] })),
    ).toEqual([
      'T2 was 100 mg of T1 in 9.9 g of microcrystalline cellulose (lot MCC-11), 0.1 mcg/mg, of which 630 mg is taken and is now 100 mg of T1 in 9.9 g of microcrystalline cellulose (lot MCC-11), 0.1 mcg/mg, of which 640 mg is taken.',
    ]);
    expect(differencesFrom(approved, trituratedPlan({ triturations: [T1] }))).toEqual([
      'T2 is no longer made.',
    ]);
  });

  it('says which strength of a kit changed, and when it is no longer the same kit', () => {
    const approved = kitPlan();
    expect(differencesFrom(approved, kitPlan())).toEqual([]);
    const other = kitPlan();
    const [first, second] = other.kit ?? [];
    if (!first || !second) throw new Error('the kit has two strengths');
    const [api, ...rest] = second.batch.components;
    const heavier = {
      ...second,
      batch: { ...second.batch, components: [{ ...api!, weigh: '95 mg' }, ...rest] },
    };
    expect(differencesFrom(approved, { ...other, kit: [first, heavier] })).toEqual([
      '1.5 mg: naltrexone hydrochloride was 0.0693 mg of lot NTX-0425 and is now 95 mg of lot NTX-0425.',
    ]);
    expect(differencesFrom(approved, { ...other, kit: [first, { ...second, count: 70 }] })).toEqual([
      'What is made was 63 of 0.5 mg, 63 of 1.5 mg and is now 63 of 0.5 mg, 70 of 1.5 mg.',
    ]);
    const { kit: _, ...single } = other;
    expect(differencesFrom(approved, single)[0]).toContain('is now one strength');
  });

  it('tells a dose that another syringe or dropper measures otherwise', () => {
    const drops = (measure: string, volume: string) =>
      trituratedPlan({ doses: [{ dose: '4.5 mg', days: 28, measure, volume, error: '0 %' }] });
    expect(differencesFrom(drops('18 drop', '0.75 mL'), drops('20 drop', '0.75 mL'))).toEqual([
      'One dose was measured as 18 drop (0.75 mL) for 4.5 mg and is now 20 drop (0.75 mL) for 4.5 mg.',
    ]);
    expect(differencesFrom(drops('18 drop', '0.75 mL'), drops('18 drop', '0.75 mL'))).toEqual([]);
  });
});
