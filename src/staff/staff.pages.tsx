import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { Actions, Field, filled, Select } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Faults, Head, Scroll, Tag, type Typed } from '../web/parts.js';
import { PASSWORD_MIN } from './password.js';
import type { SignedIn } from './signed-in.js';
import { STAFF_ROLES, type Staff } from './staff.entity.js';

type Person = Pick<Staff, 'id' | 'name' | 'initials' | 'login' | 'role' | 'active'>;

interface StaffPageProps {
  readonly who: SignedIn;
  readonly people: readonly Person[];
  /** What was typed into a form that was refused, without the password. */
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
}

export function StaffPage({ who, people, typed = {}, faults = [] }: StaffPageProps): VNode {
  return (
    <Layout title="Staff" who={who} current="/staff">
      <Head title="Staff" />
      <Card title="Who works here">
        <Scroll name="Staff">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Initials</th>
                <th scope="col">Role</th>
                <th scope="col">Login</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} who={who} />
              ))}
            </tbody>
          </table>
        </Scroll>
        {people.filter((person) => person.active).length < 2 && (
          <p class="hint">
            Who made a preparation may not verify it: add a second person before the first order.
          </p>
        )}
      </Card>
      <AddForm who={who} typed={typed} faults={faults} />
    </Layout>
  );
}

function PersonRow({ person, who }: { readonly person: Person; readonly who: SignedIn }): VNode {
  return (
    <tr>
      <td>{person.name}</td>
      <td>{person.initials}</td>
      <td>{person.role}</td>
      <td>{person.login}</td>
      <td>{person.active ? <Deactivate person={person} who={who} /> : <Tag>deactivated</Tag>}</td>
    </tr>
  );
}

function Deactivate({ person, who }: { readonly person: Person; readonly who: SignedIn }): VNode {
  if (person.id === who.staffId) return <Tag>you</Tag>;
  return (
    <form method="post" action={`/staff/${person.id}/deactivate`}>
      <CsrfField who={who} />
      <button class="button" aria-label={`Deactivate ${person.name}`}>
        Deactivate
      </button>
    </form>
  );
}

function AddForm({ who, typed, faults }: Required<Omit<StaffPageProps, 'people'>>): VNode {
  return (
    <Card title="Add a person">
      <form method="post" action="/staff" class="fields">
        <CsrfField who={who} />
        <Faults faults={faults} />
        <Field {...filled('name', typed, faults)} label="Name" width="half" required maxLength={100} />
        <Field {...filled('initials', typed, faults)} label="Initials" width="half" required maxLength={5} />
        <Select
          {...filled('role', typed, faults)}
          label="Role"
          width="half"
          options={STAFF_ROLES.map((role) => [role, role] as const)}
          hint="A pharmacist decides and verifies; a technician compounds; a manager looks after staff and settings."
        />
        <Field {...filled('login', typed, faults)} label="Login" width="half" required maxLength={64} />
        <Field
          {...filled('password', {}, faults)}
          label="First password"
          type="password"
          required
          autocomplete="new-password"
          hint={`At least ${PASSWORD_MIN} characters; let the person type it.`}
        />
        <Actions>
          <button class="button go">Add</button>
        </Actions>
      </form>
    </Card>
  );
}
