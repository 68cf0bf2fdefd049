import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { isOpen, type Finding } from '../src/findings/finding.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import { doseStaysInItsClass } from '../src/screening/clinical/dose-stays-in-its-class.js';
import type { ScreenQuestion } from '../src/screening/screening.types.js';
import { askBack } from '../src/slips/slip-guard.js';
import { measureSlips, movePoint } from '../bench/slip-prescriptions.js';

const PRESCRIPTIONS = 500;
/** Of 500 a share near 1 % is chance. */
const UNTOUCHED = 5000;
const SEED = 3;

interface Answer {
  readonly refused: string | false;
  readonly slips: readonly string[];
  readonly band: readonly string[];
}

function said(findings: readonly Finding[]): readonly string[] {
  return findings.filter(isOpen).map((finding) => finding.because);
}

function ask(json: unknown): Answer {
  const reading = readPlanRequest(json, CATALOGUE);
  if ('faults' in reading) return { refused: reading.faults[0]?.message ?? 'refused', slips: [], band: [] };
  const { request } = reading;
  const { prescription, policy, patient } = request;
  const doses = [prescription.dose, ...prescription.titration.map((step) => step.dose)];
  const band = doses.flatMap((dose) => {
    const question = { ...prescription, policy, dose } as unknown as ScreenQuestion;
    return doseStaysInItsClass.check({ question, medicines: [], conditions: [] });
  });
  return {
    refused: false,
    slips: said(askBack({ ...request, patientWeight: patient.weight?.value })),
    band: said(band),
  };
}

describe('the slip guard over realistic prescriptions', () => {
  const { lines } = measureSlips({ seed: SEED, count: PRESCRIPTIONS, ask });
  const made = Object.values(lines).reduce((sum, line) => sum + line.made, 0);
  const caught = Object.values(lines).reduce((sum, line) => sum + line.caught, 0);

  it('catches at least 99.9 % of the slips', () => {
    expect(made).toBeGreaterThan(PRESCRIPTIONS * 10);
    expect((100 * caught) / made).toBeGreaterThanOrEqual(99.9);
  });

  it('asks back at most 1 % of the prescriptions that have none', () => {
    const { alarms } = measureSlips({ seed: SEED, count: UNTOUCHED, ask, slips: {} });
    expect((100 * alarms.length) / UNTOUCHED).toBeLessThanOrEqual(1);
  });

  it('catches every kind of slip at least 99 times in 100', () => {
    const weak = Object.entries(lines).filter(([, line]) => line.caught < 0.99 * line.made);
    expect(weak.map(([name]) => name)).toEqual([]);
  });
});

describe('a moved point', () => {
  it.each([
    ['4.5 mg', 1, '45 mg'],
    ['4.5 mg', -1, '0.45 mg'],
    ['0.25 mg', 1, '2.5 mg'],
    ['0.25 mg', -3, '0.00025 mg'],
    ['3 mg', -1, '0.3 mg'],
    ['30 capsule', -1, '3 capsule'],
    ['1 mg/mL', 2, '100 mg/mL'],
  ])('%s by %i is %s', (text, places, moved) => {
    expect(movePoint(text, places)).toBe(moved);
  });
});
