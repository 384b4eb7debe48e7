import { randomBytes } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findCustomer } from './customers.mjs';

const COOKIE = 'shop_session';
const DAY = 24 * 60 * 60;

/** Who is signed in to the shop: the shop's own affair, and no script can read it. */
export function createSessions() {
  const customers = new Map();
  return {
    /** @returns the signed-in customer, or `undefined` */
    read: (c) => findCustomer(customers.get(getCookie(c, COOKIE))),
    begin(c, customer) {
      const id = randomBytes(24).toString('base64url');
      customers.set(id, customer.id);
      setCookie(c, COOKIE, id, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: new URL(c.req.url).protocol === 'https:',
        maxAge: DAY,
      });
    },
    end(c) {
      customers.delete(getCookie(c, COOKIE));
      deleteCookie(c, COOKIE, { path: '/' });
    },
  };
}
