import { KINDS_OF_FORM, type EquipmentChoice } from '../equipment/equipment-choice.js';
import { EQUIPMENT_KINDS, type EquipmentKind } from '../equipment/equipment.entity.js';
import { FORMS, VEHICLES, type Form } from '../catalogue/formula.js';
import type { Catalogue, Ingredient, Role } from '../catalogue/ingredient.js';
import type { Fault } from '../refusals/refusal.js';
import { given, wholeNumber } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import { dayForField, typedDay } from '../web/typed-day.js';
import { isTitrationField, strengthsFrom, titrationFrom } from './titration.forms.js';

/** Fields of the entry form. Those of the prescription are named like the plan request's `prescription` object. */
const FIELDS = [
  'patientId',
  'prescriberId',
  'writtenOn',
  'form',
  'productClass',
  'dose',
  'timing',
  'timesPerDay',
  'daysSupply',
  'refills',
  'strength',
  'vehicle',
  'filler',
  'shell',
  'base',
  'tablets',
  'strengthBasis',
  'quantity',
  'deliveryDays',
  'uldnWithOpioidStatement',
  'template',
  'titrationStrengths',
  ...EQUIPMENT_KINDS.map(equipmentField),
] as const;

/** Buttons: a way out, the template's steps, more rows. */
const BUTTONS = ['way', 'fill', 'more'];

/** Which fields only some forms have: the others are on the page, out of sight, and do not count. */
const ONLY: Readonly<Partial<Record<string, readonly Form[]>>> = {
  filler: ['capsule'],
  titrationStrengths: ['capsule'],
  base: ['cream'],
  tablets: ['oral-liquid'],
  shell: ['capsule'],
  vehicle: ['oral-liquid', 'sublingual-drops'],
  strength: ['oral-liquid', 'sublingual-drops', 'cream'],
};

export function isEntryField(name: string): boolean {
  return (FIELDS as readonly string[]).includes(name) || BUTTONS.includes(name) || isTitrationField(name);
}

/** The field that chooses an item of this kind: named like its fault. */
export function equipmentField(kind: EquipmentKind): string {
  return `equipment.${kind}`;
}

/** What stands in the form before anything is typed. */
export function blankEntry(patientId: string, today: string): Typed {
  return {
    patientId,
    prescriberId: '',
    writtenOn: dayForField(today),
    form: 'capsule',
    productClass: 'LDN',
    dose: '',
    timing: 'bedtime',
    timesPerDay: '1',
    daysSupply: '30',
    refills: '0',
    strength: '',
    vehicle: '',
    filler: '',
    shell: '',
    strengthBasis: 'naltrexone hydrochloride',
  };
}

/** The `prescription` object of a plan request, from the form. What is not of the chosen form is left out. */
export function prescriptionFrom(typed: Typed): Record<string, unknown> {
  const facts = {
    writtenOn: given(typedDay(typed['writtenOn'] ?? '')),
    productClass: typed['productClass'],
    form: typed['form'],
    dose: typed['dose'] ?? '',
    timing: given(typed['timing']),
    timesPerDay: wholeNumber(typed['timesPerDay']),
    daysSupply: wholeNumber(typed['daysSupply']),
    refills: wholeNumber(typed['refills']),
    ...ofForm(typed, 'strength'),
    ...ofForm(typed, 'vehicle'),
    ...ofForm(typed, 'filler'),
    ...ofForm(typed, 'shell'),
    ...ofForm(typed, 'base'),
    ...ofForm(typed, 'tablets'),
    strengthBasis: given(typed['strengthBasis']),
    quantity: given(typed['quantity']),
    deliveryDays: wholeNumber(typed['deliveryDays']),
    titration: titrationFrom(typed),
    titrationStrengths: strengthsFrom(ofForm(typed, 'titrationStrengths')['titrationStrengths']),
    uldnWithOpioidStatement: typed['productClass'] === 'ULDN' ? statementOf(typed) : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Stated or not; anything else stays as it came, for the reader to refuse. */
function statementOf(typed: Typed): true | string | undefined {
  const ticked = given(typed['uldnWithOpioidStatement']);
  return ticked === 'yes' ? true : ticked;
}

/** What was chosen from the register for the form of the prescription. */
export function equipmentFrom(typed: Typed): EquipmentChoice {
  const form = FORMS.find((one) => one === typed['form']);
  const chosen = (form ? KINDS_OF_FORM[form] : []).flatMap((kind) => {
    const id = given(typed[equipmentField(kind)]);
    return id === undefined ? [] : [[kind, id] as const];
  });
  return Object.fromEntries(chosen);
}

function ofForm(typed: Typed, name: string): Record<string, string> {
  const value = given(typed[name]);
  const forms = ONLY[name] ?? FORMS;
  return value !== undefined && forms.some((form) => form === typed['form']) ? { [name]: value } : {};
}

/** Faults of the plan request as faults of the form: `prescription.dose` stands at `dose`. */
export function atFields(faults: readonly Fault[]): Fault[] {
  return faults.map(({ path, message }) => ({
    path: path.replace(/^prescription\./u, '').replace(/^titrationStrengths\[\d+\]$/u, 'titrationStrengths'),
    message,
  }));
}

/** The form after a way out was chosen: what it names is filled in, the rest stays as typed. */
export function withWay(typed: Typed, catalogue: Catalogue): Typed {
  const { way = '', ...rest } = typed;
  const chosen = new URLSearchParams(way);
  const form = FORMS.find((one) => one === chosen.get('form'));
  const vehicle = VEHICLES.find((one) => one === chosen.get('vehicle'));
  const id = (name: string, role: Role) => catalogue.find(chosen.get(name) ?? '', [role])?.id;
  const strength = chosen.get('strength')?.slice(0, 40);
  const filled = {
    form,
    vehicle,
    strength,
    filler: id('filler', 'filler'),
    shell: id('shell', 'shell'),
    base: id('base', 'base'),
  };
  return {
    ...rest,
    ...Object.fromEntries(
      Object.entries(filled).filter((field): field is [string, string] => Boolean(field[1])),
    ),
  };
}

/** What may be chosen for a role: what is on the shelf; of counted parts, kept without lots, all that are known. */
export function choicesOf(
  catalogue: Catalogue,
  role: Role,
  stocked: ReadonlySet<string>,
): readonly Ingredient[] {
  const all = catalogue.ingredients.filter((ingredient) => ingredient.roles.includes(role));
  const here = all.filter((ingredient) => stocked.has(ingredient.id));
  return here.length === 0 && role === 'shell' ? all : here;
}
