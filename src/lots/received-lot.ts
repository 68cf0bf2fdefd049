import { readExpiry } from '../calendar/day.js';
import { CAPSULE_SIZES, type CapsuleSize, type Catalogue } from '../catalogue/ingredient.js';
import { amount, type Amount } from '../quantities/amount.js';
import { faultOfAmount } from '../quantities/is-amount.js';
import { malformed, type Fault } from '../refusals/refusal.js';
import type { LotInput } from './lots.dto.js';
import type { Lot, LotCertificate } from './lots.entity.js';

/** The largest stock one lot may hold, in its unit: a metric ton of milligrams. */
const MOST_ON_HAND = '1000000000';

/** No scale or cylinder tells more places of a milligram or millilitre. */
const MOST_DECIMALS = 6;

export interface ReceivedLot {
  readonly row: Pick<
    Lot,
    'ingredient' | 'lot' | 'supplier' | 'receivedOn' | 'expiresOn' | 'unit' | 'certificate'
  >;
  /** In the row's unit, for the ledger. */
  readonly quantity: string;
}

/** What is stored for a lot that arrives. Throws `Refusal` with a fault for what only the catalogue can refuse. */
export function readReceivedLot(input: LotInput, catalogue: Catalogue): ReceivedLot {
  const faults: Fault[] = [];
  const found = catalogue.find(input.ingredient);
  if (!found) faults.push({ path: 'ingredient', message: unknownIngredient(input.ingredient, catalogue) });
  const quantity = amount(input.quantity);
  const unit = ledgerUnit(quantity);
  if (quantity.in(unit).greaterThan(MOST_ON_HAND)) {
    faults.push({ path: 'quantity', message: `is more than ${MOST_ON_HAND} ${unit}; check the unit` });
  }
  if (quantity.in(unit).decimalPlaces() > MOST_DECIMALS) {
    faults.push({
      path: 'quantity',
      message: `has more than ${MOST_DECIMALS} decimals in ${unit}; round it`,
    });
  }
  faults.push(...faultsOfPackStat(input.packStat ?? {}));
  const expiry = readExpiry(input.expiresOn);
  if (!found || faults.length > 0 || !('day' in expiry)) throw malformed(faults);
  return {
    row: {
      ingredient: found.id,
      lot: input.lot.trim(),
      supplier: input.supplier.trim(),
      receivedOn: input.receivedOn.trim(),
      expiresOn: expiry.day.toString(),
      unit,
      certificate: certificateOf(input),
    },
    quantity: quantity.in(unit).toFixed(),
  };
}

export function unknownIngredient(name: string, catalogue: Catalogue): string {
  const near = catalogue.nearest(name, undefined, 3);
  return near.length > 0
    ? `is not an ingredient the catalogue knows; did you mean ${near.join(', ')}?`
    : 'is not an ingredient the catalogue knows; GET /api/ingredients lists them';
}

/** The ledger counts powders in mg, liquids in mL, shells one by one. */
function ledgerUnit(quantity: Amount): Lot['unit'] {
  if (quantity.dimension === 'mass') return 'mg';
  return quantity.dimension === 'volume' ? 'mL' : 'capsule';
}

function faultsOfPackStat(packStat: Record<string, unknown>): Fault[] {
  return Object.entries(packStat).flatMap(([size, value]) => {
    const path = `packStat.${size.slice(0, 20)}`;
    if (!CAPSULE_SIZES.includes(size as CapsuleSize)) {
      return [{ path, message: `is not a capsule size; sizes are ${CAPSULE_SIZES.join(', ')}` }];
    }
    const fault = faultOfAmount(value, { dimensions: ['mass'], example: '132 mg' });
    return fault ? [{ path, message: fault }] : [];
  });
}

function certificateOf(input: LotInput): LotCertificate {
  const { form, assay, assayBasis, water, packStat, density } = input;
  const stated = Object.entries({ form, assay, assayBasis, water, packStat, density });
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined && value !== null));
}
