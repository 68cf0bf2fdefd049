import { describe, expect, it } from '@jest/globals';
import { INTERMEDIATES } from '../../test/support/document-facts.js';
import { achievedShare } from './achieved.js';
import { faultsOfSome, faultsOfUses, lotScanned } from './check-uses.js';
import type { IntermediateUse } from './intermediates.types.js';

const [T1] = INTERMEDIATES;
const USE_1: IntermediateUse = {
  position: 1,
  api: '110.1 mg',
  diluent: '9891 mg',
  taken: '100.2 mg',
  scan: 'G-26-0042-T1',
};
const USE_2: IntermediateUse = { position: 2, diluent: '9.901 g', taken: '629.8 mg', scan: 'G-26-0042-T2' };
const CHECK = { lines: INTERMEDIATES, tolerance: '5 %', today: '2026-11-22' };

function faults(uses: readonly IntermediateUse[], change: Partial<typeof CHECK> = {}): string[] {
  return faultsOfUses({ ...CHECK, ...change }, uses).map(({ path, message }) => `${path} ${message}`);
}

describe('what is entered of an intermediate', () => {
  it('is taken when every weighing is near its plan and each label was scanned where it is used', () => {
    expect(faults([USE_1, USE_2])).toEqual([]);
    expect(faults([USE_2, { ...USE_1, scan: ' ]d1g-26-0042-t1 ' }])).toEqual([]);
  });

  it('is refused when T1 is scanned where T2 goes in, hundred times too strong', () => {
    expect(faults([USE_1, { ...USE_2, scan: T1.lot }])).toEqual([
      'intermediates[1].scan is wrong: this is T1 (10 mcg/mg), the step takes T2 (0.1 mcg/mg), lot G-26-0042-T2',
    ]);
  });

  it('is refused without a scan, and with one of another order', () => {
    expect(
      faults([
        { ...USE_1, scan: '  ' },
        { ...USE_2, scan: 'G-26-0041-T2' },
      ]),
    ).toEqual([
      'intermediates[0].scan is missing: scan the label of T1 where it is put into T2',
      'intermediates[1].scan is no intermediate of this order: the step takes T2, lot G-26-0042-T2',
    ]);
  });

  it('is refused after its last day', () => {
    expect(faults([USE_1, USE_2], { today: '2027-05-20' })).toEqual([]);
    expect(faults([USE_1, USE_2], { today: '2027-05-21' })[0]).toContain('T1 was good until 20 May 2027');
  });

  it('must be there for each, once, with what was weighed', () => {
    expect(faults([USE_1])).toEqual([
      'intermediates lack position 2: write what was weighed of T2 and scan it where it is used',
    ]);
    expect(faults([USE_1, USE_1, USE_2])[0]).toContain('stands twice');
    expect(faults([USE_1, USE_2, { ...USE_2, position: 3 }])[0]).toContain('intermediates[2].position');
    const { api: _, ...withoutApi } = USE_1;
    expect(faults([withoutApi, USE_2])[0]).toContain('is missing: write how much naltrexone hydrochloride');
    expect(faults([USE_1, { ...USE_2, api: '100 mg' }])[0]).toContain('is not asked: T2 is made from T1');
  });

  it('is refused when a weighing slips a decimal or is in another kind of unit', () => {
    expect(faults([{ ...USE_1, api: '11 mg' }, USE_2])[0]).toContain('more than 5 % off the planned 110 mg');
    expect(faults([USE_1, { ...USE_2, diluent: '9.9 mL' }])[0]).toContain('does not measure what is asked');
  });

  it('is refused when each weighing is within the tolerance and all of them together are not', () => {
    const high = [
      { ...USE_1, api: '114 mg', taken: '103 mg' },
      { ...USE_2, taken: '650 mg' },
    ];
    // 114/10005 ÷ 110/10000 × 103/10004 ÷ 100/10000 × 650/630 = 1.10035
    expect(faults(high)).toEqual([
      expect.stringMatching(/^intermediates\[1\]\.taken brings 110 % of the planned drug/u),
    ]);
  });
});

describe('an intermediate entered on its own', () => {
  const [first, second] = INTERMEDIATES;
  /** T1 as it stands in the record once it was used. */
  const used = (actual: Partial<typeof first.actual> = {}) => ({
    ...first,
    scannedAt: new Date('2026-11-22T09:00:00Z'),
    actual: { api: '110.1 mg', diluent: '9891 mg', taken: '100.2 mg', ...actual },
  });
  const some = (uses: readonly IntermediateUse[], lines = INTERMEDIATES): string[] =>
    faultsOfSome({ ...CHECK, lines }, uses).map(({ path, message }) => `${path} ${message}`);

  it('is taken without the others, and asks the finish only for those', () => {
    expect(some([USE_1])).toEqual([]);
    const lines = [used(), second] as const;
    expect(some([USE_2], lines)).toEqual([]);
    expect(faults([USE_2], { lines })).toEqual([]);
    expect(faults([], { lines })[0]).toContain('lack position 2');
  });

  it('is refused before the one it is made from is recorded', () => {
    expect(some([USE_2])).toEqual([
      'intermediates[0].position is too early: T2 is made from T1; first write what was weighed of T1 and scan it into T2',
    ]);
  });

  it('is refused a second time', () => {
    const lines = [used(), second] as const;
    expect(some([USE_1], lines)[0]).toContain('is recorded already: T1 is used');
    expect(faults([USE_1, USE_2], { lines })[0]).toContain('is recorded already');
  });

  it('is counted together with what stands in the record', () => {
    const lines = [used({ api: '114 mg', taken: '103 mg' }), second] as const;
    expect(some([{ ...USE_2, taken: '650 mg' }], lines)[0]).toContain('brings 110 % of the planned drug');
  });
});

describe('the drug that reaches the batch', () => {
  const planned = { api: '100 mg', diluent: 'q.s. 100 mL', taken: '1 mL' };
  const second = { api: '1 mL', diluent: 'q.s. 100 mL', taken: '10 mL' };

  it('is all of the plan when everything is as planned', () => {
    const steps = [planned, second].map((each) => ({ planned: each, actual: each }));
    expect(achievedShare(steps)?.toFixed()).toBe('1');
  });

  it('falls by what a solution was made up too far, and rises by what was taken too much', () => {
    const actual = [
      { ...planned, diluent: '125 mL' },
      { ...second, taken: '12.5 mL' },
    ];
    const steps = [planned, second].map((each, index) => ({ planned: each, actual: actual[index] ?? each }));
    expect(achievedShare(steps)?.toFixed()).toBe('1');
    const [first] = steps;
    expect(first && achievedShare([first])?.toFixed()).toBe('0.8');
  });

  it('counts the powder added to a trituration, not only the diluent', () => {
    const trituration = { api: '100 mg', diluent: '300 mg', taken: '200 mg' };
    const actual = { ...trituration, api: '120 mg', diluent: '280 mg' };
    expect(achievedShare([{ planned: trituration, actual }])?.toFixed()).toBe('1.2');
  });

  it('is not known while something is missing', () => {
    expect(achievedShare([{ planned, actual: { ...planned, api: '' } }])).toBeUndefined();
    expect(achievedShare([])).toBeUndefined();
  });
});

describe('a scan', () => {
  it('is the same in small letters and behind a scanner’s own mark', () => {
    expect(lotScanned(' ]d1g-26-0042-t1\r\n')).toBe('G-26-0042-T1');
  });
});
