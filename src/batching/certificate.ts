import type { ApiForm, Ingredient } from '../catalogue/ingredient.js';
import type { Finding } from '../findings/finding.js';
import { Exact, type Amount } from '../quantities/amount.js';
import type { LotFacts } from './batching.types.js';
import { printNumber } from './print.js';
import { raise } from './raise.js';

const SOURCE =
  'Certificate of analysis; both hydrochloride forms carry one name and one NDC strength, the lot tells which';

/** Percent water of each form from molar masses: 18.02 / 395.88 and 36.03 / 413.90. */
const WATER_BY_FORM: Readonly<Record<ApiForm, string>> = {
  anhydrous: '0',
  base: '0',
  monohydrate: '4.55',
  dihydrate: '8.71',
};

interface Margins {
  readonly review: Amount;
  readonly block: Amount;
}

/** What keeps a lot's certificate from being used, or asks a pharmacist to look at it again. */
export function certificateFindings(
  ingredient: Ingredient,
  lot: LotFacts,
  margins: Margins,
): readonly Finding[] {
  const missing = missingFields(ingredient, lot);
  if (missing.length > 0) {
    return [
      raise({
        rule: 'potency.certificate-incomplete',
        status: 'block',
        subject: lot.lot,
        because: `Lot ${lot.lot} of ${ingredient.name} cannot be weighed for a dose: enter ${missing.join(', ')} from its certificate of analysis.`,
        source: SOURCE,
      }),
    ];
  }
  return implausible(ingredient, lot, margins);
}

function missingFields(ingredient: Ingredient, lot: LotFacts): string[] {
  const missing: string[] = [];
  if (ingredient.api?.salt !== 'base' && !lot.form)
    missing.push('the form (anhydrous, monohydrate or dihydrate)');
  if (!lot.assay) missing.push('the assay in %');
  if (!lot.assayBasis) missing.push('the assay basis (anhydrous or as-is)');
  if (lot.assayBasis === 'anhydrous' && !lot.water) missing.push('water or loss on drying in %');
  return missing;
}

/**
 * Catches a moved decimal point, and the costly mix-ups: an anhydrous certificate on dihydrate powder, an "as-is" assay
 * that was really stated as dihydrate (it would leave the dose 9 % short), and an as-is assay entered as anhydrous, whose
 * water would be taken off twice (9 % over).
 */
function implausible(ingredient: Ingredient, lot: LotFacts, margins: Margins): Finding[] {
  const form: ApiForm = lot.form ?? 'base';
  if ((form === 'base') !== (ingredient.api?.salt === 'base')) {
    return [
      problem(
        lot,
        'block',
        'form',
        `its form is entered as ${form}, which is not a form of ${ingredient.name}`,
      ),
    ];
  }
  const water = new Exact(WATER_BY_FORM[form]);
  const expected = lot.assayBasis === 'as-is' ? new Exact(100).minus(water) : new Exact(100);
  const found: Finding[] = [];
  if (lot.assay) {
    const off = lot.assay.in('%').minus(expected).abs();
    const says = `an assay of ${lot.assay.toString()} (${lot.assayBasis}) does not fit ${form} powder, where about ${printNumber(expected, 2)} % is expected${otherBasis(lot, water, margins)}`;
    if (off.greaterThan(margins.block.in('%'))) found.push(problem(lot, 'block', 'assay', says));
    else if (off.greaterThan(margins.review.in('%'))) found.push(problem(lot, 'review', 'assay', says));
  }
  if (lot.water) {
    const off = lot.water.in('%').minus(water).abs();
    const says = `water of ${lot.water.toString()} does not fit ${form} powder, where about ${printNumber(water, 2)} % is expected`;
    if (off.greaterThan(margins.block.in('%'))) found.push(problem(lot, 'block', 'water', says));
    else if (off.greaterThan(margins.review.in('%'))) found.push(problem(lot, 'review', 'water', says));
  }
  return found;
}

/** The other basis, where the assay would fit that: the likely slip. */
function otherBasis({ assay, assayBasis, form = 'base' }: LotFacts, water: Exact, margins: Margins): string {
  if (!assay || water.isZero()) return '';
  const dry = new Exact(100);
  const [fits, looks] =
    assayBasis === 'as-is' ? [dry, 'on the anhydrous basis'] : [dry.minus(water), 'as-is'];
  const isNear = !assay.in('%').minus(fits).abs().greaterThan(margins.review.in('%'));
  return isNear ? `; it looks like an assay ${looks} of ${form} powder, so check the basis` : '';
}

function problem(lot: LotFacts, status: 'block' | 'review', field: string, says: string): Finding {
  return raise({
    rule: 'potency.certificate-implausible',
    status,
    subject: `${lot.lot} ${field}`,
    because: `Check the certificate of lot ${lot.lot}: ${says}.`,
    source: SOURCE,
  });
}
