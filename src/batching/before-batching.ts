import type { Finding } from '../findings/finding.js';
import type { Amount } from '../quantities/amount.js';
import type { FormulaQuantity } from '../catalogue/formula.js';
import type { BatchQuestion, SelectedPart } from './batching.types.js';
import { raise } from './raise.js';

/** What keeps a question from being worked on at all. */
export function refusedBeforehand(q: BatchQuestion): readonly Finding[] {
  return [...withoutSize(q), ...classDiffers(q)];
}

/** The class is what the prescriber wrote; a record of the other class is a thousand times stronger or weaker. */
function classDiffers({ prescription, formula }: BatchQuestion): Finding[] {
  if (prescription.productClass === formula.productClass) return [];
  return [
    raise({
      rule: 'formula.other-class',
      status: 'block',
      subject: formula.id,
      because: `${prescription.productClass} is prescribed and ${formula.name} is a record for ${formula.productClass}: one is in micrograms, the other in milligrams. Have a record of the class approved, or correct the class.`,
      source: 'The class is what the prescriber wrote, never inferred from the dose',
    }),
  ];
}

/** A zero, or a dose that is not a mass, would divide into nonsense. */
function withoutSize({ prescription, equipment, days, steps, capsules }: BatchQuestion): Finding[] {
  const amounts: readonly [string, Amount | undefined][] = [
    ['dose', prescription.dose],
    ...steps.map(({ dose }): [string, Amount] => ['dose of a step', dose]),
    ['strength', prescription.strength],
    ['balance readability', equipment.balance?.readability],
    ['dropper calibration', equipment.dropper?.dropsPerMl],
    ['applicator volume per click', equipment.applicator?.perClick],
    ['syringe graduation', equipment.syringe?.graduation],
  ];
  const wrong = amounts.filter(([, value]) => value?.isZero()).map(([name]) => name);
  if (capsules !== undefined && capsules < 1) wrong.push('number of capsules');
  if (steps.length === 0) wrong.push('schedule of doses');
  if (prescription.dose.dimension !== 'mass') wrong.push('dose (a mass, like 4.5 mg)');
  if (prescription.timesPerDay < 1) wrong.push('times a day');
  if (days < 1) wrong.push('days of doses');
  return [...new Set(wrong)].map((name) =>
    raise({
      rule: 'batch.nothing-to-make',
      status: 'block',
      subject: name,
      because: `The ${name} must be more than zero; correct it before anything is worked out.`,
      source: 'A batch is worked out from positive amounts only',
    }),
  );
}

/** The parts of a formula that a form can work with; anything else is a mistake in the formula. */
export function misfits(
  { formula, parts }: BatchQuestion,
  needed: readonly FormulaQuantity['by'][],
  allowed: readonly FormulaQuantity['by'][],
): readonly Finding[] {
  const lacks = needed.filter((by) => parts.filter((part) => part.quantity.by === by).length !== 1);
  const foreign = parts.filter((part) => ![...needed, ...allowed].includes(part.quantity.by));
  const says = [
    ...lacks.map((by) => `has not exactly one part by ${by}`),
    ...foreign.map((part) => `gives ${part.ingredient} by ${part.quantity.by}, which this form does not use`),
  ];
  return says.map((text) =>
    raise({
      rule: 'formula.quantity-not-for-form',
      status: 'block',
      subject: `${formula.id} ${text}`,
      because: `Formula ${formula.name} ${text}; correct the formula.`,
      source: 'Each form has its own way of making up the batch',
    }),
  );
}

/** The one part by `by`; ask `misfits` first. */
export function partBy(parts: readonly SelectedPart[], by: FormulaQuantity['by']): SelectedPart {
  const part = parts.find((each) => each.quantity.by === by);
  if (!part) throw new Error(`no part by ${by}`);
  return part;
}
