import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { STANDARDS, type Standard } from '../stability/standards.js';
import { PASSWORD_MIN } from '../staff/password.js';
import { Actions, Field, filled, Select } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, Faults, fieldId, type Typed } from '../web/parts.js';
import { LABEL_STOCK_WORDS, LABEL_STOCKS } from './label-stocks.js';
import { TIME_ZONES } from './time-zones.js';

const STANDARD_WORDS: Readonly<Record<Standard, string>> = {
  'usp-795-2023': 'USP <795>, 2023',
  'usp-795-2014': 'USP <795>, 2014',
  'uk-extemporaneous': 'United Kingdom, extemporaneous',
  'au-apf25': 'Australia, APF 25',
};

interface FirstRunPageProps {
  readonly token: string;
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
}

interface Part {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

export function FirstRunPage({ token, typed = {}, faults = [] }: FirstRunPageProps): VNode {
  return (
    <Layout title="Set up">
      <div class="narrow">
        <h1>Set up this pharmacy</h1>
        <Faults faults={faults} />
        <form method="post" action="/first-run">
          <input type="hidden" name="token" value={token} />
          <PharmacyCard typed={typed} faults={faults} />
          <PharmacistCard typed={typed} faults={faults} />
        </form>
      </div>
    </Layout>
  );
}

function PharmacyCard({ typed, faults }: Part): VNode {
  return (
    <Card title="The pharmacy">
      <div class="fields">
        <Field
          {...filled('pharmacyName', typed, faults)}
          label="Name, as printed on labels"
          required
          maxLength={100}
          autofocus={faults.length === 0}
        />
        <Field
          {...filled('address', typed, faults)}
          label="Address"
          lines
          required
          hint="Up to four lines."
        />
        <Field
          {...filled('phone', typed, faults)}
          label="Phone"
          width="half"
          inputmode="tel"
          required
          maxLength={40}
        />
        <TimeZoneField typed={typed} faults={faults} />
        <Select
          {...filled('standard', typed, faults)}
          label="Standard for beyond-use dates"
          width="half"
          options={STANDARDS.map((standard) => [standard, STANDARD_WORDS[standard]] as const)}
        />
        <Select
          {...filled('labelStock', typed, faults)}
          label="Labels in the printer"
          width="half"
          options={LABEL_STOCKS.map((stock) => [stock, LABEL_STOCK_WORDS[stock]] as const)}
        />
      </div>
    </Card>
  );
}

/** Typed with suggestions: four hundred names are too many to scroll through. */
function TimeZoneField({ typed, faults }: Part): VNode {
  const { name, value, fault } = filled('timeZone', typed, faults);
  const id = fieldId(name);
  const about = [`${id}-hint`, ...(fault ? [`${id}-fault`] : [])].join(' ');
  return (
    <div class="half">
      <label for={id}>Time zone</label>
      <input
        id={id}
        name={name}
        value={value}
        list="time-zones"
        required
        autocomplete="off"
        aria-describedby={about}
        aria-invalid={fault ? 'true' : undefined}
      />
      <datalist id="time-zones">
        {TIME_ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {fault && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
      <span class="hint about" id={`${id}-hint`}>
        By its city, like Europe/London: it decides which day it is here.
      </span>
    </div>
  );
}

function PharmacistCard({ typed, faults }: Part): VNode {
  return (
    <Card title="The first pharmacist">
      <div class="fields">
        <Field
          {...filled('pharmacistName', typed, faults)}
          label="Name"
          required
          maxLength={100}
          autocomplete="name"
          hint="The formulas this version comes with are adopted as approved by this person: read them before use."
        />
        <Field {...filled('initials', typed, faults)} label="Initials" width="half" required maxLength={5} />
        <Field
          {...filled('login', typed, faults)}
          label="Login"
          width="half"
          required
          maxLength={64}
          autocomplete="username"
        />
        <Field
          {...filled('password', {}, faults)}
          label="Password"
          type="password"
          required
          autocomplete="new-password"
          hint={`At least ${PASSWORD_MIN} characters; four words are good.`}
        />
        <Actions>
          <button class="button go">Create the pharmacy</button>
        </Actions>
      </div>
    </Card>
  );
}
