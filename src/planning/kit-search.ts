/** Everything here is in whole multiples of the steps' common measure, so it is exact. */

/** One dose of the schedule and how often it is taken. */
export interface WholeStep {
  readonly dose: number;
  readonly times: number;
}

/** A set of strengths, ascending, and what it takes to hit every step with it. */
export interface Found {
  readonly strengths: readonly number[];
  readonly capsules: number;
  /** Most capsules taken at one time. */
  readonly mostAtOnce: number;
}

export interface Search {
  readonly steps: readonly WholeStep[];
  readonly candidates: readonly number[];
  readonly mostStrengths: number;
}

const UNREACHED = 0xff_ff_ff;

/** Fewest capsules that make each whole dose up to `most`; `UNREACHED` where none do. Index 0 is 0 capsules. */
function none(most: number): Int32Array {
  const fewest = new Int32Array(most + 1).fill(UNREACHED);
  fewest[0] = 0;
  return fewest;
}

function withStrength(fewest: Int32Array, strength: number): Int32Array {
  const next = fewest.slice();
  for (let dose = strength; dose < next.length; dose += 1) {
    const one = (next[dose - strength] ?? UNREACHED) + 1;
    if (one < (next[dose] ?? UNREACHED)) next[dose] = one;
  }
  return next;
}

/** What a search would cost, in cells looked at: every set of candidates times the largest dose. */
export function costOf({ steps, candidates, mostStrengths }: Search): number {
  let sets = 0;
  let ofSize = 1;
  for (let size = 1; size <= Math.min(mostStrengths, candidates.length); size += 1) {
    ofSize = (ofSize * (candidates.length - size + 1)) / size;
    sets += ofSize;
  }
  return sets * largest(steps);
}

function largest(steps: readonly WholeStep[]): number {
  return Math.max(0, ...steps.map((step) => step.dose));
}

/**
 * The set of at most `mostStrengths` candidates that hits every step with the fewest capsules in all; of equals the one
 * with fewer strengths, then fewer capsules at one time, then a smaller largest strength. Every set is looked at, but
 * those that cannot do better, so nothing better exists. Undefined: no set hits every step.
 */
export function fewestCapsules(search: Search): Found | undefined {
  const { steps, mostStrengths } = search;
  const most = largest(steps);
  const smallest = Math.min(...steps.map((step) => step.dose));
  const candidates = search.candidates.filter((strength) => strength <= most).toSorted((a, b) => b - a);
  let best: Found | undefined;
  const look = (from: number, chosen: readonly number[], fewest: Int32Array): void => {
    const isLast = chosen.length + 1 === mostStrengths;
    const mustReachSmallest = isLast && (chosen[0] ?? Infinity) > smallest;
    for (let at = from; at < candidates.length; at += 1) {
      const strength = candidates[at] ?? 0;
      if (mustReachSmallest && strength > smallest) continue;
      if (chosen.length === 0 && best && leastWith(strength, steps) > best.capsules) return;
      const reached = withStrength(fewest, strength);
      const strengths = [strength, ...chosen];
      const found = judge(steps, strengths, reached);
      if (found && (!best || isBetter(found, best))) best = found;
      if (!isLast) look(at + 1, strengths, reached);
    }
  };
  look(0, [], none(most));
  return best;
}

/** No set whose largest strength is this does with fewer; with a smaller one the bound is higher still. */
function leastWith(strength: number, steps: readonly WholeStep[]): number {
  return steps.reduce((sum, { dose, times }) => sum + times * Math.ceil(dose / strength), 0);
}

function judge(
  steps: readonly WholeStep[],
  strengths: readonly number[],
  fewest: Int32Array,
): Found | undefined {
  let capsules = 0;
  let mostAtOnce = 0;
  for (const { dose, times } of steps) {
    const needed = fewest[dose] ?? UNREACHED;
    if (needed >= UNREACHED) return undefined;
    capsules += needed * times;
    mostAtOnce = Math.max(mostAtOnce, needed);
  }
  return { strengths, capsules, mostAtOnce };
}

function isBetter(one: Found, other: Found): boolean {
  const keys = (found: Found): readonly number[] => [
    found.capsules,
    found.strengths.length,
    found.mostAtOnce,
    ...found.strengths.toReversed(),
  ];
  const [a, b] = [keys(one), keys(other)];
  const at = a.findIndex((key, index) => key !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/**
 * The capsules of one dose: fewest, of equals those of fewest kinds, then the largest strengths. Counts in the order of
 * `strengths`; undefined where the dose cannot be made from them.
 */
export function capsulesOf(dose: number, strengths: readonly number[]): readonly number[] | undefined {
  const layers: Layer[] = [];
  for (const strength of strengths) layers.push(withKind(layers.at(-1)?.best ?? none(dose), strength));
  if ((layers.at(-1)?.best[dose] ?? UNREACHED) >= UNREACHED) return undefined;
  const counts = strengths.map(() => 0);
  let left = dose;
  for (let at = strengths.length - 1; at >= 0; at -= 1) {
    const count = countTaken(layers[at], left, strengths[at] ?? 0);
    counts[at] = count;
    left -= count * (strengths[at] ?? 0);
  }
  return counts;
}

/** The doses up to `most` that can be made up from `strengths`. */
export function within(most: number, strengths: readonly number[]): (dose: number) => boolean {
  const fewest = strengths.reduce(withStrength, none(most));
  return (dose) => (fewest[dose] ?? UNREACHED) < UNREACHED;
}

/** A capsule costs this, a kind of capsule 1: so fewest capsules come first. */
const CAPSULE = 64;

/** Least costs with the strengths so far; `used` where at least one of the last strength is taken. */
interface Layer {
  readonly before: Int32Array;
  readonly used: Int32Array;
  readonly best: Int32Array;
}

function withKind(before: Int32Array, strength: number): Layer {
  const used = new Int32Array(before.length).fill(UNREACHED);
  for (let dose = strength; dose < before.length; dose += 1) {
    const first = (before[dose - strength] ?? UNREACHED) + CAPSULE + 1;
    const another = (used[dose - strength] ?? UNREACHED) + CAPSULE;
    used[dose] = Math.min(first, another, UNREACHED);
  }
  return { before, used, best: before.map((cost, dose) => Math.min(cost, used[dose] ?? UNREACHED)) };
}

/** The largest count of the layer's strength at the least cost. */
function countTaken(layer: Layer | undefined, dose: number, strength: number): number {
  if (!layer || (layer.used[dose] ?? UNREACHED) > (layer.best[dose] ?? 0)) return 0;
  let best = 0;
  for (let count = 1; count * strength <= dose; count += 1) {
    const cost = (layer.before[dose - count * strength] ?? UNREACHED) + count * CAPSULE + 1;
    if (cost === layer.best[dose]) best = count;
  }
  return best;
}
