import type { VNode } from 'preact';
import type { OrderLine } from '../orders/orders.types.js';
import { OrderTable } from '../orders/order-table.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, DayText, Empty, Faults, Head, printDayText, Tag, type Typed } from '../web/parts.js';
import { allergySummary } from './allergy-summary.js';
import { PATIENT_FORM, PatientForm } from './patient-form.pages.js';
import type { Patient } from './patients.entity.js';

export function PatientsPage(props: {
  readonly who: SignedIn;
  readonly patients: readonly Patient[];
  readonly sought: string;
}): VNode {
  const { who, patients, sought } = props;
  return (
    <Layout title="Patients" who={who} current="/patients">
      <Head title="Patients">
        <a class="button go" href="/patients/new">
          New patient
        </a>
      </Head>
      <Card>
        <form role="search" aria-label="Patients" action="/patients" method="get">
          <label for="sought">Name or date of birth</label>
          <div class="together">
            <input id="sought" type="search" name="q" value={sought} autocomplete="off" autofocus />
            <button class="button">Find</button>
          </div>
        </form>
      </Card>
      <Card title={sought ? `Found for “${sought}”` : 'All patients'}>
        {patients.length === 0 ? (
          <Empty>
            {sought ? 'Nobody is called that here. ' : 'No patient is entered yet. '}
            <a href="/patients/new">Enter a new patient</a>
          </Empty>
        ) : (
          <PatientTable patients={patients} />
        )}
      </Card>
    </Layout>
  );
}

function PatientTable({ patients }: { readonly patients: readonly Patient[] }): VNode {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Born</th>
          <th scope="col">Allergies</th>
          <th scope="col">Medicines reviewed</th>
        </tr>
      </thead>
      <tbody>
        {patients.map((patient) => (
          <tr key={patient.id}>
            <th scope="row">
              <a class="row-link" href={`/patients/${patient.id}`}>
                {patient.name}
              </a>
            </th>
            <td>
              <DayText value={patient.birthDate} />
            </td>
            <td>{allergySummary(patient)}</td>
            <td>
              {patient.medications.reviewedOn ? (
                <DayText value={patient.medications.reviewedOn} />
              ) : (
                <Tag>not reviewed</Tag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NewPatientPage(props: {
  readonly who: SignedIn;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly idempotencyKey: string;
}): VNode {
  return (
    <Layout title="New patient" who={props.who} current="/patients">
      <div class="column">
        <Head title="New patient">
          <button form={PATIENT_FORM} class="button go">
            Save patient
          </button>
        </Head>
        <Faults faults={props.faults} />
        <PatientForm {...props} action="/patients" />
      </div>
    </Layout>
  );
}

export function PatientPage(props: {
  readonly who: SignedIn;
  readonly patient: Patient;
  readonly orders: readonly OrderLine[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}): VNode {
  const { who, patient, orders } = props;
  return (
    <Layout title="Patient" who={who} current="/patients">
      <Head title={patient.name}>
        <span class="hint stay">{`born ${printDayText(patient.birthDate)}`}</span>
        <button form={PATIENT_FORM} class="button">
          Save patient
        </button>
      </Head>
      <Faults faults={props.faults} />
      <div class="split wide-left">
        <PatientForm {...props} action={`/patients/${patient.id}`} />
        <div>
          <Card
            title="Orders"
            aside={
              <a class="button go" href={`/prescriptions/new?patient=${patient.id}`}>
                New prescription
              </a>
            }
          >
            {orders.length === 0 ? (
              <Empty>Nothing was made for this patient yet.</Empty>
            ) : (
              <OrderTable orders={orders} patients={false} />
            )}
          </Card>
        </div>
      </div>
    </Layout>
  );
}
