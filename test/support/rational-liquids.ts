import type { Batch } from '../../src/batching/batching.types.js';
import { Rational } from './rational.js';
import { sized } from './rational-amount.js';
import type { Facts, Step } from './rational-facts.js';
import { componentOf, type Ledger } from './rational-ledger.js';
import { checkActive, checkSolid, type Wanted } from './rational-weighing.js';

export const dosesOf = (facts: Facts, step: Step): number => facts.timesPerDay * step.days;

/** One dose of the schedule as a person measures it. */
export interface Dosed {
  readonly step: Step;
  readonly mL: Rational;
  readonly measure: string;
  readonly error: Rational;
}

const LIQUID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'preserved-aqueous': { 'ascorbic-acid': '5', 'sodium-benzoate': '1', glycerol: '0.2' },
  'sterile-water': {},
  glycerol: {},
};

/** Domain 5.5: the dose to the syringe's graduation, the volume of all doses, everything to that volume. */
export function wantLiquid(
  facts: Facts,
  steps: readonly Step[],
  { strength, vehicle, graduation }: { strength: Rational; vehicle: string; graduation: string },
): Wanted {
  const tolerance = facts.setting('liquidDoseRoundingTolerance', '5 %');
  const dosed = steps.map((step): Dosed => {
    const mL = step.mg.over(strength);
    const measured = mL.halfUpTo(sized(graduation));
    return { step, mL: measured, measure: `${measured.toFixed(3)} mL`, error: measured.over(mL).minus(1) };
  });
  const off = dosed.find(({ mL, error }) => mL.isZero() || error.abs().compare(tolerance) > 0);
  if (off) return { refused: `${off.step.text} cannot be measured` };
  return madeToVolume(facts, dosed, strength, vehicle);
}

/** Domain 5.6: whole drops of the calibrated dropper. */
export function wantDrops(facts: Facts, steps: readonly Step[], perMl: Rational): Wanted {
  const { strength } = facts;
  if (!strength) return { refused: 'no strength' };
  const tolerance = facts.setting('dropDoseTolerance', '5 %');
  const dosed = steps.map((step): Dosed => {
    const exact = step.mg.times(perMl).over(strength);
    const drops = Rational.max(Rational.ONE, exact.halfUpTo(1));
    return {
      step,
      mL: drops.over(perMl),
      measure: `${drops.toFixed(0)} drop`,
      error: drops.over(exact).minus(1),
    };
  });
  const off = dosed.find(({ error }) => error.abs().compare(tolerance) > 0);
  if (off) return { refused: `${off.step.text} is not a whole number of drops` };
  return madeToVolume(facts, dosed, strength, 'preserved-aqueous');
}

export function checkDoses(dosed: readonly Dosed[], batch: Batch, ledger: Ledger): void {
  const [only] = dosed;
  if (dosed.length === 1 && only) {
    ledger.same('dose measure', batch.doseMeasure, only.measure);
    ledger.volumeEach('dose volume', batch.doseVolume, only.mL);
    ledger.percent('dose error', batch.doseError, only.error);
    if (!batch.doses) return;
  }
  ledger.same('doses of the schedule', batch.doses?.length, dosed.length);
  dosed.forEach((one, at) => {
    const given = batch.doses?.[at];
    ledger.true(
      `dose ${at + 1} is ${given?.dose}, not ${one.step.text}`,
      given !== undefined && sized(given.dose).equals(one.step.mg),
    );
    ledger.same(`days of dose ${at + 1}`, given?.days, one.step.days);
    ledger.same(`measure of dose ${at + 1}`, given?.measure, one.measure);
    ledger.volumeEach(`volume of dose ${at + 1}`, given?.volume, one.mL);
    ledger.percent(`error of dose ${at + 1}`, given?.error, one.error);
  });
}

/** Tablets are counted: whole ones, and the volume that they make. */
const TABLET_MG = 50;

function madeToVolume(facts: Facts, dosed: readonly Dosed[], strength: Rational, vehicle: string): Wanted {
  const doses = Rational.sum(dosed.map(({ step, mL }) => mL.times(dosesOf(facts, step))));
  const needed = doses.plus(facts.setting('liquidOverfill', '0 mL'));
  const tablets = Rational.of(strength.times(needed).over(TABLET_MG).ceil());
  const volume = facts.fromTablets ? tablets.times(TABLET_MG).over(strength) : needed;
  return {
    quantity: `${volume.toFixed(2)} mL`,
    check: (batch, ledger) => {
      ledger.measured('total volume', batch.totalVolume, volume);
      ledger.same('units', batch.units, `${volume.toFixed(2)} mL`);
      checkDoses(dosed, batch, ledger);
      if (facts.fromTablets)
        ledger.same(
          'tablets',
          batch.components.find(({ role }) => role === 'source-tablet')?.weigh,
          `${tablets.toFixed(0)} tablet`,
        );
      else checkActive(facts, batch, strength.times(volume), ledger);
      for (const [id, share] of Object.entries(LIQUID[vehicle] ?? {})) {
        checkExcipient(facts, batch, id, volume.times(share), ledger);
      }
      const rest = batch.components.find((part) => part.role === 'vehicle');
      ledger.same('vehicle', rest?.weigh, `q.s. ${volume.toFixed(2)} mL`);
    },
  };
}

function checkExcipient(facts: Facts, batch: Batch, id: string, need: Rational, ledger: Ledger): void {
  if (id !== 'glycerol') return checkSolid(facts, batch, id, need, ledger);
  const line = componentOf(batch.components, id);
  ledger.exact(id, line.exact, need);
  ledger.measured(id, line.weigh, need);
}
