import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, daysBetween } from '../calendar/day.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { deliveryDaysOf, makesOf, splitIntoMakes, type SupplyQuestion } from './supply.js';

const ON = day('2026-11-22');
const question = (more: Partial<SupplyQuestion>): SupplyQuestion & { policy: typeof DEFAULT_POLICY } => ({
  compoundedOn: ON,
  daysSupply: 60,
  firstDays: 28,
  freshDays: 28,
  quantityFor: (days) => `${days} d`,
  policy: DEFAULT_POLICY,
  ...more,
});
const days = (more: Partial<SupplyQuestion>) => splitIntoMakes(question(more)).map((fill) => fill.days);

describe('the makes of a supply', () => {
  it.each([
    [60, 28, [28, 28, 4]],
    [90, 35, [35, 35, 20]],
    [30, 14, [14, 14, 2]],
    [90, 180, [90]],
    [365, 180, [180, 180, 5]],
  ])('of %i days that last %i are %j', (daysSupply, period, expected) => {
    expect(days({ daysSupply, firstDays: Math.min(daysSupply, period), freshDays: period })).toEqual(
      expected,
    );
  });

  it('are made so that each is first used the day after the one before runs out', () => {
    expect(splitIntoMakes(question({}))).toMatchObject([
      { makeOn: '2026-11-22', firstUse: '2026-11-22', days: 28 },
      { makeOn: '2026-12-20', firstUse: '2026-12-20', days: 28 },
      { makeOn: '2027-01-17', firstUse: '2027-01-17', days: 4 },
    ]);
  });

  it('lose their days of delivery, and are made that much earlier than they are used', () => {
    expect(splitIntoMakes(question({ firstDays: 25, deliveryDays: 3 }))).toMatchObject([
      { makeOn: '2026-11-22', firstUse: '2026-11-25', days: 25 },
      { makeOn: '2026-12-17', firstUse: '2026-12-20', days: 25 },
      { makeOn: '2027-01-11', firstUse: '2027-01-14', days: 10 },
    ]);
  });

  it('are asked for with the days already covered, so that a titration gives each its own doses', () => {
    const asked: string[] = [];
    splitIntoMakes(question({ quantityFor: (length, from) => `${asked.push(`${from}+${length}`)}` }));
    expect(asked).toEqual(['0+28', '28+28', '56+4']);
  });

  it('give the days their refills fall due: the day the supply before has run out, delivery taken off', () => {
    expect(makesOf(question({ refills: 2 })).refillsOn).toEqual(['2027-01-21', '2027-03-22']);
    expect(makesOf(question({ refills: 1, firstDays: 25, deliveryDays: 3 })).refillsOn).toEqual([
      '2027-01-21',
    ]);
  });

  it('say to ask for 56 days instead of 60, when the third would be for 4 only', () => {
    expect(makesOf(question({})).findings).toEqual([
      expect.objectContaining({
        rule: 'supply.last-make-small',
        status: 'pass',
        because: 'Ask the prescriber for 56 days instead of 60: the third make would be for 4 days only.',
      }),
    ]);
    expect(makesOf(question({ daysSupply: 29 })).findings[0]?.because).toBe(
      'Ask the prescriber for 28 days instead of 29: the second make would be for 1 day only.',
    );
    expect(makesOf(question({ daysSupply: 63 })).findings).toEqual([]);
    expect(makesOf(question({ daysSupply: 4, firstDays: 4 })).findings).toEqual([]);
  });

  it('are refused when delivery takes longer than the preparation is good for', () => {
    const late = makesOf(question({ firstDays: 0, freshDays: 14, deliveryDays: 14 }));
    expect(late).toMatchObject({
      fills: [],
      findings: [{ rule: 'supply.delivery-outlives-date', status: 'block' }],
    });
    expect(late.findings[0]?.because).toBe(
      'The first dose would be 14 days after the making, and it is good for 14 days, the day of making counted: no day of use is left. Deliver it within 13 days, or take a form or a vehicle that keeps longer.',
    );
    expect(
      makesOf(question({ daysSupply: 5, firstDays: 5, freshDays: 3, deliveryDays: 3 })).findings,
    ).toEqual([]);
  });

  it('take the delivery of the prescription, else of the pharmacy', () => {
    expect(deliveryDaysOf({ deliveryDays: 2 }, DEFAULT_POLICY)).toBe(2);
    expect(deliveryDaysOf({ deliveryDays: 0 }, { ...DEFAULT_POLICY, deliveryDays: '5' })).toBe(0);
    expect(deliveryDaysOf({}, { ...DEFAULT_POLICY, deliveryDays: '5' })).toBe(5);
  });

  it('always cover the supply, never longer than they can be used, each on the heels of the one before', () => {
    const facts = fc.record({
      daysSupply: fc.integer({ min: 1, max: 400 }),
      freshDays: fc.integer({ min: 1, max: 200 }),
      deliveryDays: fc.integer({ min: 0, max: 30 }),
      first: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(facts, ({ daysSupply, freshDays, deliveryDays, first }) => {
        const usable = freshDays - deliveryDays;
        const firstDays = Math.min(daysSupply, first, usable);
        const { fills, findings } = makesOf(question({ daysSupply, freshDays, deliveryDays, firstDays }));
        if (usable < 1) {
          expect(findings.map((each) => each.rule)).toEqual(['supply.delivery-outlives-date']);
          return;
        }
        expect(fills.reduce((sum, fill) => sum + fill.days, 0)).toBe(daysSupply);
        for (const [at, fill] of fills.entries()) {
          expect(fill.days).toBeLessThanOrEqual(usable);
          expect(daysBetween(day(fill.makeOn), day(fill.firstUse))).toBe(deliveryDays);
          const next = fills[at + 1];
          if (next) expect(daysBetween(day(fill.firstUse), day(next.firstUse))).toBe(fill.days);
        }
      }),
    );
  });
});
