import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../refusals/refusal.js';
import { makeCode, MODULE_MM } from './barcode.js';

const FACTS = { expiresOn: '2027-05-20', lot: 'G-26-0042', serial: '100234' };

describe('the code on the label', () => {
  it('holds expiry, lot and serial, and nothing about the patient', () => {
    expect(makeCode(FACTS).text).toBe('(17)270520(10)G-26-0042(21)100234');
  });

  it('is a square with the solid edges of a DataMatrix', () => {
    const { rows } = makeCode(FACTS);
    expect(rows.every((row) => row.length === rows.length)).toBe(true);
    expect(rows.every((row) => row[0])).toBe(true);
    expect(rows.at(-1)?.every(Boolean)).toBe(true);
    expect(rows[0]?.map((dark) => (dark ? 1 : 0)).join('')).toMatch(/^(10)+$/u);
  });

  it('has modules that scan and a quiet zone around them', () => {
    const { rows, side } = makeCode(FACTS);
    expect(MODULE_MM).toBeGreaterThanOrEqual(0.38);
    expect(side).toBeCloseTo(((rows.length + 2) * MODULE_MM * 72) / 25.4, 6);
  });

  it('still fits with the longest lot and serial that GS1 allows', () => {
    const { side } = makeCode({ expiresOn: '2027-05-20', lot: 'L'.repeat(20), serial: '9'.repeat(20) });
    expect(side).toBeLessThan(45);
  });

  it('refuses a number that the code cannot hold, by field', () => {
    for (const serial of ['', 'Rx 1', 'Ł1', '9'.repeat(21), '(10)X']) {
      let refusal: unknown;
      try {
        makeCode({ ...FACTS, serial });
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toBeInstanceOf(Refusal);
      expect((refusal as Refusal).faults[0]?.path).toBe('order.rxNumber');
    }
  });
});
