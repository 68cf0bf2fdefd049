import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { STATUSES, worst, type Status } from '../findings/finding.js';
import { allergy, ask, medication } from '../../test/support/screen-question.js';
import { ALLERGENS } from './allergens/vocabulary.js';
import { readAllergy } from './allergy-reading.js';
import { OPIOID_NAMES } from './medicines/opioid-names.js';
import { ALLERGY_KINDS, type AllergyEntry, type ScreenedComponent } from './screening.types.js';

const TERMS = ALLERGENS.flatMap(({ terms }) => terms);
const word = fc.constantFrom(...TERMS);
const text = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a} and ${b}`),
  word.map((term) => `No ${term}`),
  fc.constantFrom('NKA', 'NKDA', '', 'the red syrup', 'not allergic to milk'),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 15 }),
);
const entry: fc.Arbitrary<AllergyEntry> = fc
  .record({
    text,
    kind: fc.constantFrom(...ALLERGY_KINDS),
    clinicalStatus: fc.constantFrom('active', 'inactive', 'resolved', 'odd', ''),
    verificationStatus: fc.constantFrom('confirmed', 'unconfirmed', 'refuted', 'entered-in-error', ''),
    criticality: fc.constantFrom('low', 'high', 'unable-to-assess', ''),
    display: fc.option(text),
  })
  .map(({ text: written, kind, display, ...rest }) =>
    allergy(written, kind, {
      ...rest,
      coding: display === null ? [] : [{ system: 'x', code: '1', display }],
    }),
  );
const part: fc.Arbitrary<ScreenedComponent> = fc.constantFrom(...CATALOGUE.ingredients).map((ingredient) => ({
  ingredient: ingredient.id,
  role: ingredient.roles[0] ?? 'filler',
  path: ['part'],
}));
const parts = fc.array(part, { minLength: 1, maxLength: 6 });
const route = fc.constantFrom('oral' as const, 'sublingual' as const, 'topical' as const);
const status = fc.constantFrom('recorded' as const, 'none-known' as const, 'not-asked' as const);

function notBetter(later: Status, earlier: Status): boolean {
  return STATUSES.indexOf(later) <= STATUSES.indexOf(earlier);
}

describe('whatever is recorded', () => {
  it('answers every entry by every component, with unique findings and reasons', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 5 }),
        parts,
        route,
        status,
        (allergies, components, by, list) => {
          // `ask` checks rows, ids and reasons, and throws.
          ask({ allergies, components, status: list, change: { route: by } });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never gets better by one more entry', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        entry,
        parts,
        status,
        (allergies, more, components, list) => {
          const before = ask({ allergies, components, status: list });
          const after = ask({ allergies: [...allergies, more], components, status: list });
          expect(notBetter(after.status, before.status)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never gets better by one more component', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 3 }),
        parts,
        part,
        (allergies, components, more) => {
          const before = ask({ allergies, components, status: 'recorded' });
          const after = ask({ allergies, components: [...components, more], status: 'recorded' });
          expect(notBetter(after.status, before.status)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('passes no text that was not understood whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (written) => {
        const recorded = allergy(written);
        const reading = readAllergy(recorded, CATALOGUE);
        const { screened } = ask({ allergies: [recorded], status: 'recorded' });
        const understood =
          reading.silent !== undefined || (reading.open === undefined && reading.allergens.length > 0);
        expect(understood || worst(screened.map(({ result }) => result)) !== 'pass').toBe(true);
        for (const { result } of screened) expect(understood || result !== 'pass').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a known word open as soon as an unknown one stands beside it', () => {
    fc.assert(
      fc.property(word, fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{7,12}$/u), (known, odd) => {
        expect(readAllergy(allergy(`${known} ${odd}`), CATALOGUE).open).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), parts, (allergies, components) => {
        expect(ask({ allergies, components })).toEqual(ask({ allergies, components }));
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever medicine is listed', () => {
  const anyMedicine = fc.oneof(
    fc.constantFrom(...OPIOID_NAMES.map(({ name }) => name)),
    fc.string({ maxLength: 20 }),
    fc.constantFrom('ibuprofen', 'naloxone', ''),
  );

  it('never gets better by one more medicine', () => {
    fc.assert(
      fc.property(fc.array(anyMedicine, { maxLength: 4 }), anyMedicine, (names, more) => {
        const before = ask({ medications: names.map((name) => medication(name)) });
        const after = ask({ medications: [...names, more].map((name) => medication(name)) });
        expect(notBetter(after.status, before.status)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('blocks every opioid name, in capitals, with a strength, and inside a line', () => {
    for (const { name } of OPIOID_NAMES) {
      for (const written of [
        name,
        name.toUpperCase(),
        `${name} 10 mg tablet`,
        `Acetaminophen 325 MG / ${name} 5 MG`,
      ]) {
        const found = ask({ medications: [medication(written)] }).findings.some(
          ({ rule, status: is }) => rule === 'opioid.active' && is === 'block',
        );
        expect([written, found]).toEqual([written, true]);
      }
    }
  });
});
