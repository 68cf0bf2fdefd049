import type { VNode } from 'preact';
import { CAPSULE_SIZES } from '../catalogue/ingredient.js';
import { SETTINGS } from '../policy/policy.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Field, filled, Select, type Option } from '../web/fields.js';
import { Card, CsrfField, type Typed } from '../web/parts.js';
import type { Lot } from './lots.entity.js';

const SIZES: readonly Option[] = [
  ['', 'Choose'],
  ...CAPSULE_SIZES.map((size): Option => [size, `size ${size}`]),
];

/** What fills one capsule: what was measured, how it is measured, and the form for the weighings. */
export function PackingCard(props: {
  readonly who: SignedIn;
  readonly lot: Lot;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}): VNode {
  const { who, lot, typed, faults } = props;
  const of = (name: string) => filled(name, typed, faults);
  return (
    <Card title="Packing statistic" id="packing">
      <Measured lot={lot} />
      <p>
        Fill at least {SETTINGS.leastPackStatCapsules.default} capsules of one size with this lot alone, as
        your filler machine fills them, or as many as your policy leastPackStatCapsules asks. Weigh each with
        its shell, and a few empty shells of the same lot. A new measurement replaces the one of that size.
      </p>
      <form method="post" action={`/lots/${lot.id}/packing-statistics`} novalidate class="fields">
        <CsrfField who={who} />
        <div class="grid">
          <Select {...of('size')} label="Capsule size" options={SIZES} width="half" />
          <Field
            {...of('emptyShells')}
            label="Empty shells, mg"
            hint="the mean of several, or each one: 48.1 47.9"
            width="half"
          />
          <Field
            {...of('filled')}
            label="Filled capsules with shell, mg"
            hint="each weight, separated by spaces or lines: 228.4 226.9 229.1 …"
            lines
          />
        </div>
        <div class="actions">
          <button class="button">Save weighings</button>
        </div>
      </form>
    </Card>
  );
}

function Measured({ lot }: { readonly lot: Lot }): VNode {
  const { packStat = {}, packing = {} } = lot.certificate;
  const sizes = CAPSULE_SIZES.filter((size) => packStat[size] !== undefined);
  if (sizes.length === 0) {
    return <p class="empty">Not measured yet: no capsule is planned with this lot until it is.</p>;
  }
  return (
    <dl class="facts">
      {sizes.map((size) => {
        const record = packing[size];
        const origin = record
          ? `mean of ${record.filled.length} capsules weighed here, relative standard deviation ${record.rsd}`
          : 'as entered when the lot was received';
        return [
          <dt key={size}>{`Size ${size}`}</dt>,
          <dd key={`${size} value`}>
            {`${packStat[size] ?? ''} `}
            <span class="hint">{origin}</span>
          </dd>,
        ];
      })}
    </dl>
  );
}
