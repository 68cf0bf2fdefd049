import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { dataPath, hasData } from '../../test/support/published-data.js';
import { CATALOGUE } from './catalogue.js';
import { ALLERGEN_CLASSES, CAPSULE_SIZES, type Ingredient, type Role } from './ingredient.js';
import { INGREDIENTS } from './ingredients.js';
import { foldName } from './names.js';
import { SOURCES } from './sources.js';

const duplicates = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/**
 * Codes read in FDA or DailyMed data, restated here so that one added from memory fails. Aluminium lakes, pullulan,
 * rice and the other substances whose code was not read stay without.
 */
const READ_CODES =
  'Z6375YW9SF OP1R32D61U 7T9FYH5QMK PNR0YF693Y EWQ57Q8I5X 3SY5LH9PMK J2B2A4N98G C151H8M554 3OWL53L36A IY9XDZ35W2 7CVR7L4A2D O8232NY3SJ ETJ7Z6XBU4 70097M6I30 4ELV7Z65AP 7SEV7J4R1U 5856J3G2A2 AG9B65PV6B M28OL1HH48 2S7830E561 68401960MK 8MDF5V39QO H0G9379FGK B1QE5P712K 39J80LT57T Z78RG6M2N2 VM7F0B23ZI LJY3MA129D 0VUT3PMY82 R75537T0T4 0WZ8WG20P6 36SFW2JZ0W 1IVH67816N 288VBX44JC 3NXW29V3WO 7Z8S9VYZ4B 46N107B71O NX76LV5T8J 2G86QN327L 15FIX9V2JP 059QF0KO0R PDC6A3C0OX 6DC9Q167V3 506T60A25R 8KW3E207O2 VCQ006KQ1E D65DG142WK 96K6UQ3ZD4 SB8ZUX40TY 23OV73Q5G9 Z0H242BBR1 TTV12P4NEE 5C5403N26O K679OBS311 FZ989GH94E U725QWY32X 3K9958V90M 92RU3N3Y1O PQ6CK8PD0R XF417D3PSL 2968PHW8QP 7FLD91C86K C9H2L21V7U OJ245FE5EU 8SKN0B0MIM A2I8C7HI9T Z8IX2SC1OH 3QPI1U3FV8 1VPU26JZZ4 X045WJ989B LKG8494WBH REK4960K2U VTK01UQK3G 8D4SNN7V92 R0ZB2556P8 1DI56QDM62 B697894SGQ G2M7P15E5P Q662QK8M3B 4R4HFI6D95 30IQX730WE 3WJQ0SDW1A 6OZP39ZG8H 7T1F30V5YH 936JST6JCN I9O0E3H2ZE 8Z96QXD6UM F68VH75CJC DIK0395679 L837108USY T7EU0O9VPP CHI530446X I753WB2F1M H77VEI93A8 WZB9127XOA PN2ZH5LOQY H3R47K3TBD L06K8R7DQK 767IP0Y5NH 2LRS185U6K 9DBA0SBB0L 35SW5USQ3G 1K09F3G675 EX438O2MRT XM0M87F357 T9D99G2B1R'.split(
    ' ',
  );

