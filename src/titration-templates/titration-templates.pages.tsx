import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Actions, Field, filled, RowInput, Segments, type Option } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Empty, Faults, Head, IdempotencyField, Tag, type Typed } from '../web/parts.js';
import { stepField, stepRows, stepWords } from './titration-templates.forms.js';
import type { TitrationTemplateEntry } from './titration-templates.entity.js';

const PLACE = '/titration-templates';
const OFFERED: readonly Option[] = [
  ['yes', 'Offered'],
  ['no', 'No longer'],
];

function mayEdit({ role }: SignedIn): boolean {
  return role !== 'technician';
}

/** Schedules that are put into prescriptions with one choice. */
export function TemplatesPage(props: {
  readonly who: SignedIn;
  readonly templates: readonly TitrationTemplateEntry[];
}): VNode {
  const { who, templates } = props;
  return (
    <Layout title="Titration templates" who={who} current={PLACE}>
      <Head title="Titration templates">
        {mayEdit(who) && (
          <a class="button go" href={`${PLACE}/new`}>
            New template
          </a>
        )}
      </Head>
      <Card>
        {templates.length === 0 ? (
          <Empty>
            None is entered. A template fills in the steps of a titration where a prescription is entered.
          </Empty>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Steps</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {templates.map((template) => (
                <tr key={template.id}>
                  <th scope="row">
                    <a class="row-link" href={`${PLACE}/${template.id}`}>
                      {template.name}
                    </a>
                    {!template.active && ' '}
                    {!template.active && <Tag>no longer offered</Tag>}
                  </th>
                  <td>{template.steps.map(stepWords).join(', ')}</td>
                  <td>{template.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Layout>
  );
}

interface TemplatePageProps {
  readonly who: SignedIn;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  /** Of one that is in the register. */
  readonly id?: string;
  /** Of a new one. */
  readonly idempotencyKey?: string;
}

/** One template: name, steps, where it comes from. */
export function TemplatePage({ who, typed, faults, id, idempotencyKey }: TemplatePageProps): VNode {
  const of = (name: string) => filled(name, typed, faults);
  const title = id === undefined ? 'New titration template' : 'Titration template';
  return (
    <Layout title={title} who={who} current={PLACE}>
      <div class="column">
        <Head title={title}>
          <span class="hint">
            {mayEdit(who)
              ? 'Prescriptions that were entered with it stay as they are'
              : 'A pharmacist or a manager changes it'}
          </span>
        </Head>
        <Faults faults={faults} />
        <form method="post" action={id === undefined ? PLACE : `${PLACE}/${id}`} novalidate>
          <CsrfField who={who} />
          {idempotencyKey !== undefined && <IdempotencyField value={idempotencyKey} />}
          {id !== undefined && <input type="hidden" name="version" value={typed['version']} />}
          <Card>
            <div class="grid">
              <Field {...of('name')} label="Name" autofocus={id === undefined && faults.length === 0} />
              <Steps typed={typed} faults={faults} />
              <Field {...of('source')} label="Source" hint="where the schedule comes from" lines />
              {id !== undefined && (
                <Segments
                  {...of('active')}
                  label="Where prescriptions are entered"
                  options={OFFERED}
                  width="half"
                />
              )}
            </div>
          </Card>
          {mayEdit(who) && (
            <Actions>
              <button class="button go" data-main>
                Save template <kbd>Ctrl Enter</kbd>
              </button>
              <button class="button" name="more" value="steps">
                Add steps
              </button>
            </Actions>
          )}
        </form>
      </div>
    </Layout>
  );
}

function Steps({ typed, faults }: Pick<TemplatePageProps, 'typed' | 'faults'>): VNode {
  return (
    <fieldset>
      <legend>Steps, in their order</legend>
      <div class="rows">
        <div class="row two heads" aria-hidden="true">
          <span>Dose, or share of the prescribed dose</span>
          <span>Days; the last may be “the rest”</span>
        </div>
        {stepRows(typed).map((row) => (
          <div class="row two" key={row}>
            <RowInput {...filled(stepField(row, 'dose'), typed, faults)} label={`Dose of step ${row + 1}`} />
            <RowInput {...filled(stepField(row, 'days'), typed, faults)} label={`Days of step ${row + 1}`} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
