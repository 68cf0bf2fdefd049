import type { Batch, PlannedComponent, PrescriptionFacts } from '../batching/batching.types.js';
import { day, printDay, type Day } from '../calendar/day.js';
import type { Form, Formula } from '../catalogue/formula.js';
import { PROTECT_FROM_LIGHT } from '../catalogue/formulas/texts.js';
import type { AllergenClass, Catalogue } from '../catalogue/ingredient.js';
import type { Stability } from '../stability/stability.types.js';
import { directions, printAmount } from './directions.js';
import { amount } from '../quantities/amount.js';
import type { LabelText, TitrationDay } from './plan.types.js';

const FORM_WORDS: Readonly<Record<Form, string>> = {
  capsule: 'capsules',
  'oral-liquid': 'oral liquid',
  'sublingual-drops': 'sublingual drops',
  cream: 'cream',
};

/** Classes whose carriers are printed bold among the ingredients (own rule, after label rule 32). */
const BOLD_CLASSES: ReadonlySet<AllergenClass> = new Set<AllergenClass>([
  'milk', 'lactose', 'gelatin-mammalian', 'gelatin-fish', 'soy', 'peanut', 'sesame', 'tree-nut', 'wheat', 'gluten', 'corn',
  'peg', 'polysorbate', 'propylene-glycol', 'paraben', 'benzoate', 'benzyl-alcohol', 'sorbate', 'sulfite', 'fragrance',
  'lanolin', 'cetostearyl-alcohol', 'azo-dye', 'dye', 'aspartame', 'chlorocresol', 'phenoxyethanol', 'ethanol',
]); // prettier-ignore

export interface LabelQuestion {
  readonly formula: Formula;
  readonly prescription: PrescriptionFacts;
  readonly batch: Batch;
  readonly stability: Stability;
  readonly quantity: string;
  readonly compoundedOn: Day;
  readonly catalogue: Catalogue;
  /** Of a titration kit: the strength of this label and what is taken of each strength when. */
  readonly kit?: { readonly strength: string; readonly schedule: readonly TitrationDay[] };
}

/** Undissolved matter settles: the dose is even only after shaking (auxiliary label of every suspension). */
const SHAKE_WELL = 'Shake well before each dose.';

/** The words of the label; how they are set on paper is the documents' matter. */
export function labelText(question: LabelQuestion): LabelText {
  const { formula, batch, stability, catalogue, kit } = question;
  const prescription = kit ? { ...question.prescription, dose: amount(kit.strength) } : question.prescription;
  return {
    drug: 'naltrexone',
    strength: strengthOf(prescription, formula),
    form: FORM_WORDS[formula.form],
    directions: directions(prescription, batch, kit),
    quantity: question.quantity,
    activeIngredient: activeIngredient(prescription, formula),
    otherIngredients: batch.components
      .filter((component) => component.role !== 'API')
      .flatMap((component) => contentsOf(component, catalogue))
      .concat(diluentsOf(batch))
      .map(({ id, name }) => ({ name, allergen: isBold(id, catalogue) })),
    madeOn: `Made on ${printDay(question.compoundedOn)}`,
    beyondUse: `Do not use after ${printDay(day(stability.beyondUseDate))}`,
    storage: `Store at ${stability.storage}`,
    warnings: [
      ...(batch.suspension ? [SHAKE_WELL] : []),
      ...formula.warnings.filter((warning) => !saysStorage(warning, stability.storage)),
    ],
  };
}

/** Tablets bring their own inactive ingredients, each by name. */
function contentsOf(
  { id, ingredient, role }: PlannedComponent,
  catalogue: Catalogue,
): { id: string; name: string }[] {
  if (role !== 'source-tablet') return [{ id, name: ingredient }];
  return catalogue
    .unfold(id)
    .filter((part) => part.ingredient.id !== id && part.ingredient.api === undefined)
    .map((part) => ({ id: part.ingredient.id, name: part.ingredient.name }));
}

/** A diluent that is not among the components is in the preparation all the same. */
function diluentsOf({ triturations, components }: Batch): { id: string; name: string }[] {
  const listed = new Set(components.map(({ id }) => id));
  return triturations
    .map(({ diluent }) => ({ id: diluent.id, name: diluent.ingredient }))
    .filter(({ id }, at, all) => !listed.has(id) && all.findIndex((other) => other.id === id) === at);
}

function strengthOf(prescription: PrescriptionFacts, formula: Formula): string {
  if (formula.form === 'capsule') return printAmount(prescription.dose);
  return prescription.strength ? printAmount(prescription.strength) : (formula.strength ?? '');
}

/** With its salt, since anhydrous, dihydrate and base are all sold under the name. */
function activeIngredient(prescription: PrescriptionFacts, formula: Formula): string {
  const name = prescription.strengthBasis === 'naltrexone' ? 'naltrexone (as base)' : 'naltrexone HCl';
  const strength = strengthOf(prescription, formula);
  if (formula.form === 'capsule') return `${name} ${strength} in each capsule`;
  const [amount = '', per = ''] = strength.split('/');
  return `${name} ${amount} in each ${per}`;
}

/** The storage line says it already: on a label every line counts. */
function saysStorage(warning: string, storage: string): boolean {
  return warning === PROTECT_FROM_LIGHT && storage.includes('protected from light');
}

function isBold(ingredient: string, catalogue: Catalogue): boolean {
  return catalogue
    .unfold(ingredient)
    .some((part) =>
      part.ingredient.allergens.some(
        (fact) => fact.relation !== 'derived-from' && BOLD_CLASSES.has(fact.class),
      ),
    );
}
