import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Field, filled, RowInput, RowSelect, Segments, type Option } from '../web/fields.js';
import { Card, CsrfField, IdempotencyField, type Typed } from '../web/parts.js';
import { rowCount, rowField, type ListName } from './patients.forms.js';

const STATUSES: readonly Option[] = [
  ['recorded', 'Recorded'],
  ['none-known', 'None known'],
  ['not-asked', 'Not asked'],
];
const KINDS: readonly Option[] = [
  ['allergy', 'allergy'],
  ['intolerance', 'intolerance'],
  ['contact', 'contact allergy'],
  ['disease', 'disease, like coeliac'],
  ['preference', 'preference, like vegan'],
  ['unknown', 'not known'],
];
const CLINICAL: readonly Option[] = [
  ['active', 'active'],
  ['inactive', 'inactive'],
  ['resolved', 'resolved'],
  ['', 'not said'],
];
const MEDICATION: readonly Option[] = [
  ['active', 'takes it'],
  ['on-hold', 'paused'],
  ['stopped', 'stopped'],
  ['completed', 'completed'],
  ['unknown', 'not known'],
];

interface PatientFormProps {
  readonly who: SignedIn;
  readonly action: string;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  /** Of a new patient. */
  readonly idempotencyKey?: string;
}

export const PATIENT_FORM = 'patient-form';

/** Everything the screening needs to know about a patient, on one form. */
export function PatientForm({ who, action, typed, faults, idempotencyKey }: PatientFormProps): VNode {
  const of = (name: string) => filled(name, typed, faults);
  return (
    <form id={PATIENT_FORM} method="post" action={action} novalidate>
      <CsrfField who={who} />
      {idempotencyKey !== undefined && <IdempotencyField value={idempotencyKey} />}
      {typed['version'] !== undefined && <input type="hidden" name="version" value={typed['version']} />}
      <Card title="Who">
        <div class="grid">
          <Field
            {...of('name')}
            label="Name"
            autofocus={idempotencyKey !== undefined && faults.length === 0}
          />
          <Field {...of('birthDate')} label="Born" hint="like 29 Feb 1980" width="half" />
          <Field {...of('phone')} label="Phone" inputmode="tel" width="half" />
          <Field {...of('weight.value')} label="Weight" hint="with unit, like 62 kg" width="half" />
          <Field {...of('weight.measuredOn')} label="Weighed on" hint="like 20 Nov 2026" width="half" />
        </div>
      </Card>
      <Allergies typed={typed} faults={faults} />
      <Medications typed={typed} faults={faults} />
      <Conditions typed={typed} faults={faults} />
      <div class="actions">
        <button class="button go" data-main>
          Save patient <kbd>Ctrl Enter</kbd>
        </button>
      </div>
    </form>
  );
}

interface ListProps {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

function rowsOf(list: ListName, typed: Typed): number[] {
  return Array.from({ length: rowCount(list, typed) }, (_, row) => row);
}

/** A stored value that is not among the choices stays choosable, so that saving does not change it. */
function withOwn(options: readonly Option[], value: string): readonly Option[] {
  return options.some(([option]) => option === value) ? options : [...options, [value, value]];
}

/** Seen above the rows; each field has its own full name for screen readers. */
function RowHeads({ names }: { readonly names: readonly string[] }): VNode {
  return (
    <div class="row heads" aria-hidden="true">
      {names.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  );
}

function MoreRows({ list }: { readonly list: ListName }): VNode {
  return (
    <p class="actions apart">
      <button class="button" name="more" value={list} formnovalidate>
        Add rows
      </button>
    </p>
  );
}

function Allergies({ typed, faults }: ListProps): VNode {
  return (
    <Card title="Allergies and intolerances">
      <div class="grid">
        <Segments
          {...filled('allergies.status', { 'allergies.status': 'not-asked', ...typed }, faults)}
          label="What is known"
          options={STATUSES}
        />
        <div class="rows">
          <RowHeads names={['To what', 'Kind', 'Status']} />
          {rowsOf('allergies', typed).map((row) => {
            const name = (column: string) => rowField('allergies', row, column);
            const written = typed[name('text')] ?? '';
            const clinical = typed[name('clinicalStatus')] ?? (written ? '' : 'active');
            return (
              <div class="row" key={row}>
                <RowInput {...filled(name('text'), typed, faults)} label={`Allergy ${row + 1}`} />
                <RowSelect
                  name={name('kind')}
                  value={typed[name('kind')] ?? 'allergy'}
                  label={`Kind of allergy ${row + 1}`}
                  options={KINDS}
                />
                <RowSelect
                  name={name('clinicalStatus')}
                  value={clinical}
                  label={`Status of allergy ${row + 1}`}
                  options={withOwn(CLINICAL, clinical)}
                />
              </div>
            );
          })}
        </div>
      </div>
      <MoreRows list="allergies" />
    </Card>
  );
}

function Medications({ typed, faults }: ListProps): VNode {
  return (
    <Card title="Medicines">
      <div class="grid">
        <Field
          {...filled('medications.reviewedOn', typed, faults)}
          label="List reviewed with the patient on"
          hint="Empty: not reviewed, so opioids cannot be ruled out"
        />
        <div class="rows">
          <RowHeads names={['Medicine', 'Status', 'Last taken on']} />
          {rowsOf('medications', typed).map((row) => {
            const name = (column: string) => rowField('medications', row, column);
            const status = typed[name('status')] || 'active';
            return (
              <div class="row" key={row}>
                <RowInput {...filled(name('text'), typed, faults)} label={`Medicine ${row + 1}`} />
                <RowSelect
                  name={name('status')}
                  value={status}
                  label={`Status of medicine ${row + 1}`}
                  options={withOwn(MEDICATION, status)}
                />
                <RowInput
                  {...filled(name('lastTaken'), typed, faults)}
                  label={`Medicine ${row + 1} last taken on`}
                />
              </div>
            );
          })}
        </div>
      </div>
      <MoreRows list="medications" />
    </Card>
  );
}

function Conditions({ typed, faults }: ListProps): VNode {
  return (
    <Card title="Conditions">
      <div class="grid">
        <Field
          {...filled('conditions.reviewedOn', typed, faults)}
          label="List reviewed with the patient on"
        />
        <div class="rows">
          {rowsOf('conditions', typed).map((row) => (
            <div class="row one" key={row}>
              <RowInput
                {...filled(rowField('conditions', row, 'text'), typed, faults)}
                label={`Condition ${row + 1}`}
              />
            </div>
          ))}
        </div>
      </div>
      <MoreRows list="conditions" />
    </Card>
  );
}
