import type { ComponentChildren, VNode } from 'preact';
import type { Day } from '../calendar/day.js';
import type { Ingredient } from '../catalogue/ingredient.js';
import { FORMS } from '../catalogue/formula.js';
import { isOverdue } from '../equipment/calibration-standing.js';
import { bestOf, EQUIPMENT_WORDS, KINDS_OF_FORM, overdueWords } from '../equipment/equipment-choice.js';
import { EQUIPMENT_KINDS, type EquipmentItem, type EquipmentKind } from '../equipment/equipment.entity.js';
import type { Fault } from '../refusals/refusal.js';
import type { TitrationTemplateEntry } from '../titration-templates/titration-templates.entity.js';
import { Field, filled, RowInput, Select, type Option } from '../web/fields.js';
import type { Typed } from '../web/parts.js';
import { equipmentField } from './prescriptions.forms.js';
import { titrationField, titrationRows } from './titration.forms.js';

const BASIS_OPTIONS: readonly Option[] = [
  ['naltrexone hydrochloride', 'naltrexone hydrochloride'],
  ['naltrexone', 'naltrexone base'],
];
/** What every dose is stated in unless the prescriber says otherwise. */
const USUAL: Readonly<Record<string, string>> = { strengthBasis: 'naltrexone hydrochloride' };

export interface Extras {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  /** On the shelf. */
  readonly tablets: readonly Ingredient[];
  readonly templates: readonly TitrationTemplateEntry[];
  readonly equipment: readonly EquipmentItem[];
  readonly today: Day;
  /** About the steps that were just filled in. */
  readonly notes: readonly string[];
}

/** What few prescriptions say: folded away until it is written in, or wrong. */
export function EntryExtras(props: Extras): VNode {
  return (
    <>
      <Titration {...props} />
      <Rare {...props} />
      <Equipment {...props} />
    </>
  );
}

function Folded(props: {
  readonly title: string;
  readonly holds: (name: string) => boolean;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly children: ComponentChildren;
}): VNode {
  const { title, holds, typed, faults, children } = props;
  const written = Object.entries(typed).some(
    ([name, value]) => holds(name) && value.trim() !== '' && value !== USUAL[name],
  );
  return (
    <details class="extra" open={written || faults.some(({ path }) => holds(path))}>
      <summary>{title}</summary>
      <div class="grid">{children}</div>
    </details>
  );
}

function Titration({ typed, faults, templates, notes }: Extras): VNode {
  const of = (name: string) => filled(name, typed, faults);
  const options: Option[] = [
    ['', templates.length === 0 ? 'none is entered' : 'none'],
    ...templates.map(({ id, name }): Option => [id, name]),
  ];
  return (
    <Folded
      title="Titration: the dose changes step by step"
      holds={(name) => name.startsWith('titration') || name === 'template'}
      typed={typed}
      faults={faults}
    >
      <Select {...of('template')} label="Template" options={options} />
      <div class="actions">
        <Button name="fill">Fill in steps</Button>
        <Button name="more">More rows</Button>
      </div>
      {notes.map((note) => (
        <p class="hint" key={note}>
          {note}
        </p>
      ))}
      <div class="rows">
        <div class="row two heads" aria-hidden="true">
          <span>Dose, with unit</span>
          <span>Days</span>
        </div>
        {titrationRows(typed).map((row) => (
          <div class="row two" key={row}>
            <RowInput {...of(titrationField(row, 'dose'))} label={`Dose of step ${row + 1}`} />
            <RowInput {...of(titrationField(row, 'days'))} label={`Days of step ${row + 1}`} />
          </div>
        ))}
      </div>
      <Field
        {...of('titrationStrengths')}
        label="Capsule strengths to make it from"
        hint="like 0.5 mg, 1.5 mg; left empty, the fewest capsules are found"
        only="capsule"
      />
    </Folded>
  );
}

/** Shows the page again with what the button asks for; the plan is drawn beside it, nothing is saved. */
function Button(props: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <button class="button" name={props.name} value="rows" formaction="/prescriptions/preview" formnovalidate>
      {props.children}
    </button>
  );
}

const RARE = ['strengthBasis', 'quantity', 'deliveryDays', 'tablets'];

function Rare({ typed, faults, tablets }: Extras): VNode {
  const of = (name: string) => filled(name, typed, faults);
  const sources: Option[] = [['', 'bulk powder'], ...tablets.map((one): Option => [one.id, one.name])];
  return (
    <Folded
      title="Strength basis, quantity, delivery"
      holds={(name) => RARE.includes(name)}
      typed={typed}
      faults={faults}
    >
      <Select {...of('strengthBasis')} label="The dose is stated as" options={BASIS_OPTIONS} width="half" />
      <Field
        {...of('quantity')}
        label="Quantity as written"
        hint="like 30 capsule or 150 mL; only compared"
        width="half"
      />
      <Field
        {...of('deliveryDays')}
        label="Days until the first dose"
        hint="from making, for delivery"
        inputmode="numeric"
        width="half"
      />
      {(tablets.length > 0 || typed['tablets']) && (
        <Select {...of('tablets')} label="Made from" options={sources} width="half" only="oral-liquid" />
      )}
    </Folded>
  );
}

/** A choice for each kind of which there are several; with one of each there is nothing to choose. */
function Equipment({ typed, faults, equipment, today }: Extras): VNode | null {
  const several = EQUIPMENT_KINDS.filter((kind) => equipment.filter((item) => item.kind === kind).length > 1);
  if (several.length === 0) return null;
  return (
    <Folded title="Equipment" holds={(name) => name.startsWith('equipment.')} typed={typed} faults={faults}>
      {several.map((kind) => (
        <Select
          key={kind}
          {...filled(equipmentField(kind), typed, faults)}
          label={EQUIPMENT_WORDS[kind]}
          options={itemOptions(equipment, kind, today)}
          only={FORMS.filter((form) => KINDS_OF_FORM[form].includes(kind)).join(' ')}
        />
      ))}
    </Folded>
  );
}

function itemOptions(equipment: readonly EquipmentItem[], kind: EquipmentKind, today: Day): Option[] {
  const items = equipment.filter((item) => item.kind === kind);
  const perProduct = kind === 'dropper' || kind === 'applicator';
  const usual = bestOf(items, kind, { on: today });
  const named = perProduct ? 'calibrated with this product' : (usual?.name ?? 'none');
  return [
    ['', `the newest in date: ${named}`],
    ...items.map((item): Option =>
      isOverdue(item, today) ? [item.id, `${item.name} ${overdueWords(item)}`, true] : [item.id, item.name],
    ),
  ];
}
