import { createStageChangeId } from '../backend/record-id.mjs';
import { ShopError } from '../backend/shop-error.mjs';
import { officePage } from '../pages/office-page.mjs';

const DAY = 24 * 60 * 60 * 1000;

/** What the sales desk says after a change. */
const NOTICES = {
  stage: 'The stage is changed.',
  payment: 'The payment is confirmed, and Goodword has decided who is credited.',
  approve: 'The reward is approved.',
  issue: 'The reward is issued.',
};

/**
 * The sales desk: leads, payments, rewards, report. In a real shop it stands behind the staff's
 * sign-in; every call to Goodword is made here, with the secret key.
 */
export function addOfficeRoutes(app, shop) {
  const { goodword, orders, now } = shop;

  app.get('/office', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.html(await renderOffice(shop, { notice: NOTICES[c.req.query('notice')] }));
  });

  app.post('/office/leads/:id/stages', async (c) => {
    const { stage } = await c.req.parseBody();
    return change(c, 'stage', () =>
      goodword.post(`/v1/leads/${encodeURIComponent(c.req.param('id'))}/stages`, {
        id: createStageChangeId(now()),
        stage,
        occurredAt: new Date(now()).toISOString(),
      }),
    );
  });

  app.post('/office/orders/:number/confirm', (c) =>
    change(c, 'payment', async () => {
      const order = orders.find(c.req.param('number'));
      order.conversion = await goodword.post('/v1/conversions', {
        externalId: order.number,
        kind: 'purchase',
        value: { amount: order.amount, currency: order.currency },
        occurredAt: order.placedAt,
        evidence: {
          ...(order.coupon ? { coupon: order.coupon } : {}),
          ...(order.customerId ? { customerId: order.customerId } : {}),
        },
      });
    }),
  );

  app.post('/office/rewards/:id/:decision{approve|issue}', (c) => {
    const { id, decision } = c.req.param();
    return change(c, decision, () =>
      goodword.post(`/v1/rewards/${encodeURIComponent(id)}/${decision}`),
    );
  });

  /** Makes a change and shows the desk again, with a word on how it went. */
  async function change(c, notice, task) {
    try {
      await task();
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      return c.html(await renderOffice(shop, { problem: error.message }), error.status);
    }
    return c.redirect(`/office?notice=${notice}`, 303);
  }
}

/** Reads all that the desk shows. Without Goodword, the shop's own orders are still there. */
async function renderOffice(shop, { notice, problem }) {
  const { goodword, orders, now } = shop;
  const period = new URLSearchParams({
    from: new Date(now() - 30 * DAY).toISOString(),
    to: new Date(now()).toISOString(),
  });
  const parts = await Promise.all([
    goodword.list('/v1/leads'),
    goodword.list('/v1/rewards'),
    goodword.get(`/v1/reports/funnel?${period}`),
    goodword.get('/v1/ledger?limit=100'),
  ]).catch((error) => {
    if (!(error instanceof ShopError)) throw error;
    return error;
  });
  if (parts instanceof ShopError) {
    return officePage(shop, { problem: problem ?? parts.message, orders: orders.list() });
  }
  const [leads, rewards, funnel, ledger] = parts;
  return officePage(shop, {
    notice,
    problem,
    orders: orders.list(),
    records: { leads, rewards, funnel, ledger },
  });
}
