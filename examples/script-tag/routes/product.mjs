import { productPage } from '../pages/product-page.mjs';
import { thanksPage } from '../pages/thanks-page.mjs';

/** The product page and the checkout. */
export function addProductRoutes(app, shop) {
  app.get('/', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.html(productPage(shop, shop.sessions.read(c)));
  });

  // The page's script asks for JSON and reports the order to Goodword; without it the form alone does.
  app.post('/checkout', async (c) => {
    const { quantity, coupon } = await c.req.parseBody();
    const customerId = shop.sessions.read(c)?.id;
    const order = shop.orders.place({ quantity, coupon, customerId });
    if (c.req.header('accept') !== 'application/json') {
      return c.redirect(`/orders/${order.number}`, 303);
    }
    const { number, amount, currency } = order;
    return c.json({ number, amount, currency, coupon: order.coupon });
  });

  app.get('/orders/:number', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.html(thanksPage(shop, shop.orders.find(c.req.param('number'))));
  });
}
