/** An order as far as refunds go. Minor units. */
export interface RefundableOrder {
  /** `null` where the order has no value. */
  amount: number | null;
  refunded: number;
  isFull: boolean;
}

/** What a refund makes of an order, or why it cannot be. */
export type PlannedReversal =
  | { ok: true; amount: number | null; refunded: number; isFull: boolean }
  | { ok: false; reason: string };

/**
 * Decides what a refund comes to: never more than the order's value in all.
 *
 * @param asked left out: all that is left
 */
export function planReversal(order: RefundableOrder, asked: number | undefined): PlannedReversal {
  if (order.isFull) return { ok: false, reason: 'The order was refunded in full already.' };
  if (order.amount === null) {
    return asked === undefined
      ? { ok: true, amount: null, refunded: 0, isFull: true }
      : { ok: false, reason: 'The order has no value; leave the amount out to reverse it.' };
  }
  const left = order.amount - order.refunded;
  const amount = asked ?? left;
  if (amount > left)
    return { ok: false, reason: `Only ${left} minor units of the order are left.` };
  const refunded = order.refunded + amount;
  return { ok: true, amount, refunded, isFull: refunded === order.amount };
}
