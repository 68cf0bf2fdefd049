import type { DilutionNeed } from '../../src/batching/trituration.js';
import { policyAmount } from '../../src/policy/policy.js';
import { Exact } from '../../src/quantities/amount.js';

/** What the best chain of one or two steps comes to: found by trying every one on the grid, not by searching. */
export interface Least {
  readonly steps: number;
  readonly drug: string;
  readonly made: string;
}

/** Whole numbers of 10⁻¹⁴ mg or mL. */
const MG = 10n ** 14n;
const units = (value: Exact): bigint => BigInt(value.times(MG.toString()).toFixed(0));

/** As numerator and denominator: strengths from 80 down to 0.000001 mg in 1 mg or 1 mL. */
const GRID = Array.from({ length: 8 }, (_, down) => 1 - down).flatMap((exponent) =>
  ['8', '5', '4', '2.5', '2', '1.25', '1'].map((mantissa) => new Exact(`${mantissa}e${exponent}`)),
);
const STRENGTHS = GRID.map((value) => ({
  value,
  num: BigInt(value.times('1e10').toFixed(0)),
  den: 10n ** 10n,
}));
const POWDERS = [1, 10, 100, 1000, 10_000].flatMap((ten) =>
  Array.from({ length: 90 }, (_, at) => BigInt((at + 10) * ten) * MG),
);
const FLASKS = [10, 20, 25, 50, 100, 200, 250, 500, 1000].map((ml) => BigInt(ml) * MG);

type Errors = readonly [num: bigint, den: bigint];

export function leastMade(need: DilutionNeed): Least | undefined {
  const bench = benchOf(need);
  const found: { steps: number; drug: bigint; made: bigint }[] = [];
  const offer = (steps: number, drug: bigint, made: bigint): void => {
    const [best] = found;
    if (!best || drug < best.drug || (drug === best.drug && made < best.made))
      found[0] = { steps, drug, made };
  };
  const firsts = bench.firsts().toSorted((a, b) => Number(a.drug - b.drug));
  for (const { strength, total, drug, errors } of firsts) {
    if (bench.last(strength, total, errors)) offer(1, drug, total);
  }
  if (found.length === 0) {
    for (const first of firsts) {
      const so = found.at(0);
      if (so && first.drug > so.drug) break;
      for (const { strength, total, errors } of bench.seconds(first)) {
        if (bench.last(strength, total, errors)) offer(2, first.drug, first.total + total);
      }
    }
  }
  const [best] = found;
  return best && { steps: best.steps, drug: plain(best.drug), made: plain(best.made) };
}

function plain(value: bigint): string {
  return new Exact(value.toString()).div(MG.toString()).toFixed();
}

interface Made {
  readonly strength: (typeof STRENGTHS)[number];
  readonly total: bigint;
  readonly drug: bigint;
  readonly errors: Errors;
}

interface Bench {
  firsts(): readonly Made[];
  seconds(first: Made): Iterable<Made>;
  last(strength: Made['strength'], total: bigint, errors: Errors): boolean;
}

function benchOf(need: DilutionNeed): Bench {
  const { balance, policy } = need;
  const liquid = need.medium === 'liquid';
  const [least, limit, step] = [balance.minimum, balance.limitOfError, balance.readability].map((each) =>
    units(each.in('mg')),
  ) as [bigint, bigint, bigint];
  const most = units(policyAmount(policy, 'triturationMostPowder').in('mg'));
  const totals = liquid ? FLASKS : POWDERS.filter((total) => total <= most);
  const room = units(liquid ? need.room.in('mL') : need.room.in('mg'));
  const parts = BigInt(policy.triturationMostDilution);
  const label = units(need.label.in('mg'));
  const factor = [BigInt(need.factor.times('1e10').toFixed(0)), 10n ** 10n] as const;
  const strongest = liquid ? new Exact(policy.stockSolutionMostSolid.split(' ')[0] ?? '0') : new Exact(1);
  const strengths = STRENGTHS.filter(({ value }) => value.lessThanOrEqualTo(strongest));

  const nearest = (mass: bigint, to: bigint): bigint => ((mass + to / 2n) / to) * to;
  const rounded = (mass: bigint): bigint => {
    if (liquid) return nearest(mass, MG / 100n);
    const fine = nearest(mass, step);
    return fine < 1000n * MG ? fine : nearest(mass, MG);
  };
  const roundedUp = (mass: bigint): bigint => {
    const fine = ((mass + step - 1n) / step) * step;
    return fine < 1000n * MG ? fine : ((mass + MG - 1n) / MG) * MG;
  };
  const apart = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
  /** Of a solid on the balance; of a volume 2 % and its rounding. */
  const take = (exact: bigint): Errors | undefined => {
    const shown = rounded(exact);
    const lowest = liquid ? MG : least;
    if (exact < lowest || shown < lowest) return undefined;
    const off = liquid ? exact / 50n : limit;
    return [exact + off + apart(shown, exact), exact];
  };
  const fill = (total: bigint, taken: bigint): Errors | undefined => {
    if (liquid) return [100n, 98n];
    const exact = total - taken;
    const shown = rounded(exact);
    if (exact < least || shown < least) return undefined;
    return [total + limit + apart(shown, exact), total];
  };
  const and = (a: Errors, b: Errors): Errors => [a[0] * b[0], a[1] * b[1]];

  return {
    firsts: () =>
      strengths.flatMap((strength) =>
        totals.flatMap((total): Made[] => {
          const drug = (total * strength.num) / strength.den;
          const weight = (drug * factor[0]) / factor[1];
          if (weight < least || (!liquid && total > weight * parts)) return [];
          const filled = fill(total, roundedUp(weight));
          if (!filled) return [];
          const weighed: Errors = [weight + limit + apart(roundedUp(weight), weight), weight];
          return [{ strength, total, drug, errors: and(weighed, filled) }];
        }),
      ),
    *seconds(first) {
      for (const strength of strengths) {
        if (strength.num >= first.strength.num || first.strength.num > strength.num * parts) continue;
        for (const total of totals) {
          const taken = (total * strength.num) / first.strength.num;
          if (liquid ? taken > first.total : taken * 105n > first.total * 100n) break;
          const off = take(taken);
          const filled = off && fill(total, rounded(taken));
          if (total > rounded(taken) * parts) continue;
          if (filled) yield { strength, total, drug: 0n, errors: and(first.errors, and(off, filled)) };
        }
      }
    },
    last: (strength, total, errors) => {
      const exact = (label * strength.den) / strength.num;
      if (liquid ? exact > total : exact * 105n > total * 100n) return false;
      if (exact > room || rounded(exact) > room) return false;
      const off = take(exact);
      if (!off) return false;
      const [num, den] = and(errors, off);
      return num * 10n <= den * 11n;
    },
  };
}
