import { policyAmount, SETTINGS, type Policy } from '../policy/policy.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
import type { BalanceFacts } from './batching.types.js';
import { printForReading } from './print.js';
import type { Input, Working } from './working.js';

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
  readonly limitWorking: Explained;
  /** Said by the pharmacy, not found with the balance. */
  readonly isStated?: boolean;
}

type Explained = Omit<Working, 'of' | 'result'>;

/** Most that one weighing is off, with how it came about. */
interface Limit {
  readonly limitOfError: Amount;
  readonly limitWorking: Explained;
}

/**
 * The largest of what its rules give: the minimum that was stated, sensitivity over the acceptable error (policy
 * `balanceError`), 2000 × max(SD, 0.41 d); and never under one step of the display over the acceptable error, so that
 * "0.1 g" entered for "0.1 mg" does not pass. A balance of which only a minimum is stated is taken to be off by the
 * acceptable error there, because that is what a minimum says.
 */
export function workingBalance(balance: BalanceFacts, policy: Policy): WorkingBalance {
  // No error at all would let nothing be weighed: such a setting is refused, and where one is stored the default holds.
  const set = policyAmount(policy, 'balanceError');
  const share = (set.isZero() ? amount(SETTINGS.balanceError.default) : set).in('%').div(100);
  const rules = [
    byReadability(balance, share),
    ...(balance.standardDeviation ? [byRepeatability(balance, balance.standardDeviation)] : []),
    ...(balance.sensitivity ? [bySensitivity(balance.sensitivity, share)] : []),
    ...(balance.minimumWeighable ? [byStatement(balance.minimumWeighable, share)] : []),
  ];
  const [first, ...others] = rules;
  if (!first) throw new RangeError('a balance without any rule for its minimum');
  const binding = others.reduce((so, rule) => (rule.minimum.isLessThan(so.minimum) ? so : rule), first);
  const { limitOfError, limitWorking } = errorOf(balance, rules);
  return {
    readability: balance.readability,
    minimum: binding.minimum,
    limitOfError,
    workings: [
      { of: LEAST_WEIGHABLE, ...binding.working },
      { of: LIMIT_OF_ERROR, ...limitWorking, result: printForReading(limitOfError) },
    ],
  };
}

export const LEAST_WEIGHABLE = 'least weighable on the balance';
export const LIMIT_OF_ERROR = 'limit of error of the balance';

/** The limit of error as an input of what rests on it. */
export function limitInput({ limitOfError }: Pick<WorkingBalance, 'limitOfError'>): Input {
  return { name: LIMIT_OF_ERROR, value: printForReading(limitOfError), from: 'worked out' };
}

/**
 * The largest of what was measured, and one step of the display at least. A stated minimum tells the error only where
 * nothing was measured.
 */
function errorOf({ sensitivity, standardDeviation }: BalanceFacts, rules: readonly Rule[]): Limit {
  const isMeasured = sensitivity !== undefined || standardDeviation !== undefined;
  return rules
    .filter(({ isStated }) => !(isStated && isMeasured))
    .reduce((most, rule) => (rule.limitOfError.isMoreThan(most.limitOfError) ? rule : most));
}

function ofSensitivity(sensitivity: Amount): Limit {
  return {
    limitOfError: sensitivity,
    limitWorking: {
      formula: '{sensitivity}',
      inputs: [{ name: 'sensitivity', value: sensitivity.toString(), from: 'balance' }],
      note: 'the least mass that moves it',
    },
  };
}

function ofRepeatability(balance: BalanceFacts, standardDeviation: Amount): Limit {
  return {
    limitOfError: repeatabilityOf(balance, standardDeviation).times(LIMIT_IN_SD),
    limitWorking: {
      formula: `${LIMIT_IN_SD} × max({SD}, 0.41 × {readability})`,
      inputs: repeatabilityInputs(balance, standardDeviation),
      note: 'three standard deviations of repeated weighings',
    },
  };
}

function repeatabilityInputs({ readability }: BalanceFacts, standardDeviation: Amount): Input[] {
  return [
    { name: 'SD', value: standardDeviation.toString(), from: 'balance' },
    { name: 'readability', value: readability.toString(), from: 'balance' },
  ];
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
    ...ofRepeatability(balance, standardDeviation),
    working: {
      formula: '2000 × max({SD}, 0.41 × {readability})',
      inputs: repeatabilityInputs(balance, standardDeviation),
      result: printForReading(minimum),
      note: 'by repeatability, USP <41>',
    },
  };
}

function bySensitivity(sensitivity: Amount, share: Exact): Rule {
  const minimum = sensitivity.dividedBy(share);
  return {
    minimum,
    ...ofSensitivity(sensitivity),
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
    limitWorking: {
      formula: '{readability}',
      inputs: [{ name: 'readability', value: readability.toString(), from: 'balance' }],
      note: 'one step of the display: nothing that is known of it says more',
    },
    working: {
      formula: '{readability} / {acceptable error}',
      inputs: [{ name: 'readability', value: readability.toString(), from: 'balance' }, acceptable(share)],
      result: printForReading(minimum),
      note: 'nothing lighter can be read well, whatever minimum is entered',
    },
  };
}

function byStatement(minimum: Amount, share: Exact): Rule {
  const stated = { name: 'stated minimum', value: minimum.toString(), from: 'balance' };
  return {
    minimum,
    isStated: true,
    limitOfError: minimum.times(share),
    limitWorking: {
      formula: '{stated minimum} × {acceptable error}',
      inputs: [stated, acceptable(share)],
      note: 'what a minimum says: at it a weighing is off by the acceptable error',
    },
    working: {
      formula: '{stated minimum}',
      inputs: [stated],
      result: printForReading(minimum),
    },
  };
}

function acceptable(share: Exact): Input {
  return { name: 'acceptable error', value: `${share.times(100).toFixed()} %`, from: 'policy balanceError' };
}

/** What one weighing of `mass` may be off, as a share of it. */
export function weighingShare(balance: Pick<WorkingBalance, 'limitOfError'>, mass: Amount): Exact {
  return balance.limitOfError.in('mg').div(mass.in('mg'));
}
