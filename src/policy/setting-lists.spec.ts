import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY, faultOfSetting, SETTINGS, type SettingName } from './policy.js';
import { amountsOf, countsOf } from './setting-lists.js';
import { SLIP_SETTINGS } from './slip-settings.js';

describe('a setting that is a list', () => {
  it.each(Object.keys(SETTINGS) as SettingName[])('%s has a default that is a legal value', (name) => {
    expect(faultOfSetting(name, DEFAULT_POLICY[name])).toBeUndefined();
  });

  it.each([
    ['usualLdnDoses', '', 'must be a list'],
    ['usualLdnDoses', 4.5, 'must be a list'],
    ['usualLdnDoses', '0.5, 1', 'has the entry "0.5"'],
    ['usualLdnDoses', '0.5 mg, 0 mg', 'more than zero'],
    ['usualLdnDoses', '1 mL', 'does not measure'],
    ['usualLdnDoses', Array.from({ length: 61 }, () => '1 mg').join(','), 'at most 60 entries'],
    ['usualCreamStrengths', '5 mg', 'does not measure'],
    ['usualDropVolumes', '2 mL, 0.03 mL', 'the least and the most'],
    ['usualDropVolumes', '2 mL', 'the least and the most'],
    ['usualDays', '7, fourteen', 'whole number'],
    ['usualDays', '7, 1.5', 'whole number'],
    ['weightDose', '0.1 mg', 'does not measure'],
  ] as const)('%s refuses %j and says what would be right', (name, value, fault) => {
    expect(faultOfSetting(name, value)).toContain(fault);
  });

  it('is read entry by entry, whatever the spaces', () => {
    expect(amountsOf('0.5 mg,1 mg , 500 mcg').map(String)).toEqual(['0.5 mg', '1 mg', '500 mcg']);
    expect(countsOf('7, 14')).toEqual([7, 14]);
  });
});

describe('what is usual by default', () => {
  const doses = (name: 'usualLdnDoses' | 'usualUldnDoses') =>
    amountsOf(SLIP_SETTINGS[name].default).map((dose) => dose.in('mcg').toNumber());

  it.each([
    ['LDN doses', doses('usualLdnDoses'), [[250, 2500]]],
    ['ULDN doses', doses('usualUldnDoses'), []],
    ['days', countsOf(SLIP_SETTINGS.usualDays.default), []],
  ])('%s: none is ten times another, but for what is both in use', (_name, values, known) => {
    const pairs = values.flatMap((value) => (values.includes(value * 10) ? [[value, value * 10]] : []));
    expect(pairs).toEqual(known);
  });
});
