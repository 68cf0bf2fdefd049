import type { VNode } from 'preact';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, Empty, Head } from '../web/parts.js';
import { OrderTable } from './order-table.js';
import { ORDER_STATES, type OrderState } from './orders.entity.js';
import type { OrderLine } from './orders.types.js';

/** All orders, or those in one state. */
export function OrdersPage(props: {
  readonly who: SignedIn;
  readonly orders: readonly OrderLine[];
  readonly state?: OrderState;
}): VNode {
  const { who, orders, state } = props;
  const link = (value: OrderState | undefined): VNode => (
    <a
      key={value ?? 'all'}
      href={value ? `/orders?state=${value}` : '/orders'}
      aria-current={value === state ? 'page' : undefined}
    >
      {value ?? 'all'}
    </a>
  );
  return (
    <Layout title="Orders" who={who} current="/orders">
      <Head title="Orders">
        <nav class="segments" aria-label="State">
          {link(undefined)}
          {ORDER_STATES.map(link)}
        </nav>
      </Head>
      <Card>
        {orders.length === 0 ? (
          <Empty>
            {state ? `No order is ${state}. ` : 'No order was made yet. '}
            <a href="/prescriptions/new">Enter a prescription</a>
          </Empty>
        ) : (
          <OrderTable orders={orders} />
        )}
      </Card>
    </Layout>
  );
}
