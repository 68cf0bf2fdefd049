import { Rational } from './rational.js';
import { sized } from './rational-amount.js';
import { takenWithDiluent } from './rational-dilution.js';
import type { Facts } from './rational-facts.js';
import { activeOf } from './rational-ledger.js';
import { checkActive, checkWeighing, type Wanted } from './rational-weighing.js';

const SIZES = ['5', '4', '3', '2', '1', '0', '00', '000'] as const;

/** Domain 5.3: packing statistics, the smallest shell that fits, loss on the number and never on the dose. */
export function wantCapsules(facts: Facts, dose: Rational, count: number, filler: string): Wanted {
  const loss = facts.setting('processLoss', '5 %');
  const made = Rational.of(count).times(loss.plus(1));
  const each = dose.times(facts.factor);
  const share = facts.setting('minimumFillerShare', '10 %');
  const stat = (lot: Record<string, unknown> | undefined, size: string): Rational | undefined => {
    const text = (lot?.['packStat'] as Record<string, string> | undefined)?.[size];
    return text === undefined ? undefined : sized(text);
  };
  const active = facts.lot('naltrexone hydrochloride') ?? facts.lot('naltrexone');
  const fits = SIZES.flatMap((size) => {
    const ofActive = stat(active, size);
    const ofFiller = stat(facts.lot(filler), size);
    if (!ofActive || !ofFiller || each.over(ofActive).plus(share).compare(1) > 0) return [];
    return [{ size, ofActive, ofFiller }];
  });
  if (fits.length === 0) return { refused: 'no size fits' };
  return {
    quantity: `${count} capsule`,
    check: (batch, ledger) => {
      ledger.same('units', batch.units, `${count}`);
      ledger.same('units with loss', batch.unitsWithLoss, made.toFixed(12));
      checkActive(facts, batch, dose.times(made), ledger);
      ledger.drugEach('API per capsule', activeOf(batch.components).perUnit, each);
      const name = activeOf(batch.components).ingredient ?? '';
      const diluent = takenWithDiluent(batch, name, each.times(made));
      // The diluent is the filler's own powder: what comes with a trituration is not weighed again. A larger shell is
      // right where the smallest has no room for it.
      const fillerOf = ({ ofActive, ofFiller }: (typeof fits)[number]): Rational =>
        Rational.ONE.minus(each.over(ofActive)).times(ofFiller);
      const fit = fits.find((one) => fillerOf(one).times(made).compare(diluent) >= 0) ?? fits[0];
      if (!fit) return;
      ledger.same('capsule size', batch.capsuleSize, fit.size);
      const line = batch.components.find((part) => part.role === 'filler');
      const rest = fillerOf(fit).times(made).minus(diluent);
      ledger.exact('filler', line?.exact, rest);
      ledger.same('filler per capsule', line?.perUnit, `${fillerOf(fit).toFixed(4)} mg`);
      if (line) checkWeighing(facts, batch, { ...line, id: line.id }, rest, rest, ledger);
      ledger.same('unit weight', batch.unitWeight, `${each.plus(fillerOf(fit)).toFixed(2)} mg`);
      const shell = batch.components.find((part) => part.role === 'shell');
      ledger.same('shells', shell?.weigh, `${made.ceil()}`);
    },
  };
}
