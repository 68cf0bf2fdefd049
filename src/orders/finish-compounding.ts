import { faultsOfUses } from '../intermediates/check-uses.js';
import { useCheckOf } from '../intermediates/record-one.js';
import { recordUses } from '../intermediates/record-uses.js';
import { malformed, type Fault } from '../refusals/refusal.js';
import { faultOfActual } from './actual.js';
import { componentsOf } from './components.queries.js';
import { OrderComponent } from './orders.entity.js';
import type { ActualWeight, ComponentLine } from './orders.types.js';
import type { Step, StepResult } from './step.js';

/**
 * Every weighed or measured component gets what was really taken, and every intermediate that was not recorded on
 * its own was scanned where it was used; what is off by more than the tolerance, or the scan of another lot, is refused.
 */
export async function finishCompounding(step: Step): Promise<StepResult> {
  const { manager, order, input, today } = step;
  const check = await useCheckOf(step);
  const components = await componentsOf(manager, order.id, order.plan);
  const uses = input.intermediates ?? [];
  const actuals = readActuals(components, input.actuals ?? [], check.tolerance);
  const faults = [...actuals.faults, ...faultsOfUses(check, uses)];
  if (faults.length > 0) throw malformed(faults);
  // Before the order itself: the database lets it on only when each of them is scanned.
  await recordUses(manager, order.id, { uses, lines: check.lines, on: today });
  return {
    change: {},
    record: async () => {
      for (const { position, actual } of actuals.read) {
        await manager.update(OrderComponent, { orderId: order.id, position }, { actual });
      }
    },
  };
}

/** The actual amounts as they are stored, and a fault for each that is missing, unknown or wrong. */
export function readActuals(
  components: readonly ComponentLine[],
  given: readonly ActualWeight[],
  tolerance: string,
): { readonly read: readonly ActualWeight[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const read: ActualWeight[] = [];
  const known = new Map(components.map((component) => [component.position, component]));
  const seen = new Set<number>();
  for (const [index, { position, actual }] of given.entries()) {
    const component = known.get(position);
    const misplaced = seen.has(position)
      ? 'stands twice; send each component once'
      : component
        ? undefined
        : 'is a position that this order does not have';
    seen.add(position);
    const fault = component && faultOfActual(component.planned, actual, tolerance);
    if (misplaced) faults.push({ path: `actuals[${index}].position`, message: misplaced });
    else if (fault) faults.push({ path: `actuals[${index}].actual`, message: fault });
    else read.push({ position, actual: actual.trim() });
  }
  for (const component of components) {
    if (!component.needsActual || seen.has(component.position)) continue;
    faults.push({
      path: 'actuals',
      message: `lack position ${component.position}: write how much ${component.name} was weighed (planned ${component.planned})`,
    });
  }
  return { read, faults };
}
