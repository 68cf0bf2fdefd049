import type { Batch, Trituration } from '../batching/batching.types.js';

/** An intermediate with its place in the record and in its own chain. */
export interface Placed {
  readonly position: number;
  readonly batch: Batch;
  readonly trituration: Trituration;
  /** The one it is made from; undefined: from a lot. */
  readonly parent: string | undefined;
  /** The one it is put into; undefined: the batch. */
  readonly usedIn: string | undefined;
  /** From 1 in its chain: the first dilution is the strongest. */
  readonly step: number;
}

/** Every intermediate of an order in the order they are made, numbered through all batches from 1. */
export function intermediatesOf(batches: readonly Batch[]): readonly Placed[] {
  const all = batches.flatMap((batch) => batch.triturations.map((trituration) => ({ batch, trituration })));
  return all.map(({ batch, trituration }, index) => {
    const parent = parentOf(batch, trituration);
    return {
      position: index + 1,
      batch,
      trituration,
      parent: parent?.makes,
      usedIn: batch.triturations.find((next) => parentOf(batch, next) === trituration)?.makes,
      step: stepOf(batch, trituration),
    };
  });
}

function parentOf({ triturations }: Batch, trituration: Trituration): Trituration | undefined {
  const before = triturations.slice(0, triturations.indexOf(trituration));
  return before.find(({ makes }) => makes === trituration.from);
}

function stepOf(batch: Batch, trituration: Trituration): number {
  const parent = parentOf(batch, trituration);
  return parent ? stepOf(batch, parent) + 1 : 1;
}

/** `G-26-0042-T1`; of a kit `G-26-0042-0.5mg-T1`. A scanner reads it and a person can type it. */
export function lotNumberOf(orderNumber: string, name: string): string {
  return `${orderNumber}-${name.replace(/ (?=T\d+$)/u, '-').replaceAll(/[^A-Za-z0-9.-]/gu, '')}`;
}
