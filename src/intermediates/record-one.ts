import { notFound } from '../database/ids.js';
import type { Step } from '../orders/step.js';
import { transitionOf } from '../orders/transitions.js';
import { batchesOf } from '../planning/plan.types.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import { faultsOfSome, type UseCheck } from './check-uses.js';
import { intermediateLines } from './intermediate-lines.js';
import type { IntermediateUse } from './intermediates.types.js';
import { recordUses } from './record-uses.js';

/** What is entered of an intermediate of this name when it is put where it goes. */
export type OneUse = Omit<IntermediateUse, 'position'>;

/**
 * Records one intermediate when it is used, while the order is at the bench: a wrong one is found before it is in
 * anything. Refused for who does not compound, for one recorded already, and before the one it is made from.
 */
export async function recordOne(step: Step, name: string, use: OneUse): Promise<void> {
  const { manager, order, today } = step;
  refuseAway(step);
  const check = await useCheckOf(step);
  const { lines } = check;
  const line = lines.find((one) => one.name === name);
  if (!line) throw notFound('intermediate');
  const given = { ...use, position: line.position };
  const faults = faultsOfSome(check, [given]);
  const [first] = faults;
  if (first?.path === 'intermediates[0].position') throw new Refusal('conflict', `${name} ${first.message}.`);
  if (first) {
    throw malformed(
      faults.map(({ path, message }) => ({ path: path.replace('intermediates[0].', ''), message })),
    );
  }
  await recordUses(manager, order.id, { uses: [given], lines: [line], on: today });
}

/** The order's intermediates, and how far off a weighing may be by the policy its plan was made with. */
export async function useCheckOf({ manager, order, today }: Step): Promise<UseCheck> {
  const lines = await intermediateLines(manager, order.id, order.plan ? batchesOf(order.plan) : []);
  const tolerance = order.plan?.basis.policy['weighingTolerance'] ?? DEFAULT_POLICY.weighingTolerance;
  return { lines, tolerance, today };
}

function refuseAway({ order, by }: Step): void {
  const { from, roles } = transitionOf('finish-compounding');
  if (!from.includes(order.state)) {
    const because = `Order ${order.number} is ${order.state}; its intermediates are recorded while it is compounded.`;
    throw new Refusal('conflict', because);
  }
  if (!roles.includes(by.role)) {
    const because = `Intermediates are recorded by a ${roles.join(' or ')}; you are signed in as ${by.role}.`;
    throw new Refusal('forbidden', because);
  }
}
