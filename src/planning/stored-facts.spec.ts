import { describe, expect, it } from '@jest/globals';
import { day } from '../calendar/day.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import type { EquipmentFacts } from '../equipment/equipment.entity.js';
import { chosenFormula, equipmentOf, lotOf, pastOrdersOf } from './stored-facts.js';

const TODAY = day('2026-11-22');
const common = { calibratedOn: '2026-01-05', calibrationDue: null };
const balance = (name: string, calibrationDue: string | null) =>
  ({
    ...common,
    id: name,
    kind: 'balance',
    name,
    facts: { readability: '0.1 mg' } as EquipmentFacts,
    calibrationDue,
  }) as const;
const dropper = (name: string, facts: EquipmentFacts) =>
  ({ ...common, id: name, kind: 'dropper', name, facts: { dropsPerMl: '24', ...facts } }) as const;
const namesOf = (equipment: Record<string, EquipmentFacts>) =>
  Object.values(equipment).map(({ name }) => name);

describe('what the registers hold, as a plan request', () => {
  it('takes the newest of each kind of equipment', () => {
    const items = [balance('new', null), balance('old', null)];
    expect(namesOf(equipmentOf(items, { on: TODAY }))).toEqual(['new']);
    expect(equipmentOf([balance('new', '2026-12-31')], { on: TODAY })).toEqual({
      balance: {
        readability: '0.1 mg',
        name: 'new',
        calibratedOn: '2026-01-05',
        calibrationDue: '2026-12-31',
      },
    });
  });

  it('takes the newest that is in date on the day of compounding, which its due day still is', () => {
    const items = [
      balance('overdue', '2026-11-21'),
      balance('due today', '2026-11-22'),
      balance('old', null),
    ];
    expect(namesOf(equipmentOf(items, { on: TODAY }))).toEqual(['due today']);
  });

  it('hands on an overdue one where there is no other, so that the plan says so', () => {
    const [item] = Object.values(equipmentOf([balance('overdue', '2026-11-21')], { on: TODAY }));
    expect(item).toMatchObject({ name: 'overdue', calibrationDue: '2026-11-21' });
  });

  it('keeps to what was chosen, also when it has become overdue, and not once it is out of use', () => {
    const items = [balance('new', null), balance('chosen', '2026-11-01')];
    expect(namesOf(equipmentOf(items, { on: TODAY }, { balance: 'chosen' }))).toEqual(['chosen']);
    expect(namesOf(equipmentOf(items, { on: TODAY }, { balance: 'gone' }))).toEqual(['new']);
  });

  it('takes the dropper that was calibrated for the formula and strength before a newer one for another', () => {
    const items = [
      dropper('other formula', { calibratedFor: 'another' }),
      dropper('other strength', { calibratedFor: 'ldn-sublingual-drops', calibratedStrength: '6 mg/mL' }),
      dropper('the one', { calibratedFor: 'ldn-sublingual-drops', calibratedStrength: '12 mg/mL' }),
    ];
    const use = { on: TODAY, formula: 'ldn-sublingual-drops', strength: '0.012 g/mL' };
    expect(namesOf(equipmentOf(items, use))).toEqual(['the one']);
    expect(namesOf(equipmentOf(items, { on: TODAY, formula: 'third' }))).toEqual(['other formula']);
  });

  it('writes sizes of a capsule machine as the list they are', () => {
    const facts: EquipmentFacts = { sizes: ['4', '3'] };
    const items = [{ ...common, id: 'm', name: 'm', kind: 'capsuleMachine', facts }] as const;
    expect(equipmentOf(items, { on: TODAY })['capsuleMachine']?.['sizes']).toEqual(['4', '3']);
  });

  it('tells earlier orders by what was prescribed, and leaves out those that say nothing', () => {
    const facts = { productClass: 'LDN', form: 'capsule', dose: '4.5 mg', timesPerDay: 1 };
    const orders = [
      { on: '2026-10-01', facts },
      { on: '2026-09-01', facts: {} },
      { on: '2026-08-01', facts: { ...facts, form: 'cream', strength: '9 mg/mL' } },
    ];
    expect(pastOrdersOf(orders)).toEqual([
      { on: '2026-10-01', productClass: 'LDN', form: 'capsule', dose: '4.5 mg' },
      { on: '2026-08-01', productClass: 'LDN', form: 'cream', dose: '4.5 mg', strength: '9 mg/mL' },
    ]);
  });

  it('keeps the weighings behind a packing statistic out of the plan request', () => {
    const certificate = {
      packStat: { '3': '181.2 mg' },
      packing: { '3': { filled: ['229 mg'], emptyShells: ['48 mg'], rsd: '1 %' } },
    };
    const stored = {
      ingredient: 'rice-flour',
      lot: 'R',
      expiresOn: '2027-08-31',
      onHand: '1',
      unit: 'mg',
    } as const;
    expect(lotOf({ ...stored, certificate })).toMatchObject({ packStat: { '3': '181.2 mg' } });
    expect(lotOf({ ...stored, certificate })).not.toHaveProperty('packing');
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
