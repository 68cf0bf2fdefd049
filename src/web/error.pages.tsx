import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from './layout.js';
import { Card, wordsOfPath } from './parts.js';

interface ErrorPageProps {
  readonly status: number;
  /** What happened and what to do; no patient data. */
  readonly message: string;
  readonly faults?: readonly Fault[];
  /** Leads to the entry in the log. */
  readonly reference?: string;
  readonly who?: SignedIn;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'This could not be read',
  401: 'Please sign in',
  403: 'This is not yours to do',
  404: 'Nothing stands here',
  409: 'Not as it stands',
  413: 'That is too much at once',
  415: 'This could not be read',
  422: 'Some fields need correcting',
  429: 'Too many attempts',
};

/** Every refused or failed page request: what to do next, and where to find it in the log. */
export function ErrorPage({ status, message, faults = [], reference, who }: ErrorPageProps): VNode {
  const title = TITLES[status] ?? (status >= 500 ? 'Something went wrong here' : 'This was refused');
  return (
    <Layout title={title} {...(who ? { who } : {})}>
      <div class="narrow">
        <Card>
          <h1>{title}</h1>
          <p>{message}</p>
          {faults.length > 0 && (
            <ul class="steps">
              {faults.map((fault) => (
                <li key={fault.path}>{`${wordsOfPath(fault.path)} ${fault.message}`}</li>
              ))}
            </ul>
          )}
          {reference && <p class="hint">{`Reference for the log: ${reference}`}</p>}
          <p class="actions apart">
            {status === 401 ? (
              <a class="button go" href="/sign-in">
                Sign in
              </a>
            ) : (
              <a class="button go" href="/">
                To today
              </a>
            )}
          </p>
        </Card>
      </div>
    </Layout>
  );
}
