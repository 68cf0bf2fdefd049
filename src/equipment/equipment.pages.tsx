import type { VNode } from 'preact';
import type { Formula } from '../catalogue/formula.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Actions, Field, filled, Select, type Option } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, DayText, Empty, Faults, Head, IdempotencyField, type Typed } from '../web/parts.js';
import { EQUIPMENT_KINDS, type EquipmentItem, type EquipmentKind } from './equipment.entity.js';
import { FACT_FIELDS } from './equipment.forms.js';

const KIND_WORDS: Readonly<Record<EquipmentKind, string>> = {
  balance: 'Balance',
  dropper: 'Dropper',
  applicator: 'Applicator',
  syringe: 'Oral syringe',
};

/** What plans need each kind for. */
const NEEDED_FOR: Readonly<Record<EquipmentKind, string>> = {
  balance: 'every preparation: nothing is weighed below its minimum',
  dropper: 'sublingual drops: a dose is counted in its drops',
  applicator: 'creams: a dose is counted in its clicks',
  syringe: 'oral liquids: a dose is rounded to its graduation',
};

/** Everything in use, by kind; the newest of a kind is the one plans are made with. */
export function EquipmentPage(props: {
  readonly who: SignedIn;
  readonly items: readonly EquipmentItem[];
  readonly formulas: readonly Formula[];
}): VNode {
  const { who, items, formulas } = props;
  const nameOf = (id: string) => formulas.find((formula) => formula.id === id)?.name ?? id;
  return (
    <Layout title="Equipment" who={who} current="/equipment">
      <Head title="Equipment">
        <span class="hint">Plans are made with the newest of each kind</span>
      </Head>
      {EQUIPMENT_KINDS.map((kind) => (
        <Card
          key={kind}
          title={KIND_WORDS[kind]}
          aside={
            who.role === 'technician' ? undefined : <a href={`/equipment/new?kind=${kind}`}>Enter one</a>
          }
        >
          <Items items={items.filter((item) => item.kind === kind)} kind={kind} nameOf={nameOf} />
        </Card>
      ))}
    </Layout>
  );
}

function Items(props: {
  readonly items: readonly EquipmentItem[];
  readonly kind: EquipmentKind;
  readonly nameOf: (id: string) => string;
}): VNode {
  const { items, kind, nameOf } = props;
  if (items.length === 0) return <Empty>{`None is entered. It is needed for ${NEEDED_FOR[kind]}.`}</Empty>;
  const printed = (name: string, value: string): string => (name === 'calibratedFor' ? nameOf(value) : value);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {FACT_FIELDS[kind].map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
          <th scope="col">Calibrated on</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">{item.name}</th>
            {FACT_FIELDS[kind].map(({ name }) => (
              <td key={name}>{printed(name, item.facts[name] ?? '')}</td>
            ))}
            <td>{item.calibratedOn ? <DayText value={item.calibratedOn} /> : 'not stated'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NewEquipmentPage(props: {
  readonly who: SignedIn;
  readonly kind: EquipmentKind;
  /** Preparations that a dropper can be calibrated with. */
  readonly drops: readonly Formula[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly idempotencyKey: string;
}): VNode {
  const { who, kind, drops, typed, faults, idempotencyKey } = props;
  const of = (name: string) => filled(name, typed, faults);
  const title = `New ${KIND_WORDS[kind].toLowerCase()}`;
  const preparations: Option[] = [['', 'Choose'], ...drops.map(({ id, name }): Option => [id, name])];
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
                {...of('name')}
                label="Name or number"
                hint="as it stands on it"
                width="half"
                autofocus={faults.length === 0}
              />
              <Field {...of('calibratedOn')} label="Calibrated on" hint="like 20 Nov 2026" width="half" />
              {FACT_FIELDS[kind].map(({ name, label, hint }) =>
                name === 'calibratedFor' ? (
                  <Select key={name} {...of(name)} label={label} options={preparations} width="half" />
                ) : (
                  <Field key={name} {...of(name)} label={label} hint={hint} width="half" />
                ),
              )}
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
