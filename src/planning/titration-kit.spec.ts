import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DoseStep } from '../batching/batching.types.js';
import { workingText } from '../batching/working.js';
import { amount } from '../quantities/amount.js';
import { stepsBetween } from './schedule.js';
import { capsuleKit, type Kit } from './titration-kit.js';

const step = (dose: string, days = 7): DoseStep => ({ dose: amount(dose), days });
/** 0.5, 1.0 … mg, a week each. */
const weeks = (count: number): DoseStep[] =>
  Array.from({ length: count }, (_none, at) => ({ dose: amount('0.5 mg').times(at + 1), days: 7 }));
const kit = (steps: readonly DoseStep[], mostStrengths = 2, strengths?: readonly string[], timesPerDay = 1) =>
  capsuleKit(steps, timesPerDay, {
    mostStrengths,
    ...(strengths ? { strengths: strengths.map(amount) } : {}),
  });
const counts = (given: Kit | undefined) =>
  given?.strengths.map(({ strength, count }) => `${count} × ${strength.toString()}`);

describe('a titration kit', () => {
  it('from 0.5 to 4 mg by 0.5 mg a week is 63 of 0.5 mg and 63 of 1.5 mg', () => {
    const { value } = kit(weeks(8));
    expect(counts(value)).toEqual(['63 × 0.5 mg', '63 × 1.5 mg']);
    expect(value?.schedule[3]).toEqual({
      dose: '2 mg',
      days: 7,
      capsules: [
        { strength: '0.5 mg', count: 1 },
        { strength: '1.5 mg', count: 1 },
      ],
    });
  });

  it('with a ninth week at 4.5 mg has 21 more of 1.5 mg', () => {
    expect(counts(kit(weeks(9), 2, ['0.5 mg', '1.5 mg']).value)).toEqual(['63 × 0.5 mg', '84 × 1.5 mg']);
  });

  it('of one strength is the common measure of its steps', () => {
    expect(counts(kit([step('0.75 mg'), step('1.5 mg')], 1).value)).toEqual(['21 × 0.75 mg']);
  });

  it('may have a strength of its own for every step', () => {
    expect(counts(kit([step('1.5 mg', 14), step('3 mg', 14), step('4.5 mg', 28)], 3).value)).toEqual([
      '14 × 1.5 mg',
      '14 × 3 mg',
      '28 × 4.5 mg',
    ]);
  });

  it('takes twice as many twice a day', () => {
    expect(counts(kit(weeks(8), 2, undefined, 2).value)).toEqual(['126 × 0.5 mg', '126 × 1.5 mg']);
  });

  it('is exact in micrograms, and where steps are written in different units', () => {
    expect(counts(kit([step('500 mcg'), step('1 mg'), step('1.5 mg')], 2).value)).toEqual([
      '14 × 500 mcg',
      '14 × 1000 mcg',
    ]);
    expect(counts(kit([step('1 mcg'), step('2 mcg'), step('0.003 mg')], 1).value)).toEqual(['42 × 1 mcg']);
    expect(counts(kit([step('0.1 mg'), step('0.3 mg')], 1).value)).toEqual(['28 × 0.1 mg']);
  });

  it('of two sets that take as many capsules is the one with fewer at one time', () => {
    const steps = ['0.2 mg', '0.5 mg', '0.8 mg'].map((dose) => step(dose, 1));
    expect(counts(kit(steps).value)).toEqual(['3 × 0.1 mg', '3 × 0.4 mg']);
  });

  it('shows how the strengths and the numbers came about', () => {
    const texts = kit(weeks(8)).value?.workings.map(workingText) ?? [];
    expect(texts[0]).toContain('common measure of the steps');
    expect(texts[1]).toMatch(
      /0\.5 mg to 4 mg \(8 strengths\) = 0\.5 mg and 1\.5 mg 126 capsules in all; no other set does with fewer/u,
    );
    expect(texts[2]).toContain('1 × (7 × 1 + 7 × 2 + 7 × 1 + 7 × 2 + 7 × 1 + 7 × 2) = 63');
  });
});

