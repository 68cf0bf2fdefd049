import { performance } from 'node:perf_hooks';

/** Sorted times in ms of `rounds` calls after `warmUp` calls. */
export function times(call, { warmUp, rounds }) {
  for (let round = 0; round < warmUp; round += 1) call();
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    call();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b);
}

export function percentile(sorted, share) {
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(3));
}
