import { findCustomer } from '../backend/customers.mjs';
import { createIdentityToken } from '../backend/identity-token.mjs';
import { ShopError } from '../backend/shop-error.mjs';

/** Signing in and out of the shop, and telling Goodword who the customer is. */
export function addSessionRoutes(app, shop) {
  app.post('/session', async (c) => {
    const { customer: id } = await c.req.parseBody();
    const customer = findCustomer(id);
    if (!customer) throw new ShopError('Choose a customer from the list.');
    shop.sessions.begin(c, customer);
    if (c.req.header('accept') !== 'application/json') return c.redirect('/', 303);
    return c.json({ name: customer.name, token: await createIdentityToken(customer, shop) });
  });

  // For a page that is opened while somebody is signed in.
  app.post('/session/token', async (c) => {
    const customer = shop.sessions.read(c);
    if (!customer) throw new ShopError('Sign in first.', 401);
    c.header('Cache-Control', 'no-store');
    return c.json({ name: customer.name, token: await createIdentityToken(customer, shop) });
  });

  app.post('/session/end', (c) => {
    shop.sessions.end(c);
    return c.redirect('/', 303);
  });
}
