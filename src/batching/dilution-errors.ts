import { policyAmount, type Policy, policyShare } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';
import { LIMIT_OF_ERROR, limitInput } from './balance.js';
import { fillingError } from './dilution-media.js';
import { isLiquid, readable, type Step } from './dilution-step.js';
import { printExact } from './print.js';
import type { DilutionNeed } from './trituration.js';
import type { Input } from './working.js';
import type { ErrorTerm } from './worst-case.js';

/** In the order they happen; together they bound what gets into the batch: Π(1 + share) − 1. */
export function errorsOf(need: DilutionNeed, steps: readonly Step[]): readonly ErrorTerm[] {
  return steps.flatMap((step, at) => [
    ...(at === 0 ? [weighingSolid(need, step)] : []),
    isLiquid(need)
      ? fillingToMark(`filling ${step.makes} to the mark`, need.policy)
      : weighingDiluent(need, step, at),
    isLiquid(need) ? measuringTake(need, step) : weighingTake(need, step),
  ]);
}

/** A vessel filled to its mark: of a stock solution, or of the whole preparation. */
export function fillingToMark(name: string, policy: Policy): ErrorTerm {
  return {
    name,
    share: fillingError(policyShare(policy, 'measuredVolumeError')),
    working: {
      formula: `{${MEASURED}} / (1 − {${MEASURED}})`,
      inputs: [measuredError(policy)],
      note: 'a mark that is too low makes it stronger by more than the same too high makes it weaker',
    },
  };
}

const MEASURED = 'error of a measured volume';

function measuredError(policy: Policy): Input {
  return {
    name: MEASURED,
    value: policyAmount(policy, 'measuredVolumeError').toString(),
    from: 'policy measuredVolumeError',
  };
}

function workedOut(name: string, value: string): Input {
  return { name, value, from: 'worked out' };
}

function weighingSolid(need: DilutionNeed, { makes, inExact, in: weighed }: Step): ErrorTerm {
  const exact = `${need.name} for ${makes}`;
  return {
    name: `weighing ${exact}`,
    ...weighing(need, {
      weighed: [`weigh ${exact}`, weighed],
      exact: `{${exact}}`,
      exactly: inExact,
      of: `{${exact}}`,
      whole: inExact,
      inputs: [workedOut(exact, printExact(inExact, 'mg'))],
    }),
  };
}

/** What it is off matters as a share of the whole step. */
function weighingDiluent(need: DilutionNeed, step: Step, at: number): ErrorTerm {
  const { makes, total, diluent, diluentExact } = step;
  const put = at === 0 ? `weigh ${need.name} for ${makes}` : `${step.from} for ${makes}`;
  return {
    name: `weighing the diluent of ${makes}`,
    ...weighing(need, {
      weighed: [`${need.diluent.name} for ${makes}`, diluent],
      exact: `({${makes} total} − {${put}})`,
      exactly: diluentExact,
      of: `{${makes} total}`,
      whole: total,
      inputs: [workedOut(`${makes} total`, readable(total).toString()), workedOut(put, step.in.toString())],
    }),
  };
}

function weighingTake(need: DilutionNeed, { makes, into, takeExact, take }: Step): ErrorTerm {
  const taken = `${makes} for ${into}`;
  const exact = `${taken}, exactly`;
  return {
    name: `weighing ${taken}`,
    ...weighing(need, {
      weighed: [taken, take],
      exact: `{${exact}}`,
      exactly: takeExact,
      of: `{${exact}}`,
      whole: takeExact,
      inputs: [workedOut(exact, readable(takeExact).toString())],
    }),
  };
}

interface Weighing {
  /** Its name and what the balance is to show. */
  readonly weighed: readonly [string, Amount];
  /** What it should be, as a formula, and its amount. */
  readonly exact: string;
  readonly exactly: Amount;
  /** What the error is a share of. */
  readonly of: string;
  readonly whole: Amount;
  readonly inputs: readonly Input[];
}

/** The balance's limit of error and the rounding, as a share of what is weighed; of the total for a diluent. */
function weighing({ balance }: DilutionNeed, asked: Weighing): Omit<ErrorTerm, 'name'> {
  const [name, rounded] = asked.weighed;
  const rounding = rounded.in('mg').minus(asked.exactly.in('mg')).abs();
  return {
    share: rounding.plus(balance.limitOfError.in('mg')).div(asked.whole.in('mg')),
    working: {
      formula: `({${LIMIT_OF_ERROR}} + |{${name}} − ${asked.exact}|) / ${asked.of}`,
      inputs: [limitInput(balance), workedOut(name, rounded.toString()), ...asked.inputs],
    },
  };
}

function measuringTake({ policy }: DilutionNeed, { makes, into, takeExact, take }: Step): ErrorTerm {
  const taken = `${makes} for ${into}`;
  const exact = `${taken}, exactly`;
  const rounding = take.in('mL').minus(takeExact.in('mL')).abs().div(takeExact.in('mL'));
  return {
    name: `measuring ${taken}`,
    share: rounding.plus(policyShare(policy, 'measuredVolumeError')),
    working: {
      formula: `{${MEASURED}} + |{${taken}} − {${exact}}| / {${exact}}`,
      inputs: [
        measuredError(policy),
        workedOut(taken, take.toString()),
        workedOut(exact, readable(takeExact).toString()),
      ],
    },
  };
}
