import type { VNode } from 'preact';
import { DEFAULT_POLICY, SETTINGS, type Policy, type SettingName } from '../policy/policy.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, Head, Tag } from '../web/parts.js';
import type { Pharmacy } from './pharmacies.entity.js';

interface SettingsPageProps {
  readonly who: SignedIn;
  readonly pharmacy: Pharmacy;
  readonly policy: Policy;
}

/** Every clinical or legal value that is a choice, with its source; and the facts printed on every label. */
export function SettingsPage({ who, pharmacy, policy }: SettingsPageProps): VNode {
  const names = Object.keys(SETTINGS) as SettingName[];
  return (
    <Layout title="Settings" who={who} current="/settings">
      <Head title="Settings" />
      <Card title="Pharmacy">
        <dl class="facts">
          <dt>Name</dt>
          <dd>{pharmacy.name}</dd>
          <dt>Address</dt>
          <dd>{pharmacy.address.join(', ')}</dd>
          <dt>Phone</dt>
          <dd>{pharmacy.phone}</dd>
          <dt>Time zone</dt>
          <dd>{pharmacy.timeZone}</dd>
          <dt>Standard</dt>
          <dd>{pharmacy.standard}</dd>
          <dt>Label stock</dt>
          <dd>{pharmacy.labelStock}</dd>
        </dl>
      </Card>
      <Card title="Policy">
        <table>
          <thead>
            <tr>
              <th scope="col">What it decides</th>
              <th scope="col">Value here</th>
              <th scope="col">Default</th>
              <th scope="col">Source of the default</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">
                  {SETTINGS[name].meaning} <span class="hint under">{name}</span>
                </th>
                <td>
                  <b>{valueOf(name, policy)}</b> {policy[name] !== DEFAULT_POLICY[name] && <Tag>own</Tag>}
                </td>
                <td>{valueOf(name, DEFAULT_POLICY)}</td>
                <td class="hint">{SETTINGS[name].source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Layout>
  );
}

function valueOf(name: SettingName, policy: Policy): string {
  return SETTINGS[name].kind === 'days' ? `${policy[name]} days` : policy[name];
}
