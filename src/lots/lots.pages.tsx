import type { VNode } from 'preact';
import { day, isBefore, type Day } from '../calendar/day.js';
import { Amount } from '../quantities/amount.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import {
  AmountText,
  Card,
  CsrfField,
  DayText,
  Empty,
  Faults,
  Head,
  InstantText,
  Scroll,
  StatusTag,
  type Typed,
} from '../web/parts.js';
import type { Lot, StockMovement } from './lots.entity.js';
import type { LotDetail } from './lots.service.js';
import { PackingCard } from './packing.pages.js';

const SMALLEST_GRAM_IN_MG = 1000;

/** Stock in the unit a person would say: grams from one gram on. */
export function onHandOf(quantity: string, unit: Lot['unit']): Amount {
  const exact = Amount.of(quantity, unit);
  return unit === 'mg' && exact.value.abs().gte(SMALLEST_GRAM_IN_MG) ? exact.to('g') : exact;
}

/** Where a lot stands, in one tag: a lot past its date is that first. */
function LotState({ lot, today }: { readonly lot: Lot; readonly today: Day }): VNode {
  if (isBefore(day(lot.expiresOn), today)) return <StatusTag status="block" word="expired" />;
  if (lot.status === 'recalled') return <StatusTag status="block" word="recalled" />;
  if (lot.status === 'quarantined') return <StatusTag status="review" word="quarantined" />;
  return <StatusTag status="pass" word="released" />;
}

export function LotsPage(props: {
  readonly who: SignedIn;
  readonly lots: readonly Lot[];
  readonly nameOf: (ingredient: string) => string;
  readonly today: Day;
}): VNode {
  const { who, lots, nameOf, today } = props;
  return (
    <Layout title="Lots" who={who} current="/lots">
      <Head title="Lots">
        <a class="button go" href="/lots/new">
          Receive a lot
        </a>
      </Head>
      <Card>
        {lots.length === 0 ? (
          <Empty>
            Nothing is in stock yet. Receive the first lot; until then plans are nominal and never released.
          </Empty>
        ) : (
          <Scroll name="Lots">
            <table>
              <thead>
                <tr>
                  <th scope="col">Ingredient</th>
                  <th scope="col">Lot</th>
                  <th scope="col">Expires</th>
                  <th scope="col" class="n">
                    On hand
                  </th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {lots.map((lot) => (
                  <tr key={lot.id}>
                    <td>{nameOf(lot.ingredient)}</td>
                    <th scope="row">
                      <a class="row-link" href={`/lots/${lot.id}`}>
                        {lot.lot}
                      </a>
                    </th>
                    <td>
                      <DayText value={lot.expiresOn} />
                    </td>
                    <td class="n">
                      <AmountText value={onHandOf(lot.onHand, lot.unit)} />
                    </td>
                    <td>
                      <LotState lot={lot} today={today} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Card>
    </Layout>
  );
}

interface LotPageProps {
  readonly who: SignedIn;
  readonly detail: LotDetail;
  readonly today: Day;
  /** Why it is to be taken out of use, as typed, and what is wrong with that. */
  readonly reason?: string;
  /** The weighings of a packing statistic as typed. */
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
}

export function LotPage({ who, detail, today, reason = '', typed = {}, faults = [] }: LotPageProps): VNode {
  const { lot, ingredientName, movements } = detail;
  return (
    <Layout title={`Lot ${lot.lot}`} who={who} current="/lots">
      <Head title={`${ingredientName}, lot ${lot.lot}`}>
        <span class="stay">
          <LotState lot={lot} today={today} />
        </span>
      </Head>
      <Faults faults={faults} />
      <div class="split">
        <div>
          <Facts lot={lot} />
          {who.role === 'pharmacist' && <Decide who={who} lot={lot} reason={reason} faults={faults} />}
        </div>
        <div>
          {detail.fillsCapsules && <PackingCard who={who} lot={lot} typed={typed} faults={faults} />}
          <Ledger lot={lot} movements={movements} timeZone={who.timeZone} />
        </div>
      </div>
    </Layout>
  );
}

function Facts({ lot }: { readonly lot: Lot }): VNode {
  const { certificate } = lot;
  const facts: [string, string | undefined][] = [
    ['Supplier', lot.supplier],
    ['Form', certificate.form],
    [
      'Assay',
      certificate.assay &&
        `${certificate.assay}${certificate.assayBasis ? `, ${certificate.assayBasis} basis` : ''}`,
    ],
    ['Water', certificate.water],
    ['Density', certificate.density],
    ['Size', certificate.size],
  ];
  return (
    <Card title="Certificate and measurements">
      <dl class="facts">
        <dt>On hand</dt>
        <dd>
          <AmountText value={onHandOf(lot.onHand, lot.unit)} />
        </dd>
        <dt>Expires</dt>
        <dd>
          <DayText value={lot.expiresOn} />
        </dd>
        <dt>Received</dt>
        <dd>
          <DayText value={lot.receivedOn} />
        </dd>
        {facts.map(([name, value]) =>
          value === undefined ? null : [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>],
        )}
      </dl>
    </Card>
  );
}

function Decide(props: {
  readonly who: SignedIn;
  readonly lot: Lot;
  readonly reason: string;
  readonly faults: readonly Fault[];
}): VNode | null {
  const { who, lot, reason, faults } = props;
  const fault = faults.find((one) => one.path === 'reason')?.message;
  if (lot.status === 'quarantined') {
    return (
      <Card title="Release for use">
        <p>
          Read the certificate against the label of the container. A released lot is used by the next plan.
        </p>
        <form method="post" action={`/lots/${lot.id}/release`}>
          <CsrfField who={who} />
          <div class="actions apart">
            <button class="button go" data-main>
              Release lot
            </button>
          </div>
        </form>
      </Card>
    );
  }
  if (lot.status !== 'released') return null;
  return (
    <Card title="Take out of use">
      <form method="post" action={`/lots/${lot.id}/quarantine`} novalidate>
        <CsrfField who={who} />
        <label for="f-reason">Why</label>
        <input
          id="f-reason"
          name="reason"
          value={reason}
          autocomplete="off"
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={fault ? 'f-reason-fault' : undefined}
        />
        {fault && (
          <span class="fault" id="f-reason-fault">
            {fault}
          </span>
        )}
        <div class="actions apart">
          <button class="button grave">Quarantine lot</button>
        </div>
      </form>
    </Card>
  );
}

function Ledger(props: {
  readonly lot: Lot;
  readonly movements: readonly StockMovement[];
  readonly timeZone: string;
}): VNode {
  const { lot, movements, timeZone } = props;
  return (
    <Card title="Movements">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col" class="n">
              Quantity
            </th>
          </tr>
        </thead>
        <tbody>
          {movements.map((movement) => (
            <tr key={movement.id}>
              <td>
                <InstantText at={movement.at} timeZone={timeZone} />
              </td>
              <td>
                {movement.reason}
                {movement.orderId && ' '}
                {movement.orderId && <a href={`/orders/${movement.orderId}`}>for an order</a>}
                {movement.note && <span class="hint under">{movement.note}</span>}
              </td>
              <td class="n">
                {movement.quantity.startsWith('-') ? '' : '+'}
                {onHandOf(movement.quantity, lot.unit).toString()}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
