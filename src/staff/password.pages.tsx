import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { Actions, Field, filled } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Faults } from '../web/parts.js';
import { PASSWORD_MIN } from './password.js';
import type { SignedIn } from './signed-in.js';

interface PasswordPageProps {
  readonly who: SignedIn;
  readonly faults?: readonly Fault[];
}

/** Whoever got a first password from somebody else makes it their own here: a signature is one person's. */
export function PasswordPage({ who, faults = [] }: PasswordPageProps): VNode {
  return (
    <Layout title="Change password" who={who}>
      <div class="narrow">
        <Card>
          <h1>Change password</h1>
          <form method="post" action="/password" class="fields">
            <CsrfField who={who} />
            <Faults faults={faults} />
            <Field
              {...filled('present', {}, faults)}
              label="Present password"
              type="password"
              required
              autocomplete="current-password"
            />
            <Field
              {...filled('password', {}, faults)}
              label="New password"
              type="password"
              required
              autocomplete="new-password"
              hint={`At least ${PASSWORD_MIN} characters; four words are good. You sign in again with it.`}
            />
            <Actions>
              <button class="button go">Change</button>
            </Actions>
          </form>
        </Card>
      </div>
    </Layout>
  );
}
