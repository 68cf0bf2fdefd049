import { policyAmount, type Policy } from '../policy/policy.js';
import type { Finding } from '../findings/finding.js';
import { Exact, type Amount } from '../quantities/amount.js';
import { sayDose } from './dose-measure.js';
import { printWorstPercent } from './print.js';
import { raise } from './raise.js';
import type { Working } from './working.js';

/** One source of error, as a share of the dose. */
export interface ErrorTerm {
  readonly name: string;
  readonly share: Exact;
  /** How the share came about. */
  readonly working: Omit<Working, 'of' | 'result'>;
  /** What would make it smaller, after `What helps:`. Absent: what helps weighing and diluting. */
  readonly help?: string;
}

export interface WorstCase {
  readonly print: string | null;
  readonly rss: string | null;
  readonly findings: readonly Finding[];
  readonly workings: readonly Working[];
}

/** All terms on the same side at once: Π(1 + e) − 1. */
export function allAtOnce(terms: readonly ErrorTerm[]): Exact {
  return terms.reduce((so, term) => so.times(term.share.plus(1)), new Exact(1)).minus(1);
}

/** The terms as independent errors: √Σe². */
export function rootSumSquare(terms: readonly ErrorTerm[]): Exact {
  return terms.reduce((sum, { share }) => sum.plus(share.times(share)), new Exact(0)).sqrt();
}

export interface ErrorQuestion {
  /** From the first weighing to the finished preparation; undefined where no balance was chosen. */
  readonly chain: readonly ErrorTerm[] | undefined;
  /** What measuring one dose adds: syringe, dropper, clicks. */
  readonly measuring: readonly ErrorTerm[];
  /** The dose that `measuring` is of; absent where nothing is measured. */
  readonly dose?: Amount;
  readonly notCounted: string;
  readonly policy: Policy;
}

/** From the first weighing to the dose: what is made is judged by itself, and then the dose with its measuring. */
export function worstCase(asked: ErrorQuestion): WorstCase {
  const { chain, measuring, notCounted, policy } = asked;
  if (!chain) return { print: null, rss: null, findings: [], workings: [] };
  const terms = [...chain, ...measuring].filter(({ share }) => !share.isZero());
  const print = printWorstPercent(allAtOnce(terms));
  const rss = printWorstPercent(rootSumSquare(terms));
  const inputs = terms.map(({ name, share }) => ({
    name,
    value: printWorstPercent(share),
    from: 'worked out',
  }));
  const note = `not counted: ${notCounted}`;
  const product = terms.length > 0 ? `${terms.map(({ name }) => `(1 + {${name}})`).join(' × ')} − 1` : '0';
  const sum = terms.length > 0 ? `√(${terms.map(({ name }) => `{${name}}²`).join(' + ')})` : '0';
  return {
    print,
    rss,
    findings: [...overTolerance(chain, policy), ...doseOverTolerance(asked, chain)],
    workings: [
      ...terms.map(({ name, share, working }) => ({
        of: name,
        ...working,
        result: printWorstPercent(share),
      })),
      { of: 'worst-case error', formula: product, inputs, result: print, note },
      { of: 'root-sum-square error', formula: sum, inputs, result: rss },
    ],
  };
}

function overTolerance(chain: readonly ErrorTerm[], policy: Policy): Finding[] {
  const tolerance = policyAmount(policy, 'preparationErrorTolerance');
  const worst = allAtOnce(chain);
  if (!worst.greaterThan(tolerance.in('%').div(100))) return [];
  return [
    raise({
      rule: 'preparation.error-over-tolerance',
      status: 'review',
      subject: 'worst-case error',
      because: `At worst the preparation is ${printWorstPercent(worst)} off by its weighings and measures alone, over the ${tolerance.toString()} allowed. What helps: a balance with a smaller error, a larger batch, or the oral liquid.`,
      source: 'Policy preparationErrorTolerance',
    }),
  ];
}

const HELPS_MAKING = 'a balance with a smaller error, or a larger batch';

/** Where measuring adds to what the making may be off. Over the second figure a pharmacist decides. */
function doseOverTolerance(
  { measuring, dose, policy }: ErrorQuestion,
  chain: readonly ErrorTerm[],
): Finding[] {
  const adds = measuring.filter(({ share }) => !share.isZero());
  if (!dose || adds.length === 0) return [];
  const terms = [...chain, ...adds];
  const whole = allAtOnce(terms);
  const [tolerance, most] = [
    policyAmount(policy, 'preparationErrorTolerance'),
    policyAmount(policy, 'doseErrorReviewAbove'),
  ];
  const isOver = (limit: Amount): boolean => whole.greaterThan(limit.in('%').div(100));
  const tooMuch = isOver(most);
  if (!tooMuch && !isOver(tolerance)) return [];
  const largest = terms.reduce((so, term) => (term.share.greaterThan(so.share) ? term : so));
  const over = tooMuch
    ? `over the ${most.toString()} up to which a dose stands without a decision`
    : `over the ${tolerance.toString()} a preparation may be, which a dose may exceed up to ${most.toString()}`;
  return [
    raise({
      rule: 'dose.error-over-tolerance',
      status: tooMuch ? 'review' : 'pass',
      subject: sayDose(dose),
      because: `At worst a dose of ${sayDose(dose)} is ${printWorstPercent(whole)} off from the first weighing to the measured dose, ${over}. Most of it is ${largest.name} (${printWorstPercent(largest.share)}). What helps: ${largest.help ?? HELPS_MAKING}.`,
      source: 'Policy preparationErrorTolerance, doseErrorReviewAbove',
    }),
  ];
}
