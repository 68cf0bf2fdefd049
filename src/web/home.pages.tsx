import type { VNode } from 'preact';
import { printDay, type Day } from '../calendar/day.js';
import { DaysLeftTable } from '../expiry-board/days-left.js';
import type { BoardRow } from '../expiry-board/expiry-board.types.js';
import { OrderTable } from '../orders/order-table.js';
import type { OrderState } from '../orders/orders.entity.js';
import type { OrderLine } from '../orders/orders.types.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from './layout.js';
import { Card, Empty, Head } from './parts.js';

/** The stages of work, in order, and who takes the next step. */
const STAGES: readonly (readonly [state: OrderState, title: string, next: string])[] = [
  ['verification', 'To verify', 'a pharmacist who did not make it verifies'],
  ['draft', 'Drafts', 'a pharmacist answers what is open and approves'],
  ['approved', 'To compound', 'anyone at the bench starts compounding'],
  ['compounding', 'On the bench', 'weigh, enter what was weighed, finish'],
  ['released', 'To collect', 'dispense when it is collected'],
];

interface HomePageProps {
  readonly who: SignedIn;
  readonly orders: readonly OrderLine[];
  readonly expiring: readonly BoardRow[];
  readonly today: Day;
}

/** Orders by stage, and what expires next. */
export function HomePage({ who, orders, expiring, today }: HomePageProps): VNode {
  const stages = STAGES.map(([state, title, next]) => ({
    title,
    next,
    orders: orders.filter((order) => order.state === state),
  })).filter((stage) => stage.orders.length > 0);
  return (
    <Layout title="Today" who={who} current="/">
      <Head title="Today">
        <span class="hint stay">{printDay(today)}</span>
        <a class="button go" href="/prescriptions/new">
          New prescription
        </a>
      </Head>
      <div class="halves">
        <div>
          {stages.length === 0 && (
            <Card title="Nothing to make">
              <Empty>
                No order is open. <a href="/prescriptions/new">Enter a prescription</a>, or look at{' '}
                <a href="/orders">all orders</a>.
              </Empty>
            </Card>
          )}
          {stages.map((stage) => (
            <Card
              key={stage.title}
              title={`${stage.title} (${stage.orders.length})`}
              aside={<span class="hint">{stage.next}</span>}
            >
              <OrderTable orders={stage.orders} states={false} name={stage.title} />
            </Card>
          ))}
        </div>
        <div>
          <Card title="What expires next" aside={<a href="/expiry-board">Expiry board</a>}>
            {expiring.length === 0 ? (
              <Empty>Nothing is on the shelf or at home yet; released preparations come here.</Empty>
            ) : (
              <DaysLeftTable rows={expiring} groups={false} />
            )}
          </Card>
        </div>
      </div>
    </Layout>
  );
}
