import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Catalogue } from '../catalogue/ingredient.js';
import {
  allergy,
  ask,
  capsuleOf,
  component,
  lines,
  PLAIN_CAPSULE,
  resultOf,
} from '../../test/support/screen-question.js';

const LACTOSE_CAPSULE = capsuleOf('lactose-monohydrate');

function breaking(catalogue: Catalogue, ingredient: string): Catalogue {
  return {
    ...catalogue,
    unfold: (id) => {
      if (id === ingredient) throw new Error('catalogue not readable');
      return catalogue.unfold(id);
    },
  };
}

describe('T1–T12: allergies against components', () => {
  it('T1 finds the exact ingredient', () => {
    expect(resultOf('lactose monohydrate', 'lactose-monohydrate')).toBe('block');
    expect(resultOf('lactose', 'microcrystalline-cellulose')).toBe('pass');
  });

  it('T2 finds a synonym: milk sugar is lactose', () => {
    const answer = ask({ allergies: [allergy('milk sugar', 'intolerance')], components: LACTOSE_CAPSULE });
    expect(answer.findings.filter(({ status }) => status === 'review')).toMatchObject([
      {
        id: 'allergy.ingredient-match/lactose-monohydrate/milk-sugar',
        rule: 'allergy.ingredient-match',
        subject: 'lactose monohydrate',
        path: ['capsule fill', 'lactose monohydrate'],
      },
    ]);
    expect(answer.screened.map(({ component: name, result }) => `${name} ${result}`)).toEqual([
      'naltrexone hydrochloride pass',
      'lactose monohydrate review',
      'hypromellose capsule shell pass',
    ]);
  });

  it.each([
    ['lactose anhydrous', 'lactose-monohydrate'],
    ['benzoic acid', 'sodium-benzoate'],
    ['sorbic acid', 'potassium-sorbate'],
    ['naltrexone', 'naltrexone-hydrochloride'],
    ['FD&C Yellow 5', 'fdc-yellow-5-lake'],
    ['Avicel', 'microcrystalline-cellulose-ph-101'],
  ])('T3 finds salts, hydrates, lakes and grades: %s in %s', (recorded, ingredient) => {
    expect(['block', 'review']).toContain(resultOf(recorded, ingredient));
  });

  it.each([
    ['dye', 'fdc-red-40'],
    ['food colouring', 'fdc-blue-1'],
    ['azo dyes', 'fdc-yellow-6'],
    ['parabens', 'propylparaben'],
    ['macrogol', 'polysorbate-80'],
    ['nuts', 'almond-oil'],
    ['dairy products', 'lactose-anhydrous'],
  ])('T4 finds the group: %s in %s', (recorded, ingredient) => {
    expect(resultOf(recorded, ingredient)).toBe('block');
  });

  it.each([
    ['gelatin', 'gelatin-shell', 'gelatin'],
    ['Red 40', 'gelatin-shell-red-opaque', 'FD&C Red No. 40'],
    ['chlorocresol', 'cetomacrogol-cream', 'chlorocresol'],
    ['cetearyl alcohol', 'cetomacrogol-cream', 'cetostearyl alcohol'],
    ['lactose', 'naltrexone-tablet-generic-a', 'lactose monohydrate'],
    ['sucrose', 'simple-syrup', 'sucrose'],
  ])('T5 finds %s inside %s and shows the way in', (recorded, outer, inner) => {
    const { findings } = ask({ allergies: [allergy(recorded)], components: [component(outer)] });
    const match = findings.find(
      ({ rule, path = [] }) => rule === 'allergy.ingredient-match' && path.at(-1)?.startsWith(inner),
    );
    expect(match?.status).toBe('block');
    expect(match?.path?.length).toBeGreaterThan(1);
  });

  it.each([
    'LACTOSE',
    ' lactose ',
    'Láctose',
    'lаctose',
    'l\u200Bactose',
    'lactoze',
    'allergic to lactose',
    'Lactose (substance)',
    'Hypersensitivity to lactose',
  ])('T6 reads %j whatever the case, accents, spaces and lookalike letters', (recorded) => {
    expect(resultOf(recorded, 'lactose-monohydrate')).toBe('block');
    expect(resultOf(recorded, 'microcrystalline-cellulose')).toBe('pass');
  });

  it.each(['refuted', 'entered-in-error'])('T7 keeps a %s entry visible and silent', (verificationStatus) => {
    const answer = ask({
      allergies: [allergy('milk', 'allergy', { verificationStatus })],
      components: LACTOSE_CAPSULE,
    });
    expect(answer.status).toBe('pass');
    expect(lines(answer.findings)).toContain('allergy.not-counted pass milk');
    expect(answer.screened).toHaveLength(3);
  });

  it.each(['inactive', 'resolved'])('T7 keeps an %s entry visible and silent', (clinicalStatus) => {
    expect(
      ask({ allergies: [allergy('milk', 'allergy', { clinicalStatus })], components: LACTOSE_CAPSULE })
        .status,
    ).toBe('pass');
  });

  it('T8 alerts on an unconfirmed entry and says so', () => {
    const { findings, status } = ask({
      allergies: [allergy('milk', 'allergy', { verificationStatus: 'unconfirmed' })],
      components: LACTOSE_CAPSULE,
    });
    expect(status).toBe('block');
    expect(findings.find(({ rule }) => rule === 'allergy.ingredient-match')?.because).toContain(
      'unconfirmed',
    );
  });

  it.each(['the red syrup', 'xyzzy', '???', 'ask mother', '牛奶', ''])(
    'T9 leaves %j unresolved for every component',
    (text) => {
      const answer = ask({ allergies: [allergy(text)] });
      expect(answer.screened.map(({ result }) => result)).toEqual(['unresolved', 'unresolved', 'unresolved']);
      expect(answer.status).toBe('unresolved');
    },
  );

  it('T9 alerts on the part that is understood and leaves the rest open', () => {
    const { screened } = ask({
      allergies: [allergy('lactose and the red syrup')],
      components: LACTOSE_CAPSULE,
    });
    expect(screened.map(({ result }) => result)).toEqual(['unresolved', 'block', 'unresolved']);
  });

  it('T10 tells "not asked" from "none known"', () => {
    const notAsked = ask({ status: 'not-asked' });
    expect(notAsked.status).toBe('unresolved');
    expect(notAsked.findings.map(({ id }) => id)).toContain('allergy.not-asked');
    expect(notAsked.screened.map(({ allergy: text, result }) => `${text} ${result}`)).toEqual(
      Array(3).fill('not asked unresolved'),
    );
    const noneKnown = ask({ status: 'none-known' });
    expect(noneKnown.status).toBe('pass');
    expect(noneKnown.screened.map(({ allergy: text, result }) => `${text} ${result}`)).toEqual(
      Array(3).fill('none known pass'),
    );
  });

  it('T11 answers "unresolved" when the catalogue breaks under a component, and still screens the others', () => {
    const { screened, findings } = ask({
      allergies: [allergy('lactose'), allergy('grass pollen')],
      components: LACTOSE_CAPSULE,
      change: { catalogue: breaking(CATALOGUE, 'hypromellose-shell') },
    });
    expect(screened.map(({ result }) => result)).toEqual([
      'pass',
      'block',
      'unresolved',
      'pass',
      'pass',
      'unresolved',
    ]);
    expect(lines(findings)).toContain('composition.unknown unresolved hypromellose capsule shell');
  });

  it('T11 answers "unresolved" when a component is not in the catalogue or is empty', () => {
    const gone = { ingredient: 'no-such-thing', role: 'filler', path: ['capsule fill'] } as const;
    expect(ask({ allergies: [allergy('milk')], components: [gone] }).status).toBe('unresolved');
    expect(ask({ components: [gone] }).screened).toMatchObject([
      { component: 'no-such-thing', result: 'unresolved' },
    ]);
    const empty: Catalogue = { ...CATALOGUE, unfold: () => [] };
    expect(
      ask({ change: { catalogue: empty } }).screened.every(({ result }) => result === 'unresolved'),
    ).toBe(true);
    expect(ask({ components: [] }).status).toBe('unresolved');
  });

  it('T12 answers anew for an allergy that is added later', () => {
    expect(ask({ allergies: [allergy('penicillin')], components: LACTOSE_CAPSULE }).status).toBe('pass');
    expect(
      ask({ allergies: [allergy('penicillin'), allergy('milk')], components: LACTOSE_CAPSULE }).status,
    ).toBe('block');
  });
});

