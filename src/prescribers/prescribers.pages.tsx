import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Actions, Field, filled } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Empty, Faults, Head, IdempotencyField, type Typed } from '../web/parts.js';
import type { Prescriber } from './prescribers.entity.js';

export function PrescribersPage(props: {
  readonly who: SignedIn;
  readonly prescribers: readonly Prescriber[];
}): VNode {
  const { who, prescribers } = props;
  return (
    <Layout title="Prescribers" who={who} current="/prescribers">
      <Head title="Prescribers">
        <a class="button go" href="/prescribers/new">
          New prescriber
        </a>
      </Head>
      <Card>
        {prescribers.length === 0 ? (
          <Empty>No prescriber is entered yet. A prescription names one, so enter the first now.</Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Licence or identifier</th>
                <th scope="col">Phone</th>
              </tr>
            </thead>
            <tbody>
              {prescribers.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.name}</th>
                  <td>{one.identifier ?? ''}</td>
                  <td>{one.phone ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Layout>
  );
}

export function NewPrescriberPage(props: {
  readonly who: SignedIn;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly idempotencyKey: string;
}): VNode {
  const { who, typed, faults, idempotencyKey } = props;
  const of = (name: string) => filled(name, typed, faults);
  return (
    <Layout title="New prescriber" who={who} current="/prescribers">
      <div class="column">
        <Head title="New prescriber" />
        <Faults faults={faults} />
        <Card>
          <form method="post" action="/prescribers" novalidate>
            <CsrfField who={who} />
            <IdempotencyField value={idempotencyKey} />
            <div class="grid">
              <Field
                {...of('name')}
                label="Name"
                hint="as on the prescription"
                autofocus={faults.length === 0}
              />
              <Field {...of('identifier')} label="Licence or identifier" width="half" />
              <Field {...of('phone')} label="Phone" inputmode="tel" width="half" />
            </div>
            <Actions>
              <button class="button go" data-main>
                Save prescriber <kbd>Ctrl Enter</kbd>
              </button>
            </Actions>
          </form>
        </Card>
      </div>
    </Layout>
  );
}
