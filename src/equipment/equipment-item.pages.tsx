import type { VNode } from 'preact';
import type { Day } from '../calendar/day.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Field, filled } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, DayText, Faults, Head, StatusTag, type Typed } from '../web/parts.js';
import { EQUIPMENT_WORDS } from './equipment-choice.js';
import type { EquipmentItem } from './equipment.entity.js';
import { FACT_FIELDS } from './equipment.forms.js';
import { CalibrationFields, Due, printedFact } from './equipment.pages.js';

interface EquipmentItemPageProps {
  readonly who: SignedIn;
  readonly item: EquipmentItem;
  readonly today: Day;
  readonly noticeDays: number;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** One piece of equipment: what its calibration found, a form for the next one, and how it is taken out of use. */
export function EquipmentItemPage(props: EquipmentItemPageProps): VNode {
  const { who, item, faults } = props;
  return (
    <Layout title={item.name} who={who} current="/equipment">
      <Head title={`${EQUIPMENT_WORDS[item.kind]} ${item.name}`}>
        {!item.active && (
          <span class="stay">
            <StatusTag status="block" word="out of use" />
          </span>
        )}
      </Head>
      <Faults faults={faults} />
      <div class="split">
        <Found {...props} />
        {item.active && who.role !== 'technician' && (
          <div>
            <Calibrate {...props} />
            <Retire {...props} />
          </div>
        )}
      </div>
    </Layout>
  );
}

function Found({ item, today, noticeDays }: EquipmentItemPageProps): VNode {
  const facts = FACT_FIELDS[item.kind].filter(({ name }) => item.facts[name] !== undefined);
  return (
    <Card title="As last calibrated">
      <dl class="facts">
        <dt>Calibrated on</dt>
        <dd>{item.calibratedOn ? <DayText value={item.calibratedOn} /> : 'not stated'}</dd>
        <dt>Next due</dt>
        <dd>
          <Due item={item} today={today} noticeDays={noticeDays} />
        </dd>
        {facts.map(({ name, label }) => [
          <dt key={name}>{label}</dt>,
          <dd key={`${name} value`}>{printedFact(name, item)}</dd>,
        ])}
      </dl>
    </Card>
  );
}

function Calibrate({ who, item, typed, faults }: EquipmentItemPageProps): VNode {
  return (
    <Card title="New calibration">
      <form method="post" action={`/equipment/${item.id}/calibrations`} novalidate>
        <CsrfField who={who} />
        <div class="grid">
          <CalibrationFields kind={item.kind} typed={typed} faults={faults} />
        </div>
        <div class="actions apart">
          <button class="button go" data-main>
            Enter calibration <kbd>Ctrl Enter</kbd>
          </button>
        </div>
      </form>
    </Card>
  );
}

function Retire({ who, item, typed, faults }: EquipmentItemPageProps): VNode {
  return (
    <Card title="Take out of use">
      <form method="post" action={`/equipment/${item.id}/retire`} novalidate>
        <CsrfField who={who} />
        <Field {...filled('reason', typed, faults)} label="Why" />
        <div class="actions apart">
          <button class="button grave">Take out of use</button>
        </div>
      </form>
    </Card>
  );
}
