import { policyAmount, type Policy } from '../policy/policy.js';
import { Amount, Exact } from '../quantities/amount.js';
import type { BalanceFacts } from './batching.types.js';
import { printForReading } from './print.js';
import type { Working } from './working.js';

/** USP <41>: repeatability is satisfied where 2 × SD is at most 0.10 % of the weight, so 2000 × SD is the least. */
const LEAST_WEIGHT_IN_SD = 2000;
/** USP <41>: an SD below 0.41 d is taken as 0.41 d, which is what the rounding of two readings gives. */
const LEAST_SD_IN_STEPS = new Exact('0.41');
/** Standard deviations that one weighing is taken to be off at most: 99.7 % of a normal error. */
const LIMIT_IN_SD = 3;

/** A balance as a batch works with it: its minimum and its error, both by its own rule. */
export interface WorkingBalance {
  readonly readability: Amount;
  /** Nothing lighter is weighed on it. */
  readonly minimum: Amount;
  /** Most that one weighing is off, as a mass: the same for every load. */
  readonly limitOfError: Amount;
  readonly workings: readonly Working[];
}

interface Rule {
  readonly minimum: Amount;
  readonly limitOfError: Amount;
  readonly working: Omit<Working, 'of'>;
}

/**
 * The largest of what its rules give: the minimum that was stated, sensitivity over the acceptable error (policy
 * `balanceError`), 2000 × max(SD, 0.41 d); and never under one step of the display over the acceptable error, so that
 * "0.1 g" entered for "0.1 mg" does not pass. A balance of which only a minimum is stated is taken to be off by the
 * acceptable error there, because that is what a minimum says.
 */
export function workingBalance(balance: BalanceFacts, policy: Policy): WorkingBalance {
  const share = policyAmount(policy, 'balanceError').in('%').div(100);
  const rules = [
    ...(share.isZero() ? [] : [byReadability(balance, share)]),
    ...(balance.standardDeviation ? [byRepeatability(balance, balance.standardDeviation)] : []),
    ...(balance.sensitivity && !share.isZero() ? [bySensitivity(balance.sensitivity, share)] : []),
    ...(balance.minimumWeighable ? [byStatement(balance.minimumWeighable, share)] : []),
  ];
  const [first, ...others] = rules;
  if (!first) throw new RangeError('a balance without any rule for its minimum');
  const binding = others.reduce((so, rule) => (rule.minimum.isLessThan(so.minimum) ? so : rule), first);
  return {
    readability: balance.readability,
    minimum: binding.minimum,
    limitOfError: errorOf(balance, rules, binding),
    workings: [{ of: LEAST_WEIGHABLE, ...binding.working }],
  };
}

export const LEAST_WEIGHABLE = 'least weighable on the balance';

/** What was measured tells the error; without a measurement the rule that sets the minimum does. */
function errorOf(balance: BalanceFacts, rules: readonly Rule[], binding: Rule): Amount {
  if (balance.sensitivity) return balance.sensitivity;
  if (balance.standardDeviation) {
    return repeatabilityOf(balance, balance.standardDeviation).times(LIMIT_IN_SD);
  }
  return rules.reduce(
    (most, rule) => (rule.limitOfError.isMoreThan(most) ? rule.limitOfError : most),
    binding.limitOfError,
  );
}

function repeatabilityOf({ readability }: BalanceFacts, standardDeviation: Amount): Amount {
  const least = readability.times(LEAST_SD_IN_STEPS);
  return standardDeviation.isLessThan(least) ? least : standardDeviation.to(readability.unit);
}

function byRepeatability(balance: BalanceFacts, standardDeviation: Amount): Rule {
  const sd = repeatabilityOf(balance, standardDeviation);
  const minimum = sd.times(LEAST_WEIGHT_IN_SD);
  return {
    minimum,
    limitOfError: sd.times(LIMIT_IN_SD),
    working: {
      formula: '2000 × max({SD}, 0.41 × {readability})',
      inputs: [
        { name: 'SD', value: standardDeviation.toString(), from: 'balance' },
        { name: 'readability', value: balance.readability.toString(), from: 'balance' },
      ],
      result: printForReading(minimum),
      note: 'by repeatability, USP <41>',
    },
  };
}

function bySensitivity(sensitivity: Amount, share: Exact): Rule {
  const minimum = sensitivity.dividedBy(share);
  return {
    minimum,
    limitOfError: sensitivity,
    working: {
      formula: '{sensitivity} / {acceptable error}',
      inputs: [{ name: 'sensitivity', value: sensitivity.toString(), from: 'balance' }, acceptable(share)],
      result: printForReading(minimum),
    },
  };
}

function byReadability({ readability }: BalanceFacts, share: Exact): Rule {
  const minimum = readability.dividedBy(share);
  return {
    minimum,
    limitOfError: readability,
    working: {
      formula: '{readability} / {acceptable error}',
      inputs: [{ name: 'readability', value: readability.toString(), from: 'balance' }, acceptable(share)],
      result: printForReading(minimum),
      note: 'nothing lighter can be read well, whatever minimum is entered',
    },
  };
}

function byStatement(minimum: Amount, share: Exact): Rule {
  return {
    minimum,
    limitOfError: minimum.times(share),
    working: {
      formula: '{stated minimum}',
      inputs: [{ name: 'stated minimum', value: minimum.toString(), from: 'balance' }],
      result: printForReading(minimum),
    },
  };
}

function acceptable(share: Exact): Working['inputs'][number] {
  return { name: 'acceptable error', value: `${share.times(100).toFixed()} %`, from: 'policy balanceError' };
}

/** What one weighing of `mass` may be off, as a share of it. */
export function weighingShare(balance: Pick<WorkingBalance, 'limitOfError'>, mass: Amount): Exact {
  return balance.limitOfError.in('mg').div(mass.in('mg'));
}
