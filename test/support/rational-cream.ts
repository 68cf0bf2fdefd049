import type { Batch } from '../../src/batching/batching.types.js';
import { Rational } from './rational.js';
import { sized } from './rational-amount.js';
import { takenWithDiluent } from './rational-dilution.js';
import type { Facts, Step } from './rational-facts.js';
import { activeOf, componentOf, weighText, type Ledger } from './rational-ledger.js';
import { checkDoses, dosesOf, type Dosed } from './rational-liquids.js';
import { checkActive, checkSolid, type Wanted } from './rational-weighing.js';

const CREAM_SHARES: Readonly<Record<string, string>> = {
  'hydrolysed-hyaluronic-acid': '0.005',
  glycerol: '0.05',
};

/** Domain 5.7: whole clicks, priming and dead volume, everything by weight, solids in the place of base. */
export function wantCream(
  facts: Facts,
  steps: readonly Step[],
  applicator: Record<string, string>,
  density: Rational,
): Wanted {
  const { strength } = facts;
  if (!strength) return { refused: 'no strength' };
  const perMl = facts.perGram ? strength.times(density) : strength;
  const dosed = steps.map((step) => inClicks(step, perMl, sized(applicator['perClick'] ?? '')));
  const most = facts.setting('maximumApplicationVolume', '2 mL');
  const tolerance = facts.setting('clickDoseTolerance', '5 %');
  if (steps.some(({ mg }) => mg.over(perMl).compare(most) > 0))
    return { refused: 'too much for one application' };
  if (dosed.some(({ error }) => error.abs().compare(tolerance) > 0)) return { refused: 'not whole clicks' };
  if (dosed.some(({ mL }) => mL.compare(most) > 0))
    return { refused: 'the clicks are too much for one application' };
  const doses = Rational.sum(dosed.map(({ step, mL }) => mL.times(dosesOf(facts, step))));
  const kept = sized(applicator['priming'] ?? '0 mL').plus(sized(applicator['deadVolume'] ?? '0 mL'));
  const volume = doses.plus(kept);
  const mass = volume.times(density);
  return {
    quantity: weighText(mass, Rational.of('0.1')),
    check: (batch, ledger) => {
      ledger.same('total mass', batch.totalMass, weighText(mass, Rational.of('0.1')));
      ledger.measured('total volume', batch.totalVolume, volume);
      checkDoses(dosed, batch, ledger);
      checkActive(facts, batch, perMl.times(volume), ledger);
      checkParts(facts, batch, { mass, bulk: perMl.times(volume).times(facts.factor) }, ledger);
    },
  };
}

function inClicks(step: Step, perMl: Rational, perClick: Rational): Dosed {
  const exact = step.mg.over(perMl);
  const clicks = Rational.max(Rational.ONE, exact.over(perClick).halfUpTo(1));
  const mL = clicks.times(perClick);
  return { step, mL, measure: `${clicks.toFixed(0)} click`, error: mL.over(exact).minus(1) };
}

/** Everything but the base by its share; the base is what is left, without what dilutions bring of it. */
function checkParts(
  facts: Facts,
  batch: Batch,
  { mass, bulk }: { mass: Rational; bulk: Rational },
  ledger: Ledger,
): void {
  const others = Object.entries(CREAM_SHARES).map(([id, share]) => [id, mass.times(share)] as const);
  for (const [id, mg] of others) checkSolid(facts, batch, id, mg, ledger);
  const taken = [[activeOf(batch.components).id ?? '', bulk] as const, ...others].map(([id, mg]) => {
    const { ingredient = '' } = componentOf(batch.components, id);
    return mg.plus(takenWithDiluent(batch, ingredient, mg));
  });
  checkSolid(facts, batch, 'cetomacrogol-cream', mass.minus(Rational.sum(taken)), ledger);
}
