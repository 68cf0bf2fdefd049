import type { VNode } from 'preact';
import type { Day } from '../calendar/day.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Actions, Field, filled, Select, type Option } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import {
  Card,
  CsrfField,
  DayText,
  Empty,
  Faults,
  Head,
  IdempotencyField,
  Scroll,
  StatusTag,
  type Typed,
} from '../web/parts.js';
import { calibrationStanding } from './calibration-standing.js';
import { EQUIPMENT_WORDS } from './equipment-choice.js';
import { EQUIPMENT_KINDS, type EquipmentItem, type EquipmentKind } from './equipment.entity.js';
import { DROPS, FACT_FIELDS, factText } from './equipment.forms.js';

/** What plans need each kind for. */
const NEEDED_FOR: Readonly<Record<EquipmentKind, string>> = {
  balance: 'every preparation: nothing is weighed below its minimum',
  dropper: 'sublingual drops: a dose is counted in its drops',
  applicator: 'creams: a dose is counted in its clicks',
  syringe: 'oral liquids: a dose is rounded to its graduation',
  capsuleMachine: 'capsules: only sizes it has plates for are filled; without one every size is',
};

interface Shelf {
  readonly who: SignedIn;
  readonly items: readonly EquipmentItem[];
  readonly today: Day;
  /** From how many days before it is due a calibration is called due soon. */
  readonly noticeDays: number;
}

/** Everything in use, by kind, with how its calibration stands. */
export function EquipmentPage(props: Shelf): VNode {
  const { who, items } = props;
  return (
    <Layout title="Equipment" who={who} current="/equipment">
      <Head title="Equipment">
        <span class="hint">Plans are made with the newest of each kind that is in date</span>
      </Head>
      {EQUIPMENT_KINDS.map((kind) => (
        <Card
          key={kind}
          title={EQUIPMENT_WORDS[kind]}
          aside={
            who.role === 'technician' ? undefined : <a href={`/equipment/new?kind=${kind}`}>Enter one</a>
          }
        >
          <Items {...props} items={items.filter((item) => item.kind === kind)} kind={kind} />
        </Card>
      ))}
    </Layout>
  );
}

function Items({ items, kind, today, noticeDays }: Shelf & { readonly kind: EquipmentKind }): VNode {
  if (items.length === 0) return <Empty>{`None is entered. It is needed for ${NEEDED_FOR[kind]}.`}</Empty>;
  const shown = FACT_FIELDS[kind].filter(({ name }) => items.some((item) => item.facts[name] !== undefined));
  return (
    <Scroll name={EQUIPMENT_WORDS[kind]}>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {shown.map(({ name, label }) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">Calibrated on</th>
            <th scope="col">Next due</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <a class="row-link" href={`/equipment/${item.id}`}>
                  {item.name}
                </a>
              </th>
              {shown.map(({ name }) => (
                <td key={name}>{printedFact(name, item)}</td>
              ))}
              <td>{item.calibratedOn ? <DayText value={item.calibratedOn} /> : 'not stated'}</td>
              <td>
                <Due item={item} today={today} noticeDays={noticeDays} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** When it is due, and in a word how that stands: never by colour alone. */
export function Due(props: {
  readonly item: Pick<EquipmentItem, 'calibrationDue'>;
  readonly today: Day;
  readonly noticeDays: number;
}): VNode {
  const { item, today, noticeDays } = props;
  const standing = calibrationStanding(item, today, noticeDays);
  if (!standing || !item.calibrationDue) return <>no due day entered</>;
  return (
    <>
      <DayText value={item.calibrationDue} /> <StatusTag status={standing.status} word={standing.word} />
    </>
  );
}

/** A fact in words: preparations and bases by their names. */
export function printedFact(name: string, { facts }: Pick<EquipmentItem, 'facts'>): string {
  const text = factText(facts[name]);
  if (name === 'calibratedFor') return DROPS.find((formula) => formula.id === text)?.name ?? text;
  return name === 'calibratedBase' ? (CATALOGUE.find(text)?.name ?? text) : text;
}

const BASES: readonly Option[] = CATALOGUE.ingredients
  .filter((ingredient) => ingredient.roles.includes('base'))
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  .map((ingredient): Option => [ingredient.id, ingredient.name]);
const LISTS: Readonly<Record<string, readonly Option[]>> = {
  calibratedFor: [['', 'Choose'], ...DROPS.map(({ id, name }): Option => [id, name])],
  calibratedBase: [['', 'not stated'], ...BASES],
};

/** The fields of a calibration: its days and what it found. */
export function CalibrationFields(props: {
  readonly kind: EquipmentKind;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}): VNode {
  const of = (name: string) => filled(name, props.typed, props.faults);
  return (
    <>
      <Field {...of('calibratedOn')} label="Calibrated on" hint="like 20 Nov 2026" width="half" />
      <Field {...of('calibrationDue')} label="Next due on" hint="last day it may be used" width="half" />
      {FACT_FIELDS[props.kind].map(({ name, label, hint }) => {
        const options = LISTS[name];
        return options ? (
          <Select key={name} {...of(name)} label={label} options={options} width="half" />
        ) : (
          <Field key={name} {...of(name)} label={label} hint={hint} width="half" />
        );
      })}
    </>
  );
}

export function NewEquipmentPage(props: {
  readonly who: SignedIn;
  readonly kind: EquipmentKind;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly idempotencyKey: string;
}): VNode {
  const { who, kind, typed, faults, idempotencyKey } = props;
  const title = `New ${EQUIPMENT_WORDS[kind].toLowerCase()}`;
  return (
    <Layout title={title} who={who} current="/equipment">
      <div class="column">
        <Head title={title}>
          <span class="hint">{`Needed for ${NEEDED_FOR[kind]}`}</span>
        </Head>
        <Faults faults={faults} />
        <form method="post" action="/equipment" novalidate>
          <CsrfField who={who} />
          <IdempotencyField value={idempotencyKey} />
          <input type="hidden" name="kind" value={kind} />
          <Card>
            <div class="grid">
              <Field
                {...filled('name', typed, faults)}
                label="Name or number"
                hint="as it stands on it"
                autofocus={faults.length === 0}
              />
              <CalibrationFields kind={kind} typed={typed} faults={faults} />
            </div>
          </Card>
          <Actions>
            <button class="button go" data-main>
              Enter <kbd>Ctrl Enter</kbd>
            </button>
          </Actions>
        </form>
      </div>
    </Layout>
  );
}
