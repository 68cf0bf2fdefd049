import { expect } from '@jest/globals';
import type { Batch } from '../../src/batching/batching.types.js';
import { workingText } from '../../src/batching/working.js';

/** What must hold of every batch's workings: unique names, nothing worked out that is not shown, one text for both. */
export function expectSoundWorkings(batch: Batch | null): void {
  const workings = batch?.workings ?? [];
  expect(workings.length).toBeGreaterThan(0);
  const names = workings.map(({ of }) => of);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const unexplained = workings.flatMap(({ of, inputs }) =>
    inputs
      .filter(({ from, name }) => from === 'worked out' && !names.includes(name))
      .map(({ name }) => `${of}: ${name}`),
  );
  expect(unexplained).toEqual([]);
  expect(batch?.derivation).toEqual(workings.map(workingText));
}
