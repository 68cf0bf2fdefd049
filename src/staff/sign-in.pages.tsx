import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { Actions, Field, filled } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, Faults } from '../web/parts.js';

interface SignInPageProps {
  /** Where to go afterwards. */
  readonly next: string;
  readonly login?: string;
  readonly faults?: readonly Fault[];
  /** True while no pharmacy exists: nobody can sign in yet. */
  readonly blank: boolean;
}

export function SignInPage({ next, login = '', faults = [], blank }: SignInPageProps): VNode {
  return (
    <Layout title="Sign in">
      <div class="narrow">
        <Card>
          <h1>Sign in</h1>
          {blank ? <NotSetUp /> : <SignInForm next={next} login={login} faults={faults} />}
        </Card>
      </div>
    </Layout>
  );
}

function SignInForm({ next, login, faults }: Required<Omit<SignInPageProps, 'blank'>>): VNode {
  return (
    <form method="post" action="/sign-in" class="fields">
      <Faults faults={faults} title="You are not signed in:" />
      <input type="hidden" name="next" value={next} />
      <Field
        {...filled('login', { login }, faults)}
        label="Login"
        required
        autocomplete="username"
        autofocus={login === ''}
      />
      <Field
        {...filled('password', {}, faults)}
        label="Password"
        type="password"
        required
        autocomplete="current-password"
        autofocus={login !== ''}
      />
      <Actions>
        <button class="button go">Sign in</button>
      </Actions>
    </form>
  );
}

function NotSetUp(): VNode {
  return (
    <p>
      No pharmacy has been set up here yet. When the service started it printed an address that ends in{' '}
      <code>/first-run?token=…</code>: open that one to create the pharmacy and its first pharmacist.
    </p>
  );
}
