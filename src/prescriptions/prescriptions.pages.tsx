import type { VNode } from 'preact';
import { allergySummary } from '../patients/allergy-summary.js';
import type { Patient } from '../patients/patients.entity.js';
import { PlanPanel, verdictOf, type PlanFor } from '../planning/plan.panel.js';
import type { Plan } from '../planning/plan.types.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, Empty, Faults, Head, printDayText, wordsOfPath } from '../web/parts.js';
import { ENTRY_FORM, EntryForm, type EntryFormProps } from './entry-form.pages.js';

/** First step: whose prescription it is. */
export function ChoosePatientPage(props: {
  readonly who: SignedIn;
  readonly patients: readonly Patient[];
  readonly sought: string;
}): VNode {
  const { who, patients, sought } = props;
  return (
    <Layout title="New prescription" who={who} current="/prescriptions/new">
      <div class="split">
        <div>
          <Head title="New prescription">
            <a href="/patients/new">New patient</a>
          </Head>
          <section class="card">
            <form
              role="search"
              aria-label="Patient of the prescription"
              action="/prescriptions/new"
              method="get"
            >
              <label for="q">Patient: name or date of birth</label>
              <div class="together">
                <input
                  id="q"
                  type="search"
                  name="q"
                  value={sought}
                  autocomplete="off"
                  autofocus
                  hx-get="/prescriptions/new"
                  hx-trigger="input delay:150ms"
                  hx-target="#found"
                  hx-select="#found"
                  hx-swap="outerHTML"
                  hx-sync="this:replace"
                />
                <button class="button go" data-main>
                  Find
                </button>
              </div>
            </form>
            <FoundPatients patients={patients} sought={sought} />
          </section>
        </div>
        <Card title="The plan stands here">
          <Empty>
            Choose the patient first. From the dose on, this side shows whether the preparation may be made,
            what is weighed, until when it is good and why, and the label.
          </Empty>
        </Card>
      </div>
    </Layout>
  );
}

function FoundPatients({
  patients,
  sought,
}: {
  readonly patients: readonly Patient[];
  readonly sought: string;
}): VNode {
  return (
    <div id="found">
      {patients.length === 0 ? (
        <Empty>
          {sought ? `Nobody is found for “${sought}”. ` : 'No patient is entered yet. '}
          <a href="/patients/new">Enter a new patient</a>
        </Empty>
      ) : (
        <ul class="choices">
          {patients.map((patient) => (
            <li key={patient.id}>
              <a href={`/prescriptions/new?patient=${patient.id}`}>
                <b>{patient.name}</b>
                <span>{`born ${printDayText(patient.birthDate)}`}</span>
                <span class="hint whole">{`Allergies: ${allergySummary(patient)}`}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export interface EntryPageProps extends EntryFormProps {
  readonly drawn: Drawn;
}

/** What stands at the right: a plan, or what is still missing for one. */
export type Drawn = { readonly plan: Plan; readonly whose: PlanFor } | { readonly missing: readonly Fault[] };

/** What the form calls its fields, where that is not the field's own name. */
const ENTRY_NAMES: Readonly<Record<string, string>> = {
  prescriberId: 'Prescriber',
  writtenOn: 'Written on',
  productClass: 'Class',
  timing: 'When',
  timesPerDay: 'How often',
  daysSupply: 'Days’ supply',
  strengthBasis: 'What the dose is stated as',
  quantity: 'Quantity as written',
  deliveryDays: 'Days until the first dose',
  tablets: 'What it is made from',
  titrationStrengths: 'Capsule strengths',
  uldnWithOpioidStatement: 'The statement “ULDN with opioid”',
};

/** Left what the prescriber wrote, right the plan as it stands, redrawn at each change. */
export function EntryPage(props: EntryPageProps): VNode {
  const { who, faults, drawn } = props;
  return (
    <Layout title="New prescription" who={who} current="/prescriptions/new">
      <div class="split">
        <div class="stays">
          <Head title="New prescription" />
          <Faults faults={faults} names={ENTRY_NAMES} />
          <EntryForm {...props} />
        </div>
        <section aria-label="The plan as it stands">
          <p id="plan-said" class="said" role="status" />
          <div
            id="plan"
            hx-post="/prescriptions/preview"
            hx-trigger={`input from:#${ENTRY_FORM} delay:100ms, change from:#${ENTRY_FORM} delay:100ms`}
            hx-include={`#${ENTRY_FORM}`}
            hx-swap="innerMorph"
            hx-sync="this:replace"
          >
            <DrawnPlan drawn={drawn} />
          </div>
        </section>
      </div>
    </Layout>
  );
}

/** The piece that htmx puts at the right, with the verdict for screen readers. */
export function PlanPiece({ drawn }: { readonly drawn: Drawn }): VNode {
  return (
    <>
      <DrawnPlan drawn={drawn} />
      <span hx-swap-oob="innerHTML:#plan-said">
        {'plan' in drawn ? verdictOf(drawn.plan) : 'Not yet a plan'}
      </span>
    </>
  );
}

function DrawnPlan({ drawn }: { readonly drawn: Drawn }): VNode {
  if ('plan' in drawn) return <PlanPanel plan={drawn.plan} whose={drawn.whose} entryForm={ENTRY_FORM} />;
  return (
    <Card title="Not yet a plan">
      <p class="empty">The plan is drawn as soon as these are right:</p>
      <ul class="steps">
        {drawn.missing.map(({ path, message }) => (
          <li key={path}>
            <b>{ENTRY_NAMES[path] ?? wordsOfPath(path)}</b> {message}
          </li>
        ))}
      </ul>
    </Card>
  );
}
