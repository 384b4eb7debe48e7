import { formatMoney } from '../pages/format.mjs';
import { productPage } from '../pages/product-page.mjs';
import { thanksPage } from '../pages/thanks-page.mjs';

/** The product page and the checkout. */
export function addProductRoutes(app, shop) {
  app.get('/', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.html(productPage(shop, { customer: shop.sessions.read(c), code: c.req.query('ref') }));
  });

  // The page's script asks for JSON and reports the order to Goodword; without it the form alone does.
  app.post('/checkout', async (c) => {
    const form = await c.req.parseBody();
    const customerId = shop.sessions.read(c)?.id;
    const order = shop.orders.place({ quantity: form.quantity, coupon: form.coupon, customerId });
    if (c.req.header('accept') !== 'application/json') {
      return c.redirect(`/orders/${order.number}`, 303);
    }
    const { number, amount, currency, coupon } = order;
    return c.json({
      number,
      total: formatMoney(amount, currency),
      conversion: { externalId: number, amount, currency, coupon },
    });
  });

  app.get('/orders/:number', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.html(thanksPage(shop, shop.orders.find(c.req.param('number'))));
  });
}
