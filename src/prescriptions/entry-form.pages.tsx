import type { VNode } from 'preact';
import type { Ingredient } from '../catalogue/ingredient.js';
import type { Patient } from '../patients/patients.entity.js';
import { allergySummary } from '../patients/allergy-summary.js';
import { VEHICLE_WORDS } from '../planning/plan.panel.js';
import type { Prescriber } from '../prescribers/prescribers.entity.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Check, Field, filled, Segments, Select, type Option } from '../web/fields.js';
import { Card, CsrfField, IdempotencyField, printDayText } from '../web/parts.js';
import { EntryExtras, type Extras } from './entry-extras.pages.js';

export const ENTRY_FORM = 'entry';

const FORM_OPTIONS: readonly Option[] = [
  ['capsule', 'Capsule'],
  ['oral-liquid', 'Oral liquid'],
  ['sublingual-drops', 'Sublingual drops'],
  ['cream', 'Cream'],
];
const CLASS_OPTIONS: readonly Option[] = [
  ['LDN', 'LDN, mg'],
  ['ULDN', 'ULDN, mcg'],
];
const TIMING_OPTIONS: readonly Option[] = [
  ['bedtime', 'bedtime'],
  ['morning', 'morning'],
  ['midday', 'midday'],
  ['evening', 'evening'],
];
const TIMES_OPTIONS: readonly Option[] = [
  ['1', 'once a day'],
  ['2', 'twice a day'],
  ['3', '3 times a day'],
  ['4', '4 times a day'],
];

export interface EntryFormProps extends Extras {
  readonly who: SignedIn;
  readonly patient: Patient;
  readonly prescribers: readonly Prescriber[];
  readonly fillers: readonly Ingredient[];
  readonly shells: readonly Ingredient[];
  readonly bases: readonly Ingredient[];
  readonly idempotencyKey: string;
  /** After a way out was chosen the work goes on at the save button. */
  readonly settled: boolean;
}

/** What the prescriber wrote, in the order it stands on paper. */
export function EntryForm(props: EntryFormProps): VNode {
  const { who, patient, idempotencyKey, settled } = props;
  return (
    <form id={ENTRY_FORM} method="post" action="/prescriptions" novalidate>
      <CsrfField who={who} />
      <IdempotencyField value={idempotencyKey} />
      <input type="hidden" name="patientId" value={patient.id} />
      <Who {...props} />
      <What {...props} />
      <div class="actions">
        <button class="button go" data-main autofocus={settled}>
          Save as order <kbd>Ctrl Enter</kbd>
        </button>
        <button class="button" formaction="/prescriptions/preview" formnovalidate>
          Show plan
        </button>
        <span class="hint">A draft may be saved with questions open; its release waits until none is.</span>
      </div>
    </form>
  );
}

function Who({ patient, prescribers, typed, faults, settled }: EntryFormProps): VNode {
  const options: Option[] = [
    ['', 'Choose'],
    ...prescribers.map((one): Option => [
      one.id,
      one.identifier ? `${one.name} · ${one.identifier}` : one.name,
    ]),
  ];
  const first = faults.length === 0 && !settled;
  const reviewed = patient.medications.reviewedOn;
  return (
    <Card
      title="Who"
      aside={
        <a href="/prescriptions/new">
          Another patient<span class="said"> instead</span>
        </a>
      }
    >
      <p>
        <a class="row-link" href={`/patients/${patient.id}`}>
          {patient.name}
        </a>
        {` · born ${printDayText(patient.birthDate)}${patient.weight ? ` · ${patient.weight.value}` : ''}`}
      </p>
      <p class="hint">{`Allergies: ${allergySummary(patient)}`}</p>
      <p class="hint">
        {reviewed ? `Medicines reviewed ${printDayText(reviewed)}` : 'Medicines not reviewed'}
      </p>
      <div class="grid apart">
        <Select
          {...filled('prescriberId', typed, faults)}
          label="Prescriber"
          options={options}
          width="half"
          autofocus={first && !typed['prescriberId']}
        />
        <Field {...filled('writtenOn', typed, faults)} label="Written on" width="half" />
      </div>
      {prescribers.length === 0 && (
        <p class="hint about">
          No prescriber is entered yet. <a href="/prescribers/new">Enter a prescriber</a>
        </p>
      )}
    </Card>
  );
}

function What(props: EntryFormProps): VNode {
  const { typed, faults, settled } = props;
  const of = (name: string) => filled(name, typed, faults);
  const onDose = faults.length === 0 && !settled && Boolean(typed['prescriberId']) && !typed['dose'];
  return (
    <Card title="What">
      <div class="grid">
        <Segments {...of('form')} label="Form" options={FORM_OPTIONS} />
        <Segments {...of('productClass')} label="Class" options={CLASS_OPTIONS} width="half" />
        <Check
          {...of('uldnWithOpioidStatement')}
          label="The prescription says “ULDN with opioid”"
          hint="Microgram naltrexone beside an opioid needs these words on the prescription"
          only="uldn"
        />
        <Field {...of('dose')} label="Dose" hint="with unit, like 4.5 mg" width="half" autofocus={onDose} />
        <Select {...of('timesPerDay')} label="How often" options={TIMES_OPTIONS} width="half" />
        <Select {...of('timing')} label="When" options={TIMING_OPTIONS} width="half" />
        <Field {...of('daysSupply')} label="Days’ supply" inputmode="numeric" width="half" />
        <Field {...of('refills')} label="Refills" inputmode="numeric" width="half" />
        <FormFields {...props} />
        <EntryExtras {...props} />
      </div>
    </Card>
  );
}

/** Fields that only some forms have; the chosen form shows its own. */
function FormFields({ typed, faults, fillers, shells, bases }: EntryFormProps): VNode {
  const of = (name: string) => filled(name, typed, faults);
  const vehicles: Option[] = [['', 'as the formula has it'], ...Object.entries(VEHICLE_WORDS)];
  return (
    <>
      <Select
        {...of('filler')}
        label="Filler"
        options={ingredientOptions(fillers)}
        width="half"
        only="capsule"
      />
      <Select
        {...of('shell')}
        label="Shell"
        options={ingredientOptions(shells)}
        width="half"
        only="capsule"
      />
      <Field
        {...of('strength')}
        label="Strength"
        hint="like 1 mg/mL; a cream per mL or per g"
        width="half"
        only="oral-liquid sublingual-drops cream"
      />
      <Select
        {...of('vehicle')}
        label="Vehicle"
        options={vehicles}
        width="half"
        only="oral-liquid sublingual-drops"
      />
      <Select {...of('base')} label="Base" options={ingredientOptions(bases)} width="half" only="cream" />
    </>
  );
}

function ingredientOptions(ingredients: readonly Ingredient[]): Option[] {
  return [['', 'as the formula has it'], ...ingredients.map((one): Option => [one.id, one.name])];
}