describe('lists that contradict themselves', () => {
  it('does not pass "recorded" with nothing entered', () => {
    const answer = ask({ status: 'recorded' });
    expect(answer.status).toBe('unresolved');
    expect(answer.screened).toHaveLength(3);
  });

  it('does not pass "none known" beside an entry that counts', () => {
    const answer = ask({ status: 'none-known', allergies: [allergy('grass pollen')] });
    expect(lines(answer.findings)).toContain('allergy.contradiction unresolved allergy list');
    expect(
      ask({
        status: 'none-known',
        allergies: [allergy('milk', 'allergy', { verificationStatus: 'refuted' })],
      }).status,
    ).toBe('pass');
  });

  it('does not pass a list that nobody asked about, whatever it holds', () => {
    expect(ask({ status: 'not-asked', allergies: [allergy('grass pollen')] }).status).toBe('unresolved');
  });
});

describe('statements that there is no allergy', () => {
  it.each([
    'NKA',
    'No known allergies',
    'no known allergy (situation)',
    'None known',
    'No allergies',
    'nil known',
    'Denies allergies',
    'not allergic to milk',
    'No known latex allergy',
    'tolerates lactose',
  ])('reads %j as a negative fact, not as an allergen', (text) => {
    const answer = ask({ allergies: [allergy(text)], components: LACTOSE_CAPSULE });
    expect(answer.status).toBe('pass');
    expect(answer.findings.map(({ rule }) => rule)).toContain('allergy.not-counted');
  });

  it('reads the code for "no known allergy"', () => {
    const coding = [{ system: 'http://snomed.info/sct', code: '716186003' }];
    expect(ask({ allergies: [allergy('', 'unknown', { coding })] }).status).toBe('pass');
  });

  it.each([
    'NKDA',
    'No known drug allergies',
    'No known medication allergies',
    'No known food allergy',
    'No known drug allergy (situation)',
  ])('does not take %j for an answer about excipients', (text) => {
    const { status, findings } = ask({ allergies: [allergy(text)] });
    expect(status).toBe('unresolved');
    expect(findings[0]?.because).toContain('excipients');
  });

  it.each([
    'no milk',
    'no known allergies, lactose intolerant',
    'No known allergies lactose intolerant',
    'no known drug allergies lactose intolerance',
    'not allergic to eggs, allergic to milk',
    'no known drug allergies. Milk',
    'NKDA, milk',
    'tolerates eggs but not milk',
    'milk, not eggs',
    'avoid lactose',
    'lactose-free',
    'no lactose please',
    'cannot take lactose',
    "can't tolerate milk",
  ])('does not read %j as an absence', (text) => {
    expect(resultOf(text, 'lactose-monohydrate')).toBe('block');
  });

  it.each(['not milk but something else', 'no known allergy to xyzzy', 'denies everything'])(
    'leaves %j open',
    (text) => {
      expect(ask({ allergies: [allergy(text)] }).status).toBe('unresolved');
    },
  );
});

