import type { OrderState } from '../orders/orders.entity.js';

const NO_LABEL: Readonly<Partial<Record<OrderState, string>>> = {
  draft: 'the order is a draft; approve it and start compounding first.',
  approved: 'its date is counted from the day it is made; start compounding first.',
  cancelled: 'the order was cancelled.',
  discarded: 'the preparation was discarded.',
};

/** Why an order in this state has no label; undefined for the states that have one. */
export function whyNoLabel(state: OrderState): string | undefined {
  return NO_LABEL[state];
}
