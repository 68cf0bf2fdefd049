import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import {
  atFields,
  blankEntry,
  choicesOf,
  isEntryField,
  prescriptionFrom,
  withWay,
} from './prescriptions.forms.js';

const ENTRY = {
  ...blankEntry('p', '2026-11-22'),
  dose: '4.5 mg',
  filler: 'lactose-monohydrate',
  strength: '1 mg/mL',
};

describe('the prescription form', () => {
  it('asks the plan for what was typed, numbers as numbers, the day as year-month-day', () => {
    expect(prescriptionFrom(ENTRY)).toEqual({
      writtenOn: '2026-11-22',
      productClass: 'LDN',
      form: 'capsule',
      dose: '4.5 mg',
      timing: 'bedtime',
      timesPerDay: 1,
      daysSupply: 30,
      refills: 0,
      filler: 'lactose-monohydrate',
      strengthBasis: 'naltrexone hydrochloride',
    });
  });

  it('leaves out what the chosen form does not have, though the field is on the page', () => {
    const liquid = prescriptionFrom({ ...ENTRY, form: 'oral-liquid' });
    expect(liquid).toHaveProperty('strength', '1 mg/mL');
    expect(liquid).not.toHaveProperty('filler');
  });

  it('never turns what is no number into one', () => {
    expect(prescriptionFrom({ ...ENTRY, daysSupply: '3o', refills: '-1' })).toMatchObject({
      daysSupply: '3o',
      refills: '-1',
    });
  });

  it('shows the fault of the plan at the field', () => {
    expect(atFields([{ path: 'prescription.dose', message: 'has no unit' }])).toEqual([
      { path: 'dose', message: 'has no unit' },
    ]);
  });

  it('fills in a way out and keeps the rest', () => {
    const way = 'form=capsule&filler=microcrystalline+cellulose';
    expect(withWay({ ...ENTRY, way }, CATALOGUE)).toEqual({ ...ENTRY, filler: 'microcrystalline-cellulose' });
  });

  it('fills in nothing from a way out that names nothing it knows', () => {
    expect(withWay({ ...ENTRY, way: 'form=pill&filler=gravel&patientId=other' }, CATALOGUE)).toEqual(ENTRY);
  });

  it('offers the fillers on the shelf only', () => {
    const names = choicesOf(CATALOGUE, 'filler', new Set(['lactose-monohydrate', 'hypromellose-shell']));
    expect(names.map((one) => one.id)).toEqual(['lactose-monohydrate']);
  });

  it('knows its own fields and no others', () => {
    expect(isEntryField('dose')).toBe(true);
    expect(isEntryField('state')).toBe(false);
  });
});
