import type { VNode } from 'preact';
import { DayText, Scroll, Tag } from '../web/parts.js';
import type { OrderLine } from './orders.types.js';

export const FORM_NAMES: Readonly<Record<string, string>> = {
  capsule: 'Capsules',
  'oral-liquid': 'Oral liquid',
  'sublingual-drops': 'Sublingual drops',
  cream: 'Cream',
};

/** `Capsules 4.5 mg`; the plan of a cancelled draft knows no form. */
export function preparationOf(order: Pick<OrderLine, 'form' | 'dose'>): string {
  return `${order.form ? (FORM_NAMES[order.form] ?? order.form) : 'Preparation'} ${order.dose}`;
}

/** Orders in a list. `patients` shows whose they are, `states` where they stand. */
export function OrderTable(props: {
  readonly orders: readonly OrderLine[];
  readonly patients?: boolean;
  readonly states?: boolean;
  readonly name?: string;
}): VNode {
  const { orders, patients = true, states = true, name = 'Orders' } = props;
  return (
    <Scroll name={name}>
      <table class={states ? undefined : 'even'}>
        <thead>
          <tr>
            <th scope="col">Order</th>
            {patients && <th scope="col">Patient</th>}
            <th scope="col">Preparation</th>
            {states && <th scope="col">State</th>}
            <th scope="col">Good until</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <th scope="row" class="keep">
                <a class="row-link" href={`/orders/${order.id}`}>
                  {order.number}
                </a>
              </th>
              {patients && <td>{order.patientName}</td>}
              <td>{preparationOf(order)}</td>
              {states && (
                <td>
                  <Tag>{order.state}</Tag>
                </td>
              )}
              <td>
                {order.beyondUseDate ? (
                  <DayText value={order.beyondUseDate} />
                ) : (
                  <span class="hint keep">not made</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
