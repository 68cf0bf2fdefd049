import { amount, readAmount, type Amount } from '../quantities/amount.js';
import { malformed, type Fault } from '../refusals/refusal.js';
import { DEFAULT_POLICY } from '../policy/policy.js';
import { componentsOf } from './components.queries.js';
import { measureOf } from './measure.js';
import { OrderComponent } from './orders.entity.js';
import type { ActualWeight, ComponentLine } from './orders.types.js';
import type { Step, StepResult } from './step.js';

/** Every weighed or measured component gets what was really taken; one that is off by more than the tolerance is refused. */
export async function finishCompounding(step: Step): Promise<StepResult> {
  const { manager, order, input } = step;
  const components = await componentsOf(manager, order.id, order.plan);
  const tolerance = order.plan?.basis.policy['weighingTolerance'] ?? DEFAULT_POLICY.weighingTolerance;
  const actuals = checkActuals(components, input.actuals ?? [], tolerance);
  return {
    change: {},
    record: async () => {
      for (const { position, actual } of actuals) {
        await manager.update(OrderComponent, { orderId: order.id, position }, { actual });
      }
    },
  };
}

/** The actual amounts as they are stored. Throws `Refusal` with a fault for each that is missing, unknown or wrong. */
export function checkActuals(
  components: readonly ComponentLine[],
  given: readonly ActualWeight[],
  tolerance: string,
): ActualWeight[] {
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
    const fault = component && faultOfActual(component, actual, tolerance);
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
  if (faults.length > 0) throw malformed(faults);
  return read;
}

function faultOfActual(component: ComponentLine, actual: string, tolerance: string): string | undefined {
  const planned = measureOf(component.planned);
  const reading = readAmount(actual, [planned.dimension], planned.toString());
  if ('fault' in reading) return reading.fault;
  if (isWithin(reading.amount, planned, amount(tolerance))) return undefined;
  return `is more than ${tolerance} off the planned ${component.planned}; weigh again, or discard the order`;
}

function isWithin(actual: Amount, planned: Amount, tolerance: Amount): boolean {
  const off = actual.minus(planned).value.abs();
  return !off.greaterThan(planned.in(actual.unit).times(tolerance.in('%')).div(100));
}
