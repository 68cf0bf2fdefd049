import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CELLULOSE, ANHYDROUS, lot } from '../../test/support/batch-questions.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { CAPSULE_SIZES, type CapsuleSize } from '../catalogue/ingredient.js';
import { day } from '../calendar/day.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { amount, Exact } from '../quantities/amount.js';
import type { LotFacts } from './batching.types.js';
import { packStatOf, smallestThatFits, type Fill, type SizeQuestion } from './capsule-size.js';
import { packingSlips } from './packing-slips.js';
import { workingText } from './working.js';

const SHELL = CATALOGUE.get('hypromellose-shell');
const shells = (
  number: string,
  size: CapsuleSize | undefined,
  expiresOn = '2028-12-31',
  onHand = '1000 capsule',
) => lot(SHELL.id, number, { onHand, expiresOn, ...(size ? { size } : {}) });

function ask(
  more: { lots?: readonly LotFacts[]; sizes?: readonly CapsuleSize[]; fill?: Partial<Fill> } = {},
) {
  const q: SizeQuestion = {
    policy: DEFAULT_POLICY,
    compoundedOn: day('2026-11-22'),
    lots: [ANHYDROUS, CELLULOSE, ...(more.lots ?? [])],
    equipment: more.sizes ? { capsuleMachine: { name: 'bench', sizes: more.sizes } } : {},
  };
  return smallestThatFits(q, {
    api: { ingredient: CATALOGUE.get('naltrexone-hydrochloride'), lot: ANHYDROUS },
    apiPerCapsule: amount('4.5 mg').times('1.01211'),
    filler: { ingredient: CATALOGUE.get('microcrystalline-cellulose'), lot: CELLULOSE },
    shell: SHELL,
    ...more.fill,
  });
}

const rules = (outcome: ReturnType<typeof ask>) =>
  outcome.findings.map((each) => `${each.rule} ${each.status}`);
const because = (outcome: ReturnType<typeof ask>) => outcome.findings[0]?.because ?? '';