describe('the catalogue', () => {
  it('has each id once, in kebab-case', () => {
    expect(duplicates(INGREDIENTS.map((entry) => entry.id))).toEqual([]);
    for (const { id } of INGREDIENTS) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
  });

  it('means one ingredient by a name and a role', () => {
    const keys = INGREDIENTS.flatMap((entry) => {
      const names = new Set([entry.id, entry.name, ...entry.synonyms].map(foldName));
      return entry.roles.flatMap((role) => [...names].map((name) => `${role}: ${name}`));
    });
    expect(duplicates(keys)).toEqual([]);
  });

  it('shares a name between two ingredients only where the role tells powder from shell', () => {
    const owners = new Map<string, Set<string>>();
    for (const entry of INGREDIENTS) {
      for (const name of [entry.id, entry.name, ...entry.synonyms]) {
        const key = foldName(name);
        owners.set(key, (owners.get(key) ?? new Set()).add(entry.id));
      }
    }
    const shared = [...owners].filter(([, ids]) => ids.size > 1);
    const withoutShell = shared.filter(([, ids]) => ![...ids].some((id) => id.includes('-shell')));
    expect(withoutShell).toEqual([]);
    expect(shared.map(([name]) => name).toSorted()).toEqual([
      'bovine gelatin',
      'bovine gelatine',
      'fish gelatin',
      'fish gelatine',
      'gelatin bovine',
      'gelatin fish',
      'gelatin porcine',
      'hpmc',
      'hydroxypropyl methylcellulose',
      'hypromellose',
      'porcine gelatin',
      'porcine gelatine',
      'pullulan',
    ]);
  });

  it('is made only of ingredients it has', () => {
    for (const entry of INGREDIENTS) {
      if (!Array.isArray(entry.composition)) continue;
      for (const id of entry.composition) expect(() => CATALOGUE.get(id)).not.toThrow();
      expect(entry.composition.length).toBeGreaterThan(1);
    }
  });

  it('carries a substance code only where it was read in FDA or DailyMed data', () => {
    const codes = INGREDIENTS.flatMap((entry) => entry.unii ?? []);
    expect(codes.filter((code) => !READ_CODES.includes(code))).toEqual([]);
    expect(READ_CODES.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('says for each ingredient its allergen classes, what it is made of, or why there is nothing to say', () => {
    const silent = INGREDIENTS.filter(
      (entry) =>
        entry.allergens.length === 0 &&
        entry.composition === undefined &&
        entry.noAllergensBecause === undefined,
    );
    expect(silent.map((entry) => entry.id)).toEqual([]);
  });

  it('gives a source for every fact and knows every class', () => {
    const sources: readonly string[] = Object.values(SOURCES);
    const classes: readonly string[] = ALLERGEN_CLASSES;
    expect(duplicates(classes)).toEqual([]);
    for (const entry of INGREDIENTS) {
      expect(sources).toContain(entry.source);
      expect(entry.storage).not.toBe('');
      for (const fact of entry.allergens) {
        expect(sources).toContain(fact.source);
        expect(classes).toContain(fact.class);
      }
      expect(duplicates(entry.allergens.map((fact) => `${fact.relation} ${fact.class}`))).toEqual([]);
    }
  });

  it('has what its role asks for: sizes of a shell, strength of a tablet, forms of an API, fills of a powder', () => {
    const lacking = (role: Role, has: (entry: Ingredient) => boolean): readonly string[] => {
      const entries = INGREDIENTS.filter((entry) => entry.roles.includes(role));
      expect(entries.length).toBeGreaterThan(1);
      return entries.filter((entry) => !has(entry)).map((entry) => entry.id);
    };
    const fillsEverySize = ({ nominalPackStat = {}, nominalPackStatSource }: Ingredient): boolean =>
      nominalPackStatSource !== undefined && CAPSULE_SIZES.every((size) => size in nominalPackStat);
    expect(lacking('shell', (entry) => (entry.shell?.sizes.length ?? 0) > 0)).toEqual([]);
    expect(lacking('source-tablet', (entry) => entry.tablet?.strength === '50 mg')).toEqual([]);
    expect(lacking('API', (entry) => (entry.api?.forms.length ?? 0) > 0)).toEqual([]);
    expect(lacking('API', fillsEverySize)).toEqual([]);
    expect(lacking('filler', fillsEverySize)).toEqual([]);
  });

  it('has a density for whatever is measured by volume: every vehicle of known composition and every base', () => {
    const liquids = INGREDIENTS.filter(
      (entry) =>
        entry.roles.includes('base') || (entry.roles.includes('vehicle') && entry.composition !== 'unknown'),
    );
    for (const entry of liquids) expect(`${entry.id} ${entry.density}`).toMatch(/ \d\.\d\d g\/mL$/u);
  });
});

describe('facts the screening rests on', () => {
  const relation = (id: string, allergen: string): string | undefined =>
    CATALOGUE.get(id).allergens.find((fact) => fact.class === allergen)?.relation;

  it('lactose is lactose and may carry milk protein', () => {
    expect(relation('lactose-monohydrate', 'lactose')).toBe('is');
    expect(relation('lactose-monohydrate', 'milk')).toBe('may-contain');
  });

  it('an aluminium lake is of the class of its dye', () => {
    expect(relation('fdc-yellow-6-lake', 'azo-dye')).toBe('is');
    expect(relation('fdc-blue-1-lake', 'azo-dye')).toBeUndefined();
  });

  it('gelatin of unknown species may be mammal or fish; fish gelatin is no mammal', () => {
    expect(relation('gelatin-unspecified', 'gelatin-mammalian')).toBe('may-contain');
    expect(relation('gelatin-unspecified', 'gelatin-fish')).toBe('may-contain');
    expect(relation('gelatin-fish', 'mammalian')).toBeUndefined();
    expect(relation('gelatin-porcine', 'mammalian')).toBe('contains');
  });

  it('sulfite, sulfate and saccharin are three classes', () => {
    expect(relation('sodium-metabisulfite', 'sulfite')).toBe('is');
    expect(relation('sodium-lauryl-sulfate', 'sulfite')).toBeUndefined();
    expect(relation('saccharin-sodium', 'sulfate')).toBeUndefined();
  });

  it('propylene glycol is not a macrogol', () => {
    expect(relation('propylene-glycol', 'peg')).toBeUndefined();
    expect(relation('macrogol-3350', 'peg')).toBe('is');
  });

  it('every tablet of known composition brings lactose and its naltrexone', () => {
    for (const tablet of INGREDIENTS.filter((entry) => entry.roles.includes('source-tablet'))) {
      if (tablet.composition === 'unknown') continue;
      const ids = CATALOGUE.unfold(tablet.id).map((part) => part.ingredient.id);
      expect(ids).toContain('naltrexone-hydrochloride');
      expect(ids.some((id) => id.startsWith('lactose'))).toBe(true);
    }
  });

  it('slow-releasing polymers and calcium carbonate are marked, the usual fillers are not', () => {
    const mark = (id: string): string => CATALOGUE.get(id).releaseModifying;
    expect(mark('hypromellose-2208-100')).toBe('yes');
    expect(mark('ethylcellulose')).toBe('yes');
    expect(mark('hypromellose')).toBe('unspecified');
    expect(mark('calcium-carbonate')).toBe('absorption');
    expect(mark('microcrystalline-cellulose')).toBe('no');
    expect(mark('lactose-monohydrate')).toBe('no');
  });

  it('fills of the worked capsule examples are the nominal ones', () => {
    expect(CATALOGUE.get('microcrystalline-cellulose').nominalPackStat).toMatchObject({
      '3': '132 mg',
      '4': '92 mg',
    });
    expect(CATALOGUE.get('naltrexone-hydrochloride').nominalPackStat).toMatchObject({
      '3': '180 mg',
      '4': '126 mg',
    });
  });
});

it('lists every source of the catalogue in docs/clinical-sources.md', () => {
  const page = readFileSync(join(process.cwd(), 'docs', 'clinical-sources.md'), 'utf8');
  const tags = page
    .slice(0, page.indexOf('## What the formulas rest on'))
    .split('\n')
    .flatMap((row) => /^\| `([a-z-]+)` +\| /u.exec(row)?.[1] ?? []);
  expect(tags.toSorted()).toEqual(Object.keys(SOURCES).toSorted());
});

const LABELS = dataPath('naltrexone', 'naltrexone-labels.json');

if (hasData) {
  it('knows every inactive ingredient printed on the labels of naltrexone tablets', () => {
    const products = JSON.parse(readFileSync(LABELS, 'utf8')) as { excipients: string[] }[];
    const printed = products
      .flatMap((product) => product.excipients)
      .map((name) => name.replace(/ \(.*\)$/u, ''));
    expect(printed.length).toBeGreaterThan(30);
    expect(printed.filter((name) => CATALOGUE.find(name) === undefined)).toEqual([]);
  });
} else {
  it.skip(`knows every inactive ingredient on naltrexone labels (skipped: no ${LABELS})`, () => undefined);
}
