import type { VNode } from 'preact';
import { CAPSULE_SIZES, type Ingredient } from '../catalogue/ingredient.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Actions, Field, filled, Select, type Option } from '../web/fields.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Faults, Head, IdempotencyField, type Typed } from '../web/parts.js';

const API_FORMS: readonly Option[] = [
  ['', 'not stated'],
  ['anhydrous', 'anhydrous'],
  ['monohydrate', 'monohydrate'],
  ['dihydrate', 'dihydrate'],
  ['base', 'base'],
];
const SIZES: readonly Option[] = [
  ['', 'not a shell'],
  ...CAPSULE_SIZES.map((size): Option => [size, `size ${size}`]),
];
const BASES: readonly Option[] = [
  ['', 'not stated'],
  ['anhydrous', 'anhydrous'],
  ['as-is', 'as is'],
];

interface ReceiveLotPageProps {
  readonly who: SignedIn;
  readonly ingredients: readonly Ingredient[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly idempotencyKey: string;
}

/** A lot as it arrives: container first, then its certificate, then what the pharmacy measured. */
export function ReceiveLotPage({
  who,
  ingredients,
  typed,
  faults,
  idempotencyKey,
}: ReceiveLotPageProps): VNode {
  const of = (name: string) => filled(name, typed, faults);
  const options: Option[] = [['', 'Choose'], ...ingredients.map((one): Option => [one.id, one.name])];
  return (
    <Layout title="Receive a lot" who={who} current="/lots">
      <div class="column">
        <Head title="Receive a lot">
          <span class="hint">It stays in quarantine until a pharmacist releases it</span>
        </Head>
        <Faults faults={faults} />
        <form method="post" action="/lots" novalidate>
          <CsrfField who={who} />
          <IdempotencyField value={idempotencyKey} />
          <Card title="Container">
            <div class="grid">
              <Select
                {...of('ingredient')}
                label="Ingredient"
                options={options}
                autofocus={faults.length === 0}
              />
              <Field {...of('lot')} label="Lot number" width="half" />
              <Field {...of('supplier')} label="Supplier" width="half" />
              <Field
                {...of('quantity')}
                label="Quantity"
                hint="with unit, like 25 g, 1000 capsule, 30 tablet"
                width="half"
              />
              <Select {...of('size')} label="Size of a capsule shell" options={SIZES} width="half" />
              <Field {...of('receivedOn')} label="Received on" hint="like 20 Nov 2026" width="half" />
              <Field
                {...of('expiresOn')}
                label="Expires"
                hint="a day, or a month like 2027-08"
                width="half"
              />
            </div>
          </Card>
          <Card title="Certificate of analysis">
            <div class="grid">
              <Select {...of('form')} label="Form of the API" options={API_FORMS} width="half" />
              <Select {...of('assayBasis')} label="Assay basis" options={BASES} width="half" />
              <Field {...of('assay')} label="Assay" hint="like 99.5 %" width="third" />
              <Field {...of('water')} label="Water or loss on drying" hint="like 8.6 %" width="third" />
              <Field {...of('density')} label="Density" hint="like 0.97 g/mL" width="third" />
            </div>
          </Card>
          <Card title="Packing statistic: what fills one capsule, measured">
            <div class="grid">
              {CAPSULE_SIZES.map((size) => (
                <Field key={size} {...of(`packStat.${size}`)} label={`Size ${size}`} width="third" />
              ))}
            </div>
          </Card>
          <Actions>
            <button class="button go" data-main>
              Receive lot <kbd>Ctrl Enter</kbd>
            </button>
          </Actions>
        </form>
      </div>
    </Layout>
  );
}