describe('a step that no capsules make up', () => {
  it('is named with its days and what would hit it', () => {
    const { value, findings } = kit([step('0.5 mg'), step('1.75 mg', 14)], 2, ['0.5 mg', '1.5 mg']);
    expect(value).toBeUndefined();
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'titration.step-not-hit',
        status: 'block',
        subject: '1.75 mg on days 8 to 21',
        because:
          'The step of 1.75 mg on days 8 to 21 cannot be made up exactly from capsules of 0.5 mg and 1.5 mg: add a strength of 0.25 mg (and allow 3 strengths), or ask the prescriber for 1.5 mg or 2 mg.',
      }),
    ]);
    expect(
      kit([step('0.5 mg'), step('1.75 mg', 14)], 3, ['0.5 mg', '1.5 mg', '0.25 mg']).value,
    ).toBeDefined();
  });

  it('is named when even the smallest capsule is too large', () => {
    expect(kit([step('0.5 mg')], 2, ['1.5 mg']).findings[0]?.because).toMatch(
      /add a strength of 0\.5 mg, or ask the prescriber for 1\.5 mg\.$/u,
    );
  });

  it('is a matter of the number of strengths where all of them together would do', () => {
    const { findings } = kit([step('0.5 mg'), step('0.7 mg'), step('0.9 mg')], 2, [
      '0.5 mg',
      '0.7 mg',
      '0.9 mg',
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.because).toMatch(/^No 2 of the strengths .* allow more strengths/u);
  });

  it('is refused when it is no dose', () => {
    expect(kit([step('0 mg')]).findings[0]?.rule).toBe('titration.nothing-to-make');
    expect(kit([step('1 mL')]).findings[0]?.rule).toBe('titration.nothing-to-make');
    expect(kit([]).findings[0]?.rule).toBe('titration.nothing-to-make');
    expect(kit(weeks(2), 2, ['0 mg']).findings[0]?.rule).toBe('titration.nothing-to-make');
  });

  it('is refused when the steps are too fine to compare every set, saying what to write', () => {
    const { findings } = kit([step('0.501 mg'), step('1.5 mg'), step('4.5 mg')], 2);
    expect(findings).toMatchObject([{ rule: 'titration.steps-too-fine', status: 'block' }]);
    expect(findings[0]?.because).toMatch(/^The steps have only 3 mcg in common/u);
    expect(counts(kit([step('0.501 mg'), step('4.5 mg')], 2, ['0.501 mg', '4.5 mg']).value)).toEqual([
      '7 × 0.501 mg',
      '7 × 4.5 mg',
    ]);
  });
});

/** Fewest coins by trying every count of every strength: written from the definition, not from the search. */
function fewestByHand(dose: number, strengths: readonly number[]): number {
  const [first, ...rest] = strengths;
  if (first === undefined) return dose === 0 ? 0 : Infinity;
  let best = Infinity;
  for (let count = 0; count * first <= dose; count += 1) {
    best = Math.min(best, count + fewestByHand(dose - count * first, rest));
  }
  return best;
}

function subsets(of: readonly number[], most: number): number[][] {
  const [first, ...rest] = of;
  if (first === undefined) return [[]];
  return subsets(rest, most).flatMap((set) => (set.length < most ? [set, [first, ...set]] : [set]));
}

