import type { PlannedComponent } from '../batching/batching.types.js';
import type { Plan } from '../planning/plan.types.js';

/** What would be made otherwise than was approved, a sentence each; dates may move, what is weighed may not. */
export function differencesFrom(approved: Plan, now: Plan): string[] {
  const before = approved.batch?.components ?? [];
  const after = now.batch?.components ?? [];
  const changed = Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
    componentDifference(before[index], after[index]),
  );
  return [formulaDifference(approved, now), ...changed].filter((sentence) => sentence !== undefined);
}

function formulaDifference(approved: Plan, now: Plan): string | undefined {
  const [a, b] = [wordsOf(approved), wordsOf(now)];
  return a === b ? undefined : `The formula was ${a} and is now ${b}.`;
}

function wordsOf({ formula }: Plan): string {
  return formula ? `${formula.name}, version ${formula.version}` : 'none';
}

function componentDifference(
  before: PlannedComponent | undefined,
  after: PlannedComponent | undefined,
): string | undefined {
  if (before && !after) return `${before.ingredient} is no longer part of it.`;
  if (after && !before) return `${after.ingredient} is new in it.`;
  if (!before || !after) return undefined;
  if (before.id !== after.id) return `${before.ingredient} became ${after.ingredient}.`;
  if (before.weigh === after.weigh && before.lot === after.lot) return undefined;
  return `${before.ingredient} was ${measured(before)} and is now ${measured(after)}.`;
}

function measured({ weigh, lot }: PlannedComponent): string {
  return lot ? `${weigh} of lot ${lot}` : weigh;
}