describe('the capsule size', () => {
  it('is the smallest for which both powders were measured', () => {
    expect(ask().value?.size).toBe('4');
  });

  it('is the smallest in stock, where shells are kept with their size', () => {
    expect(ask({ lots: [shells('SH-3', '3'), shells('SH-1', '1')] }).value?.size).toBe('3');
  });

  it('does not count shells that have expired, nor an empty lot', () => {
    const lots = [
      shells('SH-4', '4', '2026-11-21'),
      shells('SH-4B', '4', '2027-01-31', '0 capsule'),
      shells('SH-3', '3'),
    ];
    expect(ask({ lots }).value?.size).toBe('3');
    const still = [shells('SH-4', '4', '2026-11-22')];
    expect(ask({ lots: still }).value?.size).toBe('4');
  });

  it('is not limited by shells that are kept without a size', () => {
    expect(ask({ lots: [shells('SH', undefined)] }).value?.size).toBe('4');
  });

  it('is one of which a lot holds as many as are needed, where that is known', () => {
    const lots = [shells('SH-4', '4', '2028-12-31', '104 capsule'), shells('SH-3', '3')];
    expect(ask({ lots, fill: { shells: new Exact(105) } }).value?.size).toBe('3');
    expect(ask({ lots, fill: { shells: new Exact(104) } }).value?.size).toBe('4');
  });

  it('is one the filler machine takes', () => {
    expect(ask({ sizes: ['3', '1'] }).value?.size).toBe('3');
  });

  it('is refused with what the machine takes and what is at hand, when they have nothing in common', () => {
    const outcome = ask({ lots: [shells('SH-4', '4')], sizes: ['0', '00'] });
    expect(rules(outcome)).toEqual(['capsule.machine-takes-none block']);
    expect(because(outcome)).toMatch(/bench filler machine takes sizes 0, 00.*at hand in 4 only/u);
  });

  it('is refused when every shell with a size has expired, saying which lot', () => {
    const outcome = ask({ lots: [shells('SH-4', '4', '2026-11-01')] });
    expect(rules(outcome)).toEqual(['stock.short block']);
    expect(because(outcome)).toContain('SH-4 of size 4 expired');
  });

  it('is refused when the dose leaves no room, saying what kept the other sizes out', () => {
    const outcome = ask({ sizes: ['4'], fill: { apiPerCapsule: amount('120 mg') } });
    expect(rules(outcome)).toEqual(['capsule.no-size-fits block']);
    expect(because(outcome)).toMatch(/size 4: 95 % of the capsule would be API.*size 3: the filler machine/u);
  });

  it('asks for a packing statistic in the sizes that are left, and says where to enter it', () => {
    const outcome = ask({ sizes: ['0', '00'] });
    expect(rules(outcome)).toEqual(['capsule.packing-statistic-missing block']);
    expect(because(outcome)).toMatch(/in one common size of 0, 00.*the lot's page has the form/u);
    expect(because(outcome)).toContain('fill at least 10 shells');
  });

  it('says why each smaller size was not taken, and nothing of larger ones', () => {
    const texts = (ask({ sizes: ['4', '3'] }).value?.workings ?? []).map(workingText);
    expect(texts[0]).toMatch(/; not filled: 5 \(the filler machine has no plate for it\) \(/u);
  });
});

describe('a packing statistic that no powder has', () => {
  const withStat = (given: LotFacts, packStat: Record<string, string>): LotFacts => ({
    ...given,
    packStat: Object.fromEntries(Object.entries(packStat).map(([size, stat]) => [size, amount(stat)])),
  });
  const filled = (packStat: Record<string, string>) =>
    ask({
      fill: {
        filler: { ingredient: CATALOGUE.get(CELLULOSE.ingredient), lot: withStat(CELLULOSE, packStat) },
      },
    });

  it.each([{ '3': '13.2 mg' }, { '3': '1320 mg' }, { '3': '44.9 mg' }, { '3': '480.1 mg' }])(
    '%j is refused, with what is plausible',
    (packStat) => {
      const outcome = filled(packStat);
      expect(outcome.value).toBeUndefined();
      expect(rules(outcome)).toEqual(['capsule.packing-statistic-implausible block']);
      expect(because(outcome)).toMatch(/lot MCC-1 .*for size 3 .*0\.3 mL holds 45 mg to 480 mg/u);
    },
  );

  it.each([{ '3': '45 mg' }, { '3': '480 mg' }])('%j is taken', (packStat) => {
    expect(filled(packStat).value?.size).toBe('3');
  });

  it('is not passed over for the next size', () => {
    const api = withStat(ANHYDROUS, { '4': '1.26 mg', '3': '180 mg' });
    const outcome = ask({ fill: { api: { ingredient: CATALOGUE.get(api.ingredient), lot: api } } });
    expect(because(outcome)).toContain('for size 4 is entered as 1.26 mg');
  });

  it('is none in the catalogue', () => {
    for (const ingredient of CATALOGUE.ingredients)
      for (const size of CAPSULE_SIZES)
        expect(packingSlips(DEFAULT_POLICY, { ingredient }, size, packStatOf({ ingredient }, size))).toEqual(
          [],
        );
  });
});

describe('the room in a capsule', () => {
  it('is worked out in the open: 4.5545 / 180 = 0.0253, filler 128.66 mg', () => {
    const fit = ask({ sizes: ['3'] }).value;
    const texts = (fit?.workings ?? []).map(workingText);
    expect(texts[0]).toMatch(
      /^share of the capsule taken by API = .* = 4\.5545 mg \/ 180 mg = 0\.0253 size 3: at most 90 %/u,
    );
    expect(texts[0]).toContain(
      'not filled: 5 (the filler machine has no plate for it), 4 (the filler machine',
    );
    expect(texts[1]).toContain('(1 − 0.0253) × 132 mg = 128.66');
    expect(texts[1]).toContain('packing statistic of the filler: lot MCC-1');
  });

  it('never shows a share of micrograms as nothing', () => {
    const fit = ask({ fill: { apiPerCapsule: amount('1 mcg') } }).value;
    expect((fit?.workings ?? []).map(workingText)[0]).toContain('= 1 mcg / 126 mg = 0.0000079365');
  });

  it('takes as much diluent as leaves the least share of filler, which then fills the rest', () => {
    const stat = amount('92 mg');
    const fit = ask({ fill: { apiPerCapsule: amount('1 mcg') } }).value;
    const room = fit?.roomForDiluent(stat);
    expect(room?.in('mg').toFixed(3)).toBe('82.799');
    expect(fit?.fillerBeside(amount('10 mg'), stat).in('mg').toFixed(3)).toBe('81.999');
    const beside = room && fit?.fillerBeside(room, stat);
    expect(beside?.in('mg').toFixed(3)).toBe('9.200');
  });

  it('goes to the next size for a diluent that does not fit beside', () => {
    const powder = { ingredient: CATALOGUE.get('microcrystalline-cellulose'), lot: CELLULOSE };
    const small = ask({ fill: { beside: { powder, perCapsule: amount('70 mg') } } }).value;
    const large = ask({ fill: { beside: { powder, perCapsule: amount('85 mg') } } }).value;
    expect([small?.size, large?.size]).toEqual(['4', '3']);
  });

  it('is always filled to the whole: API, diluent and filler by their packing statistics make 1', () => {
    const mg = fc.integer({ min: 1, max: 100_000 }).map((mcg) => amount(`${mcg} mcg`));
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(mg, share, (apiPerCapsule, percent) => {
        const fit = ask({ fill: { apiPerCapsule } }).value;
        if (!fit) return;
        const stat = amount(fit.size === '4' ? '92 mg' : '132 mg');
        const diluent = fit.roomForDiluent(stat).times(percent).dividedBy(100);
        const filler = fit.fillerBeside(diluent, stat);
        const whole = fit.apiShare.plus(diluent.plus(filler).in('mg').div(stat.in('mg')));
        expect(whole.minus(1).abs().lessThan('1e-30')).toBe(true);
        expect(filler.in('mg').div(stat.in('mg')).greaterThanOrEqualTo('0.0999999999')).toBe(true);
      }),
    );
  });

  it('never takes a size the shelf or the machine leaves out', () => {
    const some = fc.subarray([...CAPSULE_SIZES]);
    fc.assert(
      fc.property(some, some, (stocked, machine) => {
        const outcome = ask({ lots: stocked.map((size) => shells(`SH-${size}`, size)), sizes: machine });
        const size = outcome.value?.size;
        if (!size) expect(outcome.findings.some((each) => each.status === 'block')).toBe(true);
        else expect(machine.includes(size) && (stocked.length === 0 || stocked.includes(size))).toBe(true);
      }),
    );
  });
});