interface ByHand {
  readonly set: readonly number[];
  readonly capsules: number;
  readonly mostAtOnce: number;
}
const keyOf = ({ set, capsules, mostAtOnce }: ByHand): readonly number[] => [
  capsules,
  set.length,
  mostAtOnce,
  ...set.toReversed(),
];
function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((key, index) => key !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

const wholeSteps = fc.array(
  fc.record({ tenths: fc.integer({ min: 1, max: 10 }), days: fc.integer({ min: 1, max: 14 }) }),
  { minLength: 1, maxLength: 5 },
);
const toSteps = (given: readonly { tenths: number; days: number }[]): DoseStep[] =>
  given.map(({ tenths, days }) => ({ dose: amount('0.1 mg').times(tenths), days }));

function checkKit(steps: readonly DoseStep[], timesPerDay: number, given: Kit): void {
  for (const [at, row] of given.schedule.entries()) {
    const sum = row.capsules.reduce(
      (so, { strength, count }) => so.plus(amount(strength).times(count)),
      amount('0 mg'),
    );
    expect(sum.compare(steps[at]?.dose ?? amount('0 mg'))).toBe(0);
    expect(row.days).toBe(steps[at]?.days);
  }
  for (const { strength, count } of given.strengths) {
    const taken = given.schedule.flatMap(({ days, capsules }) =>
      capsules
        .filter((each) => each.strength === strength.toString())
        .map((each) => each.count * days * timesPerDay),
    );
    expect(taken.reduce((a, b) => a + b, 0)).toBe(count);
    expect(count).toBeGreaterThan(0);
  }
}

describe('for every schedule', () => {
  it('each step is hit exactly, and the numbers are the sums of the schedule', () => {
    fc.assert(
      fc.property(
        wholeSteps,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (given, most, times) => {
          const steps = toSteps(given);
          const { value } = kit(steps, most, undefined, times);
          expect(value?.strengths.length).toBeLessThanOrEqual(most);
          if (value) checkKit(steps, times, value);
          else throw new Error('the common measure alone always does');
        },
      ),
    );
  });

  it('no set does with fewer capsules; of equals fewer strengths, fewer at one time, a smaller largest strength', () => {
    const tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    fc.assert(
      fc.property(wholeSteps, fc.integer({ min: 1, max: 3 }), (given, most) => {
        const { value } = kit(toSteps(given), most);
        const found = value?.strengths.reduce((sum, { count }) => sum + count, 0);
        const byHand = subsets(tenths, most).map((set) => ({
          set: set.toSorted((a, b) => a - b),
          mostAtOnce: Math.max(...given.map((each) => fewestByHand(each.tenths, set))),
          capsules: given.reduce((sum, each) => sum + each.days * fewestByHand(each.tenths, set), 0),
        }));
        const least = byHand.reduce((so, each) => (isLess(keyOf(each), keyOf(so)) ? each : so));
        expect(least.capsules).toBe(found);
        expect(value?.strengths.map(({ strength }) => strength.in('mg').times(10).toNumber())).toEqual(
          least.set,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('the makes of a prescription add up to the whole kit, capsule by capsule', () => {
    const cut = fc.integer({ min: 1, max: 69 });
    fc.assert(
      fc.property(wholeSteps, cut, fc.integer({ min: 1, max: 3 }), (given, at, most) => {
        const steps = toSteps(given);
        const whole = kit(steps, most).value;
        const texts = whole?.strengths.map(({ strength }) => strength.toString()) ?? [];
        const total = steps.reduce((sum, each) => sum + each.days, 0);
        const facts = { titration: steps, dose: amount('1 mg'), daysSupply: total };
        const makes = [[0, Math.min(at, total)] as const, [at, total - at] as const].filter(
          ([, days]) => days > 0,
        );
        const parts = makes.flatMap(
          ([from, days]) => kit(stepsBetween(facts, from, days), most, texts).value?.strengths ?? [],
        );
        for (const { strength, count } of whole?.strengths ?? []) {
          const same = parts.filter((part) => part.strength.toString() === strength.toString());
          expect(same.reduce((sum, part) => sum + part.count, 0)).toBe(count);
        }
      }),
    );
  });

  it('makes up a dose from given strengths alike, whatever other steps stand beside it', () => {
    const given = ['0.1 mg', '0.2 mg', '0.3 mg'];
    expect(counts(kit([step('0.3 mg'), step('0.4 mg')], 3, given).value)).toEqual([
      '14 × 0.2 mg',
      '7 × 0.3 mg',
    ]);
    expect(counts(kit([step('0.4 mg')], 3, given).value)).toEqual(['14 × 0.2 mg']);
  });

  it('keeps the writing of given strengths, whatever unit the step is in', () => {
    expect(counts(kit([step('1 mg')], 2, ['500 mcg']).value)).toEqual(['14 × 500 mcg']);
  });

  it('of given strengths is made from those, or says which step is missed', () => {
    const strengths = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(wholeSteps, strengths, (given, chosen) => {
        const steps = toSteps(given);
        const texts = chosen.map((tenths) => amount('0.1 mg').times(tenths).toString());
        const { value, findings } = kit(steps, 3, texts);
        const missed = given.filter((each) => fewestByHand(each.tenths, chosen) === Infinity);
        if (value) {
          checkKit(steps, 1, value);
          expect(missed).toEqual([]);
          expect(
            value.strengths.every(({ strength }) =>
              texts.some((text) => amount(text).compare(strength) === 0),
            ),
          ).toBe(true);
        } else {
          expect(findings.map((each) => each.rule)).toEqual(missed.map(() => 'titration.step-not-hit'));
        }
      }),
    );
  });
});
