import type { Batch, PlannedComponent, Trituration } from '../batching/batching.types.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';

/** What would be made otherwise than was approved, a sentence each; dates may move, what is weighed may not. */
export function differencesFrom(approved: Plan, now: Plan): string[] {
  const kit = kitDifference(approved, now);
  if (kit) return present([formulaDifference(approved, now), kit]);
  const before = batchesOf(approved);
  const after = batchesOf(now);
  const inBatches = Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
    batchDifferences(before[index], after[index]).map((sentence) => of(now.kit?.[index]?.strength, sentence)),
  );
  return present([formulaDifference(approved, now), ...inBatches.flat()]);
}

function present(sentences: readonly (string | undefined)[]): string[] {
  return sentences.filter((sentence) => sentence !== undefined);
}

function of(strength: string | undefined, sentence: string): string {
  return strength ? `${strength}: ${sentence}` : sentence;
}

function formulaDifference(approved: Plan, now: Plan): string | undefined {
  const [a, b] = [wordsOf(approved), wordsOf(now)];
  return a === b ? undefined : `The formula was ${a} and is now ${b}.`;
}

function wordsOf({ formula }: Plan): string {
  return formula ? `${formula.name}, version ${formula.version}` : 'none';
}

/** Strengths and counts of a kit; what is weighed for each strength is compared only when these are the same. */
function kitDifference(approved: Plan, now: Plan): string | undefined {
  const [a, b] = [kitWords(approved), kitWords(now)];
  return a === b ? undefined : `What is made was ${a} and is now ${b}.`;
}

function kitWords({ kit }: Plan): string {
  return kit ? kit.map(({ strength, count }) => `${count} of ${strength}`).join(', ') : 'one strength';
}

function batchDifferences(before: Batch | undefined, after: Batch | undefined): readonly string[] {
  return [
    ...pairs(before?.components, after?.components).map(([a, b]) => componentDifference(a, b)),
    ...pairs(before?.triturations, after?.triturations).map(([a, b]) => triturationDifference(a, b)),
    doseDifference(before, after),
  ].filter((sentence) => sentence !== undefined);
}

/** Another syringe, dropper or applicator than the one approved measures another dose from the same bottle. */
function doseDifference(before: Batch | undefined, after: Batch | undefined): string | undefined {
  if (!before || !after) return undefined;
  const bySteps = before.doses !== undefined && after.doses !== undefined;
  const [a, b] = [before, after].map((batch) => (bySteps ? stepsOf(batch) : batch.doseMeasure));
  return a === b ? undefined : `One dose was measured as ${a ?? 'none'} and is now ${b ?? 'none'}.`;
}

function stepsOf({ doses = [] }: Batch): string {
  return doses.map(({ dose, measure, volume }) => `${measure} (${volume}) for ${dose}`).join(', ');
}

function pairs<T>(
  before: readonly T[] = [],
  after: readonly T[] = [],
): readonly (readonly [T | undefined, T | undefined])[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => [before[index], after[index]] as const);
}

function componentDifference(
  before: PlannedComponent | undefined,
  after: PlannedComponent | undefined,
): string | undefined {
  if (before && !after) return `${before.ingredient} is no longer part of it.`;
  if (after && !before) return `${after.ingredient} is new in it.`;
  if (!before || !after) return undefined;
  if (before.id !== after.id) return `${before.ingredient} became ${after.ingredient}.`;
  const [a, b] = [measured(before), measured(after)];
  if (a !== b) return `${before.ingredient} was ${a} and is now ${b}.`;
  if (before.method === after.method) return undefined;
  return `${before.ingredient} was taken by ${before.method} and is now by ${after.method}.`;
}

function measured({ weigh, lot }: Pick<PlannedComponent, 'weigh' | 'lot'>): string {
  return lot ? `${weigh} of lot ${lot}` : weigh;
}

/** The use-by date moves with the day; what is put together and taken does not. */
function triturationDifference(
  before: Trituration | undefined,
  after: Trituration | undefined,
): string | undefined {
  if (before && !after) return `${before.makes} is no longer made.`;
  if (after && !before) return `${after.makes} is made in it now: ${stepWords(after)}.`;
  if (!before || !after) return undefined;
  const [a, b] = [stepWords(before), stepWords(after)];
  return a === b ? undefined : `${before.makes} was ${a} and is now ${b}.`;
}

function stepWords({ from, api, apiLot, diluent, labelStrength, take }: Trituration): string {
  return `${api} of ${named(from, apiLot)} in ${diluent.weigh} of ${named(diluent.ingredient, diluent.lot)}, ${labelStrength}, of which ${take} is taken`;
}

function named(what: string, lot: string | undefined): string {
  return lot ? `${what} (lot ${lot})` : what;
}