describe('text and code', () => {
  const snomed = (code: string, display?: string) => ({
    system: 'http://snomed.info/sct',
    code,
    ...(display === undefined ? {} : { display }),
  });

  it('reads the display where the text is empty', () => {
    const entry = allergy('', 'allergy', { coding: [snomed('1', 'Allergy to lactose (finding)')] });
    const { screened } = ask({ allergies: [entry], components: LACTOSE_CAPSULE });
    expect(screened.map(({ allergy: text, result }) => `${text} ${result}`)[1]).toBe(
      'Allergy to lactose (finding) block',
    );
  });

  it('reads a known code without words, under http and https', () => {
    for (const system of ['http://snomed.info/sct', 'https://snomed.info/sct']) {
      const entry = allergy('', 'allergy', { coding: [{ system, code: '782555009' }] });
      expect(resultOf(entry, 'lactose-monohydrate')).toBe('block');
      expect(resultOf(entry, 'microcrystalline-cellulose')).toBe('pass');
    }
  });

  it('reads a substance code of the catalogue', () => {
    const entry = allergy('', 'allergy', {
      coding: [{ system: 'http://fdasis.nlm.nih.gov', code: 'EWQ57Q8I5X' }],
    });
    expect(resultOf(entry, 'lactose-monohydrate')).toBe('block');
  });

  it('leaves open what text and code say differently, and alerts on both', () => {
    const entry = allergy('peanut', 'allergy', { coding: [snomed('782555009')] });
    expect(resultOf(entry, 'microcrystalline-cellulose')).toBe('unresolved');
    expect(resultOf(entry, 'lactose-monohydrate')).toBe('block');
    expect(resultOf(entry, 'arachis-oil')).toBe('block');
    expect(
      resultOf(allergy('NKA', 'allergy', { coding: [snomed('782555009')] }), 'microcrystalline-cellulose'),
    ).toBe('unresolved');
  });

  it('accepts text and code that agree', () => {
    const entry = allergy("cow's milk", 'allergy', {
      coding: [snomed('782555009', "Allergy to cow's milk protein (finding)")],
    });
    expect(resultOf(entry, 'microcrystalline-cellulose')).toBe('pass');
  });

  it('leaves a bare unknown code open', () => {
    expect(
      resultOf(allergy('', 'allergy', { coding: [snomed('123456')] }), 'microcrystalline-cellulose'),
    ).toBe('unresolved');
  });
});

