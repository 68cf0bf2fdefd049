import { policyAmount } from '../policy/policy.js';
import { Exact } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import type { Working } from './working.js';

/** How many are asked for, and how many are made: process loss raises the number, never the dose. */
export interface Count {
  readonly units: Exact;
  readonly withLoss: Exact;
  readonly workings: readonly Working[];
}

export const CAPSULES = 'capsules';
export const WITH_LOSS = 'capsules with process loss';

export function countOf({ prescription, days, policy, capsules }: BatchWork): Count {
  const units = new Exact(capsules ?? prescription.timesPerDay * days);
  const loss = policyAmount(policy, 'processLoss');
  const withLoss = units.times(loss.in('%').div(100).plus(1));
  const counted: Working =
    capsules === undefined
      ? {
          of: CAPSULES,
          formula: '{times a day} × {days}',
          inputs: [
            { name: 'times a day', value: String(prescription.timesPerDay), from: 'prescription' },
            { name: 'days', value: String(days), from: 'this make' },
          ],
          result: units.toFixed(),
        }
      : {
          of: CAPSULES,
          formula: '{capsules of this strength}',
          inputs: [
            { name: 'capsules of this strength', value: String(capsules), from: 'titration schedule' },
          ],
          result: units.toFixed(),
        };
  return {
    units,
    withLoss,
    workings: [
      counted,
      {
        of: WITH_LOSS,
        formula: `{${CAPSULES}} × (1 + {process loss})`,
        inputs: [
          { name: CAPSULES, value: units.toFixed(), from: 'worked out' },
          { name: 'process loss', value: loss.toString(), from: 'policy processLoss' },
        ],
        result: withLoss.toFixed(),
      },
    ],
  };
}

export function roundUpToWholeCapsules(count: Exact): Exact {
  return count.toDecimalPlaces(0, Exact.ROUND_UP);
}
