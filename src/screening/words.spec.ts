import { describe, expect, it } from '@jest/globals';
import { NearWords } from './near-words.js';
import { isOneLetterOff, phraseOf, readParts } from './words.js';

describe('reading recorded words', () => {
  it.each([
    ['MILK', 'milk'],
    ['  Müesli  ', 'muesli'],
    ['mіlk', 'milk'], // a Cyrillic і
    ['ΜΙLΚ', 'milk'], // Greek capitals
    ['mi\u200Blk', 'milk'],
    ['ｍｉｌｋ', 'milk'],
    ["cow's milk", 'cow milk'],
    ['Sulphites', 'sulfite'],
    ['Coeliac', 'celiac'],
    ['colours', 'color'],
    ['allergies', 'allergy'],
    ['peaches', 'peach'],
    ['peas', 'pea'],
    ['E 102', 'e102'],
    ['E-102', 'e102'],
    ['INS 120', 'e120'],
    ['C.I. 19140', 'ci19140'],
    ['FD&C Red No. 40', 'fdc red40'],
    ['F.D. & C. red #40', 'fdc red40'],
    ['PEG 3350', 'peg'],
    ['PEG-40 hydrogenated castor oil', 'peg hydrogenated castor oil'],
    ['Polysorbate-80', 'polysorbate'],
    ['β-lactoglobulin', 'beta lactoglobulin'],
    ['vitamin e 400', 'vitamin e 400'],
  ])('reads %s as %s', (written, folded) => {
    expect(phraseOf(written)).toBe(folded);
  });

  it('keeps names apart that a comma or "and" keeps apart', () => {
    expect(readParts('milk, sugar and nuts')).toEqual([['milk'], ['sugar'], ['nut']]);
  });

  it('leaves a word of another script alone when it has letters of its own', () => {
    expect(phraseOf('молоко')).not.toMatch(/[a-z]/u);
  });
});

describe('letters that slip', () => {
  it.each([
    ['lactose', 'lactos', true],
    ['lactose', 'lcatose', true],
    ['lactose', 'lactoze', true],
    ['lactose', 'glactose', true],
    ['lactose', 'galactose', false],
    ['lactose', 'maltose', false],
  ])('%s and %s: one letter off is %s', (a, b, is) => {
    expect(isOneLetterOff(a, b)).toBe(is);
  });

  it('corrects no word shorter than six letters', () => {
    expect(new NearWords(['corn', 'acorn', 'lactose']).near('acom')).toEqual([]);
  });

  it('gives every known word at one letter, so that a doubtful one can be left open', () => {
    expect(new NearWords(['sulfite', 'sulfate']).near('sulfte').toSorted()).toEqual(['sulfate', 'sulfite']);
  });
});
