import { describe, expect, it } from '@jest/globals';
import { dayForField, typedDay } from './typed-day.js';

describe('a day typed into a field', () => {
  it.each([
    ['20 Nov 2026', '2026-11-20'],
    ['1 march 2027', '2027-03-01'],
    ['29-Feb-1980', '1980-02-29'],
    [' 2026-11-20 ', '2026-11-20'],
  ])('%s is %s', (typed, iso) => {
    expect(typedDay(typed)).toBe(iso);
  });

  it.each(['03/04/2026', '31 Feb 2026', '4 Foo 2026', 'tomorrow', ''])(
    '%j is not guessed: it comes back as typed, to be refused',
    (typed) => {
      expect(typedDay(typed)).toBe(typed);
    },
  );

  it('is read back from what a field shows', () => {
    expect(typedDay(dayForField('2026-11-20'))).toBe('2026-11-20');
    expect(dayForField('no day')).toBe('no day');
    expect(dayForField(null)).toBe('');
  });
});
