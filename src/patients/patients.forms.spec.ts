import { describe, expect, it } from '@jest/globals';
import type { Patient } from './patients.entity.js';
import {
  contradictions,
  isPatientField,
  packed,
  patientFrom,
  rowCount,
  typedFrom,
} from './patients.forms.js';

const ADA = {
  name: 'Ada Example',
  birthDate: '1980-02-29',
  phone: null,
  weight: { value: '62 kg', measuredOn: '2026-11-01' },
  allergies: {
    status: 'recorded',
    entries: [
      {
        text: 'milk sugar',
        kind: 'intolerance',
        clinicalStatus: 'active',
        coding: [{ system: 's', code: 'c' }],
      },
    ],
  },
  medications: {
    reviewedOn: '2026-11-20',
    entries: [{ text: 'levothyroxine', status: 'active', coding: [] }],
  },
  conditions: { entries: [] },
  version: 3,
} as unknown as Patient;

describe('the patient form', () => {
  it('says the same after it was opened and saved untouched, codes included', () => {
    expect(patientFrom(typedFrom(ADA), ADA)).toMatchObject({
      name: 'Ada Example',
      birthDate: '1980-02-29',
      weight: ADA.weight,
      allergies: ADA.allergies,
      medications: ADA.medications,
    });
  });

  it('drops the codes of an allergy whose words were changed', () => {
    const typed = { ...typedFrom(ADA), 'allergies.entries[0].text': 'lactose' };
    expect(patientFrom(typed, ADA)).toHaveProperty('allergies.entries', [
      { text: 'lactose', kind: 'intolerance', clinicalStatus: 'active' },
    ]);
  });

  it('keeps three spare rows below those written in', () => {
    expect(rowCount('allergies', typedFrom(ADA))).toBe(4);
    expect(rowCount('conditions', typedFrom(ADA))).toBe(3);
  });

  it('moves rows up over an empty one', () => {
    const typed = packed({ 'conditions.entries[0].text': '', 'conditions.entries[2].text': 'eczema' });
    expect(typed).toEqual({ 'conditions.entries[0].text': 'eczema' });
  });

  it('refuses a list that contradicts its status', () => {
    expect(contradictions({ ...typedFrom(ADA), 'allergies.status': 'none-known' })).toHaveLength(1);
    expect(contradictions({ 'allergies.status': 'recorded' })).toHaveLength(1);
    expect(contradictions({ 'allergies.status': 'none-known' })).toEqual([]);
  });

  it('knows its own fields and no others', () => {
    expect(isPatientField('medications.entries[12].lastTaken')).toBe(true);
    expect(isPatientField('medications.entries[12].kind')).toBe(false);
    expect(isPatientField('pharmacyId')).toBe(false);
  });
});
