import type { LotFacts, PrescriptionFacts, SelectedPart } from '../batching/batching.types.js';
import type { Form, Formula, Vehicle } from '../catalogue/formula.js';
import type { Catalogue } from '../catalogue/ingredient.js';
import type { ScreenedComponent } from '../screening/screening.types.js';

/** Vehicle that is meant when a prescription for a liquid or drops names none. */
const DEFAULT_VEHICLE: Vehicle = 'preserved-aqueous';

/** The newest approved record for the prescription's class, form and vehicle; undefined when there is none. */
export function chooseFormula(
  formulas: readonly Formula[],
  prescription: Pick<PrescriptionFacts, 'productClass' | 'form' | 'vehicle'>,
): Formula | undefined {
  const wet = prescription.form === 'oral-liquid' || prescription.form === 'sublingual-drops';
  const vehicle = wet ? (prescription.vehicle ?? DEFAULT_VEHICLE) : undefined;
  return formulas
    .filter(
      (formula) =>
        formula.productClass === prescription.productClass &&
        formula.form === prescription.form &&
        formula.vehicle === vehicle,
    )
    .sort((a, b) => b.version - a.version)[0];
}

/**
 * The formula's ingredients with the prescription's own choice where the record leaves one. The API is taken as the base
 * when only base powder is in stock: the lot's factor turns it into what the strength is stated in. Tablets take its place
 * where they are the source.
 */
export function selectParts(
  formula: Formula,
  prescription: PrescriptionFacts,
  lots: readonly LotFacts[] | undefined,
  catalogue: Catalogue,
): SelectedPart[] {
  const { tablets } = prescription;
  return formula.ingredients.map((part) => {
    if (part.role === 'API' && tablets) return { ...part, ingredient: tablets, role: 'source-tablet' };
    const ingredient =
      part.role === 'API'
        ? apiInStock(part.ingredient, lots, catalogue)
        : ((part.selectedBy && prescription[part.selectedBy]) ?? part.ingredient);
    return { ingredient, role: part.role, quantity: part.quantity };
  });
}

function apiInStock(recorded: string, lots: readonly LotFacts[] | undefined, catalogue: Catalogue): string {
  const stocked = new Set(lots?.map((lot) => lot.ingredient));
  if (stocked.size === 0 || stocked.has(recorded)) return recorded;
  return [...stocked].find((id) => catalogue.get(id).api !== undefined) ?? recorded;
}

const WHERE: Readonly<Record<Form, string>> = {
  capsule: 'capsule fill',
  'oral-liquid': 'oral liquid',
  'sublingual-drops': 'sublingual drops',
  cream: 'cream',
};

/** Everything the patient takes or puts on the skin, with where it is. */
export function componentsToScreen(formula: Formula, parts: readonly SelectedPart[]): ScreenedComponent[] {
  return parts.map((part) => ({
    ingredient: part.ingredient,
    role: part.role,
    path: [part.role === 'shell' ? 'capsule shell' : WHERE[formula.form]],
  }));
}

/** Where a trituration's diluent is, when it is not the filler. */
export const DILUENT_PATH = ['capsule fill', 'trituration diluent'];
