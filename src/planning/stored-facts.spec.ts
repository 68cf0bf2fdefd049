import { describe, expect, it } from '@jest/globals';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { chosenFormula, equipmentOf, lotOf } from './stored-facts.js';

describe('what the registers hold, as a plan request', () => {
  it('takes the newest of each kind of equipment', () => {
    const items = [
      { kind: 'balance', facts: { readability: '0.1 mg', minimumWeighable: '120 mg' } },
      { kind: 'balance', facts: { readability: '1 mg', minimumWeighable: '200 mg' } },
    ];
    expect(equipmentOf(items, undefined)).toEqual({ balance: items[0]?.facts });
  });

  it('takes the dropper that was calibrated for the formula before a newer one for another', () => {
    const items = [
      { kind: 'dropper', facts: { dropsPerMl: '20', calibratedFor: 'another' } },
      { kind: 'dropper', facts: { dropsPerMl: '24.3', calibratedFor: 'ldn-sublingual-drops' } },
    ];
    expect(equipmentOf(items, { id: 'ldn-sublingual-drops' })['dropper']?.['dropsPerMl']).toBe('24.3');
    expect(equipmentOf(items, { id: 'third' })['dropper']?.['dropsPerMl']).toBe('20');
  });

  it('writes a lot with its stock and unit and its certificate', () => {
    const stored = {
      ingredient: 'water',
      lot: 'W1',
      expiresOn: '2027-08-31',
      onHand: '25000.500',
      unit: 'mL',
    } as const;
    expect(lotOf({ ...stored, certificate: { density: '1 g/mL' } })).toEqual({
      ingredient: 'water',
      lot: 'W1',
      expiresOn: '2027-08-31',
      onHand: '25000.5 mL',
      density: '1 g/mL',
    });
  });

  it('never writes a stock that is too long to be read back', () => {
    const stored = {
      ingredient: 'water',
      lot: 'W1',
      expiresOn: '2027-08-31',
      unit: 'mg',
      certificate: {},
    } as const;
    const onHand = `999999999.${'9'.repeat(40)}`;
    expect(lotOf({ ...stored, onHand })['onHand']).toBe('999999999.999999999 mg');
  });

  it('knows the formula of a prescription, and none for a form that is not one', () => {
    expect(chosenFormula(SHIPPED_FORMULAS, { form: 'cream' })?.form).toBe('cream');
    expect(chosenFormula(SHIPPED_FORMULAS, { form: 7, vehicle: {} })).toBeUndefined();
  });
});
