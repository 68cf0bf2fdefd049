import { describe, expect, it } from '@jest/globals';

import { CATALOGUE, makeCatalogue } from './catalogue.js';
import type { Ingredient } from './ingredient.js';
import { ingredient } from './ingredients/facts.js';

const idOf = (name: string, roles?: Parameters<typeof CATALOGUE.find>[1]): string | undefined =>
  CATALOGUE.find(name, roles)?.id;

describe('finding an ingredient by the name it was asked for', () => {
  it.each([
    ['microcrystalline cellulose', 'microcrystalline-cellulose'],
    ['Microcrystalline   Cellulose ', 'microcrystalline-cellulose'],
    ['CELLULOSE, MICROCRYSTALLINE', 'microcrystalline-cellulose'],
    ['Avicel', 'microcrystalline-cellulose'],
    ['Avicel® PH-102', 'microcrystalline-cellulose-ph-102'],
    ['milk sugar', 'lactose-monohydrate'],
    ['lactose', 'lactose-monohydrate'],
    ['Anhydrous lactose', 'lactose-anhydrous'],
    ['naltrexone hydrochloride', 'naltrexone-hydrochloride'],
    ['naltrexone HCl dihydrate', 'naltrexone-hydrochloride'],
    ['naltrexone', 'naltrexone'],
    ['glycerin', 'glycerol'],
    ['water', 'purified-water'],
    ['sterile water', 'sterile-water'],
    ['macrogol 400', 'macrogol-400'],
    ['PEG-400', 'macrogol-400'],
    ['polyethylene glycol', 'macrogol'],
    ['propylene glycol', 'propylene-glycol'],
    ['E129', 'fdc-red-40'],
    ['C.I. 42090', 'fdc-blue-1'],
    ['FD&C Blue #2 aluminum lake', 'fdc-blue-2-lake'],
    ['FD&C BLUE NO. 1', 'fdc-blue-1'],
    ['simethicone', 'simeticone'],
    ['sodium metabisulphite', 'sodium-metabisulfite'],
    ['gélatine', 'gelatin-shell'],
    ['hypromellose‑2208‑4000', 'hypromellose-2208-4000'],
    ['rice flour', 'rice-flour'],
  ])('%s is %s', (asked, id) => {
    expect(idOf(asked)).toBe(id);
  });

  it('means the shell where a shell is asked for and the powder where a filler is', () => {
    expect(idOf('hypromellose', ['shell'])).toBe('hypromellose-shell');
    expect(idOf('HPMC', ['shell'])).toBe('hypromellose-shell');
    expect(idOf('hypromellose', ['filler'])).toBe('hypromellose');
    expect(idOf('hypromellose')).toBe('hypromellose');
    expect(idOf('gelatin', ['shell'])).toBe('gelatin-shell');
    expect(idOf('fish gelatin', ['shell'])).toBe('gelatin-shell-fish');
    expect(idOf('pullulan', ['shell'])).toBe('pullulan-shell');
  });

  it('finds nothing where the name is known but never has the role', () => {
    expect(idOf('propylparaben', ['filler'])).toBeUndefined();
  });

  it.each(['', ' ', '—', 'sulf', 'lact', 'unobtainium', 'toString', '__proto__', 'x'.repeat(1_000_000)])(
    'finds nothing for %.20p',
    (asked) => {
      expect(CATALOGUE.find(asked)).toBeUndefined();
    },
  );

  it('throws for an id that is not in the catalogue', () => {
    expect(() => CATALOGUE.get('unobtainium')).toThrow('unobtainium');
  });

  it('answers thousands of times without being noticed', () => {
    const start = performance.now();
    for (let count = 0; count < 10_000; count += 1) CATALOGUE.find('Microcrystalline Cellulose', ['filler']);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('naming near matches for an error message', () => {
  it('offers the right spelling of a mistyped filler', () => {
    expect(CATALOGUE.nearest('microcristaline celulose', ['filler'])[0]).toBe('microcrystalline cellulose');
    expect(CATALOGUE.nearest('lactoze')).toContain('lactose monohydrate');
  });

  it('offers only ingredients of the role', () => {
    expect(CATALOGUE.nearest('gelatin', ['shell'], 20)).toContain('fish gelatin capsule shell');
    expect(CATALOGUE.nearest('gelatin', ['shell'], 20)).not.toContain('fish gelatin');
  });

  it('gives no more than asked and nothing for what resembles nothing', () => {
    expect(CATALOGUE.nearest('cellulose', undefined, 2)).toHaveLength(2);
    expect(CATALOGUE.nearest('')).toEqual([]);
    expect(CATALOGUE.nearest('ψψψψψψψψ')).toEqual([]);
  });

  it('copes with a megabyte of text', () => {
    const start = performance.now();
    CATALOGUE.nearest('lactose '.repeat(125_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('unfolding a mixture', () => {
  it('enters every level and names the path to each constituent', () => {
    const parts = CATALOGUE.unfold('cetomacrogol-cream');
    expect(parts[0]).toMatchObject({ path: ['cetomacrogol cream'], unknown: false });
    expect(parts.map((part) => part.path.join(' > '))).toContain(
      'cetomacrogol cream > cetomacrogol emulsifying ointment > cetomacrogol emulsifying wax > cetomacrogol 1000',
    );
  });

  it('marks a composition that is not loaded', () => {
    expect(CATALOGUE.unfold('xematop')).toEqual([
      { ingredient: CATALOGUE.get('xematop'), path: ['XemaTop'], unknown: true },
    ]);
    const unknown = CATALOGUE.unfold('naltrexone-tablet-brand-type').filter((part) => part.unknown);
    expect(unknown.map((part) => part.ingredient.id)).toEqual(['opadry-pale-yellow']);
  });

  it('leaves a single substance alone', () => {
    expect(CATALOGUE.unfold('rice-flour').map((part) => part.path)).toEqual([['rice flour']]);
  });

  it('ends where a composition goes round in a circle', () => {
    const mixture = (id: string, of: string): Ingredient =>
      ingredient({ id, name: id, roles: ['base'], composition: [of] });
    const circular = makeCatalogue('test', [mixture('a', 'b'), mixture('b', 'a')]);
    expect(circular.unfold('a').map((part) => part.path)).toEqual([['a'], ['a', 'b']]);
  });
});