describe('components whose composition is not known', () => {
  it('does not pass one, with or without a recorded allergy', () => {
    const components = [component('xematop', 'base')];
    expect(ask({ components }).findings.map(({ rule }) => rule)).toContain('composition.unknown');
    expect(ask({ components }).status).toBe('unresolved');
    expect(ask({ components, allergies: [allergy('grass pollen')] }).screened[0]?.result).toBe('unresolved');
  });

  it('still blocks on what is known of it', () => {
    expect(resultOf('lactose', 'naltrexone-tablet-uk-aop')).toBe('block');
  });
});

describe('several entries', () => {
  it('reads a text that names several allergens', () => {
    expect(resultOf('milk and soy', 'lactose-monohydrate')).toBe('block');
    expect(resultOf('milk and soy', 'soy-lecithin')).toBe('review');
    expect(resultOf('milk and soy', 'microcrystalline-cellulose')).toBe('pass');
    expect(resultOf('milk, sugar', 'sucrose')).toBe('block');
  });

  it('gives duplicate entries one finding, the worst, and a row each', () => {
    const { findings, screened } = ask({
      allergies: [allergy('Milk', 'intolerance'), allergy('milk')],
      components: LACTOSE_CAPSULE,
    });
    const matches = findings.filter(({ rule }) => rule === 'allergy.ingredient-match');
    expect(matches.map(({ status }) => status)).toEqual(['block']);
    expect(screened.map(({ result }) => result)).toEqual(['pass', 'review', 'pass', 'pass', 'block', 'pass']);
  });

  it('answers for each of them against a plain capsule', () => {
    const entries = [
      'grass pollen',
      'Penicillin',
      'shellfish',
      'latex',
      'bee venom',
      'Dander (animal) allergy',
    ].map((text) => allergy(text));
    const answer = ask({ allergies: entries, components: PLAIN_CAPSULE });
    expect(answer.status).toBe('pass');
    expect(answer.screened).toHaveLength(18);
  });

  it('reminds of latex in gloves and droppers', () => {
    expect(lines(ask({ allergies: [allergy('latex')] }).findings)).toContain('allergy.reminder pass latex');
  });
});
