import type { Finding } from '../findings/finding.js';
import { policyAmount } from '../policy/policy.js';
import type { Exact } from '../quantities/amount.js';
import { Effort, MOST_LOOKED_AT, MOST_LOOKED_AT_FOR_HELP } from './dilution-effort.js';
import { printForReading, printWorstPercent } from './print.js';
import { raise } from './raise.js';
import type { DilutionNeed } from './trituration.js';

/** Whether a need on other terms is seen to keep the tolerance with so much effort. */
type Try = (need: DilutionNeed, effort: Effort) => boolean;

const SOURCE =
  'Least weighable quantity and aliquot method: every weighing at or above the minimum of its balance; label claim 90.0–110.0 %';
/** What is tried: batches so many times as large, balances so many times as good. */
const LARGER = [2, 3, 5, 10, 20, 50];
const BETTER = [2, 5, 10, 20, 50, 100];

/** A chain there is, but its errors together are more than the policy tolerates. */
export function overTolerance(need: DilutionNeed, worst: Exact, attempt: Try): Finding {
  const most = policyAmount(need.policy, 'preparationErrorTolerance').toString();
  return raise({
    rule: 'trituration.error-over-tolerance',
    status: 'review',
    subject: need.name,
    because: `${amountOf(need)} can be diluted, but the worst case of all weighings together is ${printWorstPercent(worst)}, over the ${most} that policy preparationErrorTolerance allows. ${help(need, attempt)}`,
    source: SOURCE,
    ...(need.prefix ? { path: [need.prefix.trim()] } : {}),
  });
}

/** No chain of up to four steps reaches the minimum at every weighing. */
export function impossible(need: DilutionNeed, attempt: Try): Finding {
  const least =
    need.medium === 'liquid'
      ? `the least measured volume, ${policyAmount(need.policy, 'leastMeasuredVolume').toString()}`
      : `the balance's minimum, ${printForReading(need.balance.minimum)}`;
  return raise({
    rule: 'trituration.impossible',
    status: 'block',
    subject: need.name,
    because: `${amountOf(need)} is too little to weigh, and no dilution of up to four steps with ${need.diluent.name} keeps every step at or above ${least} ${roomOf(need)}. ${help(need, attempt)}`,
    source: SOURCE,
    ...(need.prefix ? { path: [need.prefix.trim()] } : {}),
  });
}

/** The search for a chain was too long: nobody knows whether there is one, so nothing is made. */
export function givenUp(need: DilutionNeed): Finding {
  const route = need.medium === 'liquid' ? '' : ', or take the oral liquid';
  return raise({
    rule: 'trituration.impossible',
    status: 'block',
    subject: need.name,
    because: `${amountOf(need)} is too little to weigh, and the search for a dilution with ${need.diluent.name} was given up after ${MOST_LOOKED_AT} tries without one that keeps the tolerance on a balance with a minimum of ${printForReading(need.balance.minimum)}. Take a balance with a lower minimum or make a larger batch${route}.`,
    source: SOURCE,
    ...(need.prefix ? { path: [need.prefix.trim()] } : {}),
  });
}

function amountOf({ name, label }: DilutionNeed): string {
  const small = label.in('mg').lessThan(1);
  return `${small ? `${label.in('mcg').toSignificantDigits(6).toFixed()} mcg` : printForReading(label)} of ${name}`;
}

function roomOf({ room }: DilutionNeed): string {
  return room.value.greaterThan(0)
    ? `inside the ${printForReading(room)} that the batch has room for`
    : 'in a batch that has no room for one';
}

function help(need: DilutionNeed, attempt: Try): string {
  const route =
    need.medium === 'liquid' ? [] : ['the oral liquid, whose stock solutions are measured by volume'];
  const helps = [
    ...betterBalance(need, attempt),
    ...largerBatch(need, attempt),
    ...betterGlass(need, attempt),
    ...route,
  ];
  const [last, ...others] = helps.toReversed();
  if (last === undefined)
    return 'No larger batch and no better equipment was found that helps: another form or strength would be right.';
  const said = others.length > 0 ? `${others.toReversed().join(', ')}, or ${last}` : last;
  return `What helps: ${said}.`;
}

/** Tried from the least on, as long as the effort for one kind of help lasts. */
function leastThat(
  times: readonly number[],
  changed: (times: number) => DilutionNeed,
  attempt: Try,
): number | undefined {
  const effort = new Effort(MOST_LOOKED_AT_FOR_HELP);
  return times.find((each) => !effort.isSpent && attempt(changed(each), effort));
}

function betterBalance(need: DilutionNeed, attempt: Try): string[] {
  const { balance } = need;
  const better = (by: number): DilutionNeed['balance'] => ({
    ...balance,
    minimum: balance.minimum.dividedBy(by),
    readability: balance.readability.dividedBy(by),
    limitOfError: balance.limitOfError.dividedBy(by),
  });
  const by = leastThat(BETTER, (times) => ({ ...need, balance: better(times) }), attempt);
  if (by === undefined) return [];
  const { minimum, limitOfError } = better(by);
  return [
    `a balance with a minimum of ${printForReading(minimum)} that is off by at most ${printForReading(limitOfError)}`,
  ];
}

function largerBatch(need: DilutionNeed, attempt: Try): string[] {
  const larger = (times: number): DilutionNeed => ({
    ...need,
    label: need.label.times(times),
    room: need.room.times(times),
  });
  const by = leastThat(LARGER, larger, attempt);
  return by === undefined ? [] : [`a batch about ${by} times as large`];
}

function betterGlass(need: DilutionNeed, attempt: Try): string[] {
  if (need.medium !== 'liquid') return [];
  const share = policyAmount(need.policy, 'measuredVolumeError');
  const better = (by: number): string => share.dividedBy(by).toString();
  const finer = (times: number): DilutionNeed => ({
    ...need,
    policy: { ...need.policy, measuredVolumeError: better(times) },
  });
  const by = leastThat(BETTER, finer, attempt);
  return by === undefined
    ? []
    : [`glassware that measures to within ${better(by)} (policy measuredVolumeError)`];
}
