import type { VNode } from 'preact';
import type { MeasuredDose } from '../batching/batching.types.js';
import { unfold, workingText, type Working } from '../batching/working.js';
import { amount } from '../quantities/amount.js';

interface WorkedProps {
  readonly value: string;
  readonly workings: readonly Working[] | undefined;
  /** What its working may be called; the first that is known is unfolded. */
  readonly of: readonly string[];
}

/** A number that unfolds to its formula, the inputs with where they come from, and all that went into them. */
export function Worked({ value, workings = [], of }: WorkedProps): VNode {
  const name = of.find((each) => workings.some((working) => working.of === each));
  if (name === undefined) return <>{value}</>;
  return (
    <details class="how">
      <summary>
        {value}
        <span class="said">{`: how ${name} came about`}</span>
      </summary>
      <ol>
        {unfold(workings, name).map((working) => (
          <li key={working.of}>{workingText(working)}</li>
        ))}
      </ol>
    </details>
  );
}

/**
 * What the workings of one measured dose may be called: with more than one dose in a make each says which it is for, by
 * the dose as it was first written.
 */
export function namesForDose(
  doses: readonly MeasuredDose[],
  dose: string | undefined,
  names: readonly string[],
): readonly string[] {
  const first = doses.find((each) => dose !== undefined && isSame(each.dose, dose))?.dose ?? dose;
  return names.flatMap((name) => (first === undefined ? [name] : [`${name} of ${first}`, name]));
}

function isSame(one: string, other: string): boolean {
  return one === other || amount(one).compare(amount(other)) === 0;
}

/** Every line of the batch, in the order it was worked out; all there is of orders approved before workings were kept. */
export function AllWorkings({ derivation }: { readonly derivation: readonly string[] }): VNode | null {
  if (derivation.length === 0) return null;
  return (
    <details>
      <summary>How each number came about</summary>
      <ol class="derivation">
        {derivation.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </details>
  );
}

/** Counted things in the plural: `30 capsule` → `30 capsules`. */
export function quantityText(quantity: string): string {
  return quantity.replace(/^(?!1 )(\S+ (?:capsule|tablet|drop|click))$/u, '$1s');
}
