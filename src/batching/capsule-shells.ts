import { isBefore } from '../calendar/day.js';
import { CAPSULE_SIZES, type CapsuleSize, type Ingredient } from '../catalogue/ingredient.js';
import type { Exact } from '../quantities/amount.js';
import type { BatchQuestion } from './batching.types.js';
import { fail, found, raise, type Outcome } from './raise.js';

/** A size that is not tried, and what keeps it out. */
export interface LeftOut {
  readonly size: CapsuleSize;
  readonly because: string;
}

export interface ShellSizes {
  /** Smallest first. */
  readonly sizes: readonly CapsuleSize[];
  readonly leftOut: readonly LeftOut[];
}

export type ShellQuestion = Pick<BatchQuestion, 'lots' | 'compoundedOn' | 'equipment'>;

const SOURCE = 'Capsules are filled in shells that are in stock, on plates the filler machine has';

/**
 * The sizes a shell may be filled in: those it comes in, that are on the shelf in date (where shells are kept by lot
 * with their size; a lot without a size limits nothing) and that the filler machine takes (where one is chosen).
 * `count`: shells needed of one size, where known: a lot that does not cover them does not count.
 */
export function shellSizes(q: ShellQuestion, shell: Ingredient, count?: Exact): Outcome<ShellSizes> {
  const made = CAPSULE_SIZES.filter((size) => shell.shell?.sizes.includes(size));
  const leftOut = made.flatMap((size) => {
    const because = notStocked(q, shell, size, count) ?? notTaken(q, size);
    return because ? [{ size, because }] : [];
  });
  const sizes = made.filter((size) => !leftOut.some((out) => out.size === size));
  if (sizes.length > 0) return found({ sizes, leftOut });
  const stocked = made.filter((size) => !notStocked(q, shell, size, count));
  return stocked.length > 0 ? machineTakesNone(q, shell, stocked) : nothingStocked(q, shell, count);
}

function notStocked(
  q: ShellQuestion,
  shell: Ingredient,
  size: CapsuleSize,
  count: Exact | undefined,
): string | undefined {
  const sized = sizedLots(q, shell);
  if (sized.length === 0) return undefined;
  const lots = sized.filter((lot) => lot.size === size && !lot.onHand.isZero());
  if (lots.length === 0) return 'none in stock';
  const inDate = lots.filter((lot) => !isBefore(lot.expiresOn, q.compoundedOn));
  if (inDate.length === 0) return `${lots.map((lot) => lot.lot).join(' and ')} expired`;
  const covers = inDate.some((lot) => count === undefined || !lot.onHand.value.lessThan(count));
  return covers ? undefined : `no lot holds ${count?.toFixed()} (${inDate.map(held).join(', ')})`;
}

function held({ lot, onHand }: { readonly lot: string; readonly onHand: { toString(): string } }): string {
  return `${lot} has ${onHand.toString()}`;
}

function sizedLots({ lots }: ShellQuestion, shell: Ingredient): NonNullable<BatchQuestion['lots']> {
  return (lots ?? []).filter((lot) => lot.ingredient === shell.id && lot.size !== undefined);
}

function notTaken({ equipment: { capsuleMachine } }: ShellQuestion, size: CapsuleSize): string | undefined {
  if (!capsuleMachine || capsuleMachine.sizes.includes(size)) return undefined;
  return 'the filler machine has no plate for it';
}

function machineTakesNone(
  { equipment: { capsuleMachine } }: ShellQuestion,
  shell: Ingredient,
  stocked: readonly CapsuleSize[],
): Outcome<ShellSizes> {
  const named = capsuleMachine?.name ?? 'chosen';
  const takes = capsuleMachine?.sizes.length ? `sizes ${capsuleMachine.sizes.join(', ')}` : 'no size at all';
  return fail(
    raise({
      rule: 'capsule.machine-takes-none',
      status: 'block',
      subject: shell.name,
      because: `The ${named} filler machine takes ${takes}, and ${shell.name} is at hand in ${stocked.join(', ')} only. Choose another machine, enter the plates this one has, or stock the shell in a size it takes.`,
      source: SOURCE,
    }),
  );
}

function nothingStocked(q: ShellQuestion, shell: Ingredient, count: Exact | undefined): Outcome<ShellSizes> {
  const lots = sizedLots(q, shell).map((lot) =>
    isBefore(lot.expiresOn, q.compoundedOn)
      ? `${lot.lot} of size ${lot.size} expired`
      : `size ${lot.size}: ${held(lot)}`,
  );
  const says = lots.length > 0 ? lots.join('; ') : 'the catalogue gives it no size';
  const wanted = count ? `${count.toFixed()} shells` : 'a shell';
  return fail(
    raise({
      rule: lots.length > 0 ? 'stock.short' : 'capsule.no-size-fits',
      status: 'block',
      subject: shell.name,
      because: `No lot of ${shell.name} in date covers ${wanted} of one size (${says}). Receive a lot, or take another shell.`,
      source: SOURCE,
    }),
  );
}
