import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines, keepTogether, type Measure } from './lines.js';

/** Ten points a letter, marks without width. */
const measure: Measure = (text) => [...text.replaceAll(/\p{M}/gu, '')].length * 10;

function textsOf(text: string, width: number): readonly string[] {
  return breakLines([{ text }], 10, () => width, measure).map(({ pieces }) =>
    pieces.map((piece) => ('text' in piece ? piece.text : '__')).join(''),
  );
}

describe('breaking lines', () => {
  it('breaks at spaces', () => {
    expect(textsOf('take one capsule now', 120)).toEqual(['take one', 'capsule now']);
  });

  it('breaks inside a word only when the word alone is wider than the line', () => {
    expect(textsOf('a Papadopoulosova b', 100)).toEqual(['a', 'Papadopoul', 'osova b']);
  });

  it('never parts a letter from its marks', () => {
    expect(textsOf('x̌x̌x̌x̌x̌', 20)).toEqual(['x̌x̌', 'x̌x̌', 'x̌']);
  });

  it('keeps number and unit together, and a date', () => {
    expect(keepTogether('Take 4.5 mg on 20 May 2027 for 3 days')).toBe(
      'Take 4.5\u00a0mg on 20\u00a0May\u00a02027 for 3\u00a0days',
    );
    expect(keepTogether('2 gloves')).toBe('2 gloves');
  });

  it('keeps bold and regular text of one word together', () => {
    const runs = [{ text: 'filler: ' }, { text: 'lactose', weight: 'bold' as const }, { text: ', shell' }];
    const lines = breakLines(runs, 10, () => 160, measure);
    expect(lines.map(({ pieces }) => pieces.map((piece) => ('text' in piece ? piece.text : '')))).toEqual([
      ['filler:', 'lactose', ','],
      ['shell'],
    ]);
  });

  it('loses no letter and overflows no line, whatever the text and the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30 })),
        fc.integer({ min: 10, max: 300 }),
        (words, width) => {
          const text = words.join(' ');
          const lines = breakLines([{ text }], 10, () => width, measure);
          const drawn = lines.flatMap(({ pieces }) =>
            pieces.map((piece) => ('text' in piece ? piece.text : '')),
          );
          const bare = (value: string): string => value.replaceAll(/[\s]/gu, '');
          expect(bare(drawn.join(''))).toBe(bare(text));
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('gives up no line when the width changes from line to line', () => {
    const lines = breakLines([{ text: 'aaa bbb ccc ddd' }], 10, (line) => (line === 0 ? 150 : 30), measure);
    expect(lines.map(({ width }) => width)).toEqual([150]);
    expect(breakLines([{ text: 'aaa bbb ccc' }], 10, (line) => (line === 0 ? 70 : 30), measure)).toHaveLength(
      2,
    );
  });
});
