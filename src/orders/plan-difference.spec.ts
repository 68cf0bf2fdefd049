import { describe, expect, it } from '@jest/globals';
import type { PlannedComponent } from '../batching/batching.types.js';
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
});
