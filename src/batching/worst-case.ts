import { policyAmount, type Policy } from '../policy/policy.js';
import type { Finding } from '../findings/finding.js';
import { Exact } from '../quantities/amount.js';
import { printWorstPercent } from './print.js';
import { raise } from './raise.js';
import type { Working } from './working.js';

/** One source of error, as a share of the dose. */
export interface ErrorTerm {
  readonly name: string;
  readonly share: Exact;
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
  readonly notCounted: string;
  readonly policy: Policy;
}

/** From the first weighing to the dose. The tolerance judges the chain alone: measuring has tolerances of its own. */
export function worstCase({ chain, measuring, notCounted, policy }: ErrorQuestion): WorstCase {
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
    findings: overTolerance(chain, policy),
    workings: [
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
