import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { plan } from '../src/planning/plan.js';
import type { Plan } from '../src/planning/plan.types.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import type { JsonRequest } from './support/plan-requests.js';
import { Rational } from './support/rational.js';
import { lastDigit, sized } from './support/rational-amount.js';
import { weighText } from './support/rational-ledger.js';
import { differences } from './support/rational-oracle.js';
import { randomRequest } from './support/rational-requests.js';

/** `npm run oracle` asks for 100,000. */
const RUNS = Number(process.env['ORACLE_RUNS'] ?? 2000);
const FIRST_SEED = Number(process.env['ORACLE_SEED'] ?? 1);
const MOST_SHOWN = 5;

function planOf(json: JsonRequest): Plan {
  const reading = readPlanRequest(JSON.parse(JSON.stringify(json)), CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify({ faults: reading.faults, json }));
  return plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
}

/** A plan that throws differs from every answer. */
function compared(json: JsonRequest): { found: readonly string[]; answer?: Plan } {
  try {
    const answer = planOf(json);
    return { found: differences(json, answer), answer };
  } catch (error) {
    return { found: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

describe('fractions', () => {
  const of = (text: string) => Rational.of(text);

  it('keep every digit: 1/3 + 1/6 is one half, and a tenth of 0.7 ten times is 0.7', () => {
    expect(of('1').over(3).plus(of('1').over(6)).equals('0.5')).toBe(true);
    const tenth = of('0.7').over(10);
    expect(Rational.sum(Array.from({ length: 10 }, () => tenth)).equals('0.7')).toBe(true);
    expect(of('-0.125').toString()).toBe('-1/8');
  });

  it('round halves up to a step and cut without rounding', () => {
    expect([of('103.95').toFixed(1), of('103.94').toFixed(1), of('-0.5').halfUpTo(1).toString()]).toEqual([
      '104',
      '103.9',
      '0',
    ]);
    expect(of('2').over(3).cutTo(4)).toBe('0.6666');
    expect(of('0.37').halfUpTo('0.25').toString()).toBe('1/4');
    expect([of('-1.5').floor(), of('-1.5').ceil(), of('1.5').floor(), of('1.5').ceil()]).toEqual([
      -2n,
      -1n,
      1n,
      2n,
    ]);
  });

  it('refuse what is not exact or not a number', () => {
    for (const wrong of [0.1, '1e3', '', '1,5']) expect(() => Rational.of(wrong)).toThrow(RangeError);
    expect(() => of('1').over('0')).toThrow('division by zero');
  });

  it('read amounts by units of their own', () => {
    expect([sized('1.5 g'), sized('1 mcg/mL'), sized('8.6 %'), sized('103.911… mg')].map(String)).toEqual([
      '1500',
      '1/1000',
      '43/500',
      '103911/1000',
    ]);
    expect(lastDigit('13.509 g').toString()).toBe('1');
    expect([weighText(of('13509.4'), of('0.1')), weighText(of('999.96'), of('0.1'))]).toEqual([
      '13.509 g',
      '1 g',
    ]);
  });
});

describe('every number of a plan against fractions', () => {
  it(`${RUNS.toLocaleString('en')} random requests over the four forms differ in nothing beyond the stated roundings`, () => {
    const shown: string[] = [];
    let differing = 0;
    const counts = { batches: 0, refused: 0, diluted: 0, kits: 0 };
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
      const json = randomRequest(seed);
      const { found, answer } = compared(json);
      counts[answer?.batch ? 'batches' : 'refused'] += 1;
      if (answer?.batch?.triturations.length) counts.diluted += 1;
      if (answer?.kit) counts.kits += 1;
      if (found.length === 0) continue;
      differing += 1;
      if (shown.length < MOST_SHOWN) shown.push(`seed ${seed}: ${found.join('; ')}\n${JSON.stringify(json)}`);
    }
    process.stdout.write(
      `${RUNS} requests, ${differing} differences (${counts.batches} batches, ${counts.diluted} of them diluted, ${counts.kits} titration kits; ${counts.refused} without a batch)\n`,
    );
    expect(shown).toEqual([]);
    for (const [kind, count] of Object.entries(counts)) expect([kind, count > 0]).toEqual([kind, true]);
  }, 3_600_000);
});
