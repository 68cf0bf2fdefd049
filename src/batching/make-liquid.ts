import type { Amount } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import type { BatchAnswer } from './batching.types.js';
import { printDoseError, printVolume } from './dose-measure.js';
import type { Schedule } from './measured-schedule.js';
import { qualityWorkings } from './quality-workings.js';
import { qualityLimits } from './quality.js';
import { makeUpToVolume, type ReadyActive } from './to-volume.js';
import { roundToHundredthMl } from './weighing.js';
import { shownOnce, workingText, type Working } from './working.js';
import { worstCase } from './worst-case.js';

export interface LiquidToMake {
  readonly strength: Amount;
  readonly schedule: Schedule;
  /** What is made: the doses, what is added, and what whole tablets give beyond. Unrounded. */
  readonly volume: Amount;
  /** How `volume` came about; one of them is the total volume. */
  readonly workings: readonly Working[];
  /** API that is counted, not weighed. */
  readonly ready?: ReadyActive;
  readonly notCounted: string;
}

/** A liquid whose doses are measured, made up to its volume: oral liquid and drops. */
export function makeLiquid(q: BatchWork, liquid: LiquidToMake): BatchAnswer {
  const { schedule, volume } = liquid;
  const made = makeUpToVolume(q, liquid.strength, volume, liquid.ready);
  if (made.value === undefined) return { batch: null, findings: made.findings, lotsUsed: [] };
  const { components, triturations, lotsUsed, chain } = made.value;
  const error = worstCase({
    chain,
    measuring: schedule.measuring,
    dose: schedule.worstDose,
    notCounted: liquid.notCounted,
    policy: q.policy,
  });
  const quality = qualityLimits(q, { quantity: volume });
  const workings = shownOnce([
    ...schedule.workings,
    ...liquid.workings,
    ...made.value.workings,
    ...error.workings,
    ...qualityWorkings(q, { quantity: volume }, quality),
  ]);
  const total = roundToHundredthMl(volume).toString();
  return {
    batch: {
      units: total,
      unitsWithLoss: total,
      components,
      triturations,
      doseMeasure: schedule.last.measure,
      doseVolume: printVolume(schedule.last.volume),
      totalVolume: total,
      doseError: printDoseError(schedule.last.error),
      doses: schedule.doses,
      worstCaseError: error.print,
      rootSumSquareError: error.rss,
      quality,
      workings,
      derivation: workings.map(workingText),
    },
    findings: [...made.findings, ...error.findings],
    lotsUsed,
  };
}
