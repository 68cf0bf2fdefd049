import { describe, expect, it } from '@jest/globals';
import { HEALTHY, requestFor } from '../../test/support/plan-requests.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { findAlternatives } from './alternatives.js';
import { plan } from './plan.js';
import { readPlanRequest } from './read-plan-request.js';

const knowledge = { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS };

const allergies = (...texts: string[]) => ({
  status: 'recorded',
  entries: texts.map((text) => ({ text, kind: 'allergy' })),
});

function triedFor(patient: Record<string, unknown>, prescription: Record<string, unknown>): number {
  const { lots, ...nominal } = requestFor({ form: 'capsule', ...prescription }, { patient });
  expect(lots).toBeDefined();
  const reading = readPlanRequest(nominal, CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  const { request } = reading;
  let tried = 0;
  findAlternatives(request, knowledge, plan(request, knowledge), (candidate) => {
    tried += 1;
    return plan(candidate, knowledge);
  });
  return tried;
}

describe('looking for ways out', () => {
  it('plans no candidate when another preparation could not help, as beside an opioid', () => {
    const medications = {
      reviewedOn: '2025-03-01',
      entries: [{ text: 'Percocet 5/325', status: 'active', lastTaken: '2025-03-01' }],
    };
    expect(triedFor({ ...HEALTHY, medications }, {})).toBe(0);
  });

  it('stops when enough are found that nothing could beat', () => {
    const patient = { ...HEALTHY, allergies: allergies('milk') };
    expect(triedFor(patient, { filler: 'lactose monohydrate' })).toBeLessThan(12);
  });
});
