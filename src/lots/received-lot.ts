import { readExpiry } from '../calendar/day.js';
import { CAPSULE_SIZES, type CapsuleSize, type Catalogue, type Ingredient } from '../catalogue/ingredient.js';
import { rolesOfLot } from '../planning/request-content.js';
import { amount, type Amount } from '../quantities/amount.js';
import { faultOfAmount } from '../quantities/is-amount.js';
import { malformed, type Fault } from '../refusals/refusal.js';
import type { LotInput } from './lots.dto.js';
import type { Lot, LotCertificate, LotUnit } from './lots.entity.js';

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
  // One word can name a powder and the shell made of it: what is counted is the shell.
  const found =
    catalogue.find(input.ingredient, rolesOfLot(input.quantity)) ?? catalogue.find(input.ingredient);
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
  if (found) faults.push(...faultsOfCounting(found, quantity, unit), ...faultsOfSize(found, input.size));
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

/** The ledger counts powders in mg, liquids in mL, shells and tablets one by one. */
function ledgerUnit(quantity: Amount): LotUnit {
  if (quantity.dimension === 'mass') return 'mg';
  if (quantity.dimension === 'volume') return 'mL';
  return quantity.dimension === 'tablet' ? 'tablet' : 'capsule';
}

/** Shells and tablets are counted in whole pieces, everything else is weighed or measured. */
function faultsOfCounting(ingredient: Ingredient, quantity: Amount, unit: LotUnit): Fault[] {
  const counted = countedIn(ingredient);
  const fault = (message: string): Fault[] => [{ path: 'quantity', message }];
  if (counted === undefined) {
    const pieces = unit === 'capsule' || unit === 'tablet';
    return pieces ? fault('is weighed or measured here, like "25 g" or "500 mL"') : [];
  }
  if (unit !== counted) return fault(`is counted in pieces here, like "1000 ${counted}"`);
  return quantity.value.isInteger() ? [] : fault(`is not a whole number, like "1000 ${counted}"`);
}

function countedIn({ roles }: Ingredient): 'capsule' | 'tablet' | undefined {
  if (roles.includes('shell')) return 'capsule';
  return roles.includes('source-tablet') ? 'tablet' : undefined;
}

/** Shells have a size, and nothing else has. */
function faultsOfSize({ shell }: Ingredient, size: CapsuleSize | null | undefined): Fault[] {
  if (!shell) return size ? [{ path: 'size', message: 'is for shells only; leave it out' }] : [];
  if (!size) {
    return [{ path: 'size', message: `is missing; shells have one of the sizes ${shell.sizes.join(', ')}` }];
  }
  return shell.sizes.includes(size)
    ? []
    : [{ path: 'size', message: `is not made in this shell; sizes are ${shell.sizes.join(', ')}` }];
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
  const { form, assay, assayBasis, water, packStat, density, size } = input;
  const stated = Object.entries({ form, assay, assayBasis, water, packStat, density, size });
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined && value !== null));
}
