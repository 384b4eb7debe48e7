import { randomBytes } from 'node:crypto';
import { ShopError } from './shop-error.mjs';

/** The one good product. Prices are in the currency's minor unit: 4900 is 49.00 EUR. */
export const PRODUCT = {
  sku: 'morning-set',
  name: 'The Morning Set',
  price: 4900,
  currency: 'EUR',
};

/** What a friend's coupon takes off an order, in cents. */
const COUPONS = { WELCOME10: 1000 };

const MOST_OF_ONE = 9;

/** The shop's orders, in memory. */
export function createOrders({ now }) {
  const orders = new Map();
  return {
    /**
     * Takes an order.
     *
     * @param {{ quantity: unknown, coupon?: unknown, customerId?: string }} form as it was typed
     */
    place({ quantity, coupon, customerId }) {
      const count = Number(quantity);
      if (!Number.isInteger(count) || count < 1 || count > MOST_OF_ONE) {
        throw new ShopError(`Choose a quantity from 1 to ${MOST_OF_ONE}.`);
      }
      const code = String(coupon ?? '')
        .trim()
        .toUpperCase();
      if (code && !Object.hasOwn(COUPONS, code)) {
        throw new ShopError('We do not know this coupon. Leave it empty to buy without one.');
      }
      const order = {
        number: createOrderNumber(),
        quantity: count,
        amount: count * PRODUCT.price - (COUPONS[code] ?? 0),
        currency: PRODUCT.currency,
        ...(code ? { coupon: code } : {}),
        ...(customerId ? { customerId } : {}),
        placedAt: new Date(now()).toISOString(),
        /** What Goodword decided, once the payment is confirmed. */
        conversion: undefined,
      };
      orders.set(order.number, order);
      return order;
    },
    find(number) {
      const order = orders.get(number);
      if (!order) throw new ShopError('There is no such order.', 404);
      return order;
    },
    /** The newest first. */
    list: () => [...orders.values()].reverse(),
  };
}

/** Random, since Goodword counts a number once: one that a restart gives out again would be lost. */
function createOrderNumber() {
  const text = randomBytes(4).toString('hex').toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
