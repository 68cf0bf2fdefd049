import { policyCount, policyShare, type Policy } from '../policy/policy.js';
import type { Finding } from '../findings/finding.js';
import { Amount, Exact } from '../quantities/amount.js';
import { printIn, printPercent } from './print.js';
import { fail, found, raise, type Outcome } from './raise.js';
import { LEAST_VALUES, spreadOf, type Spread } from './spread.js';
import type { Working } from './working.js';

/** Net weight of one pure powder that fills one capsule of a size, as measured for a lot. */
export interface PackingStatistic {
  /** Mean net weight, rounded once to 0.1 mg: what is entered for the lot. */
  readonly mean: Amount;
  /** Unrounded. */
  readonly sd: Amount;
  /** Standard deviation over mean, as a share. */
  readonly rsd: Exact;
  readonly count: number;
  readonly workings: readonly Working[];
}

const SOURCE = 'Packing statistic: mean net weight of capsules filled with this powder alone';

/**
 * From the gross weights of filled capsules and the mean weight of an empty shell (or the weights of empty shells).
 * Refused: fewer than policy `leastPackStatCapsules`, a capsule that is not heavier than an empty shell, a relative
 * standard deviation over policy `mostFillRsd`. No weight is ever left out as an outlier.
 */
export function packingStatistic(
  filled: readonly Amount[],
  emptyShell: Amount | readonly Amount[],
  policy: Policy,
): Outcome<PackingStatistic> {
  const least = Math.max(LEAST_VALUES, policyCount(policy, 'leastPackStatCapsules'));
  if (filled.length < least) return fail(tooFew(filled.length, least));
  const shell = shellOf(emptyShell);
  if (!shell || shell.isZero()) return fail(noShell());
  const net = filled.map((gross) => gross.in('mg').minus(shell.in('mg')));
  const light = net.flatMap((mg, at) => (mg.greaterThan(0) ? [] : [at + 1]));
  if (light.length > 0) return fail(notHeavier(light, shell));
  const spread = spreadOf(net);
  const mean = roundToTenthMg(Amount.of(spread.mean, 'mg'));
  if (mean.isZero()) return fail(nothingFilled());
  const mostRsd = policyShare(policy, 'mostFillRsd');
  if (spread.rsd.greaterThan(mostRsd)) return fail(uneven(spread, mostRsd));
  return found({
    mean,
    sd: Amount.of(spread.sd, 'mg'),
    rsd: spread.rsd,
    count: spread.count,
    workings: workingsOf(filled, shell, spread, mean),
  });
}

/** Half up to 0.1 mg. The one place where a packing statistic is rounded. */
export function roundToTenthMg(mass: Amount): Amount {
  return Amount.of(mass.in('mg').toDecimalPlaces(1, Exact.ROUND_HALF_UP), 'mg');
}

/** The weight given, or the mean of the weights; undefined for none. */
function shellOf(given: Amount | readonly Amount[]): Amount | undefined {
  if (given instanceof Amount) return given;
  const [first, ...rest] = given;
  return first && rest.reduce((sum, weight) => sum.plus(weight), first).dividedBy(given.length);
}

function workingsOf(
  filled: readonly Amount[],
  shell: Amount,
  spread: Spread,
  mean: Amount,
): readonly Working[] {
  const meanGross = filled.reduce((sum, gross) => sum.plus(gross.in('mg')), new Exact(0)).div(filled.length);
  const count = { name: 'capsules weighed', value: String(spread.count), from: 'weighing' };
  return [
    {
      of: 'packing statistic',
      formula: '{mean weight of a filled capsule} − {mean weight of an empty shell}',
      inputs: [
        {
          name: 'mean weight of a filled capsule',
          value: printIn(Amount.of(meanGross, 'mg'), 'mg', 4),
          from: 'weighing',
        },
        { name: 'mean weight of an empty shell', value: printIn(shell, 'mg', 4), from: 'weighing' },
      ],
      result: mean.toString(),
      note: `rounded half up to 0.1 mg; ${spread.count} capsules, none left out`,
    },
    {
      of: 'standard deviation',
      formula: '√(Σ(net − mean)² / ({capsules weighed} − 1))',
      inputs: [count],
      result: printIn(Amount.of(spread.sd, 'mg'), 'mg', 3),
    },
    {
      of: 'relative standard deviation',
      formula: '{standard deviation} / {mean net weight}',
      inputs: [
        {
          name: 'standard deviation',
          value: printIn(Amount.of(spread.sd, 'mg'), 'mg', 3),
          from: 'worked out',
        },
        { name: 'mean net weight', value: printIn(Amount.of(spread.mean, 'mg'), 'mg', 4), from: 'weighing' },
      ],
      result: printPercent(spread.rsd),
    },
  ];
}

function refuse(rule: string, subject: string, because: string): Finding {
  return raise({ rule, status: 'block', subject, because, source: SOURCE });
}

function tooFew(weighed: number, least: number): Finding {
  return refuse(
    'packing-statistic.too-few',
    'capsules weighed',
    `${weighed === 1 ? '1 capsule is' : `${weighed} capsules are`} too few for a packing statistic: fill and weigh at least ${least}.`,
  );
}

function noShell(): Finding {
  return refuse(
    'packing-statistic.no-shell-weight',
    'empty shell',
    'The weight of an empty shell is missing or zero: weigh empty shells of the same lot and enter their mean weight.',
  );
}

function notHeavier(light: readonly number[], shell: Amount): Finding {
  const which = light.length === 1 ? `Capsule ${light[0]} is` : `Capsules ${light.join(', ')} are`;
  return refuse(
    'packing-statistic.not-heavier',
    'capsules weighed',
    `${which} not heavier than an empty shell of ${printIn(shell, 'mg', 2)}: enter gross weights, shell included, and check the unit.`,
  );
}

function nothingFilled(): Finding {
  return refuse(
    'packing-statistic.nothing-filled',
    'capsules weighed',
    'The filled capsules weigh as much as the empty shells to 0.1 mg: check that they were filled and which weights were entered.',
  );
}

function uneven(spread: Spread, mostRsd: Exact): Finding {
  return refuse(
    'packing-statistic.uneven',
    'capsules weighed',
    `The net weights differ too much: ${spread.lowest.toFixed(1)} to ${spread.highest.toFixed(1)} mg, a relative standard deviation of ${printPercent(spread.rsd)}, and at most ${printPercent(mostRsd)} is allowed. Check the entries, loosen or sieve the powder, fill all capsules the same way and weigh them again.`,
  );
}
