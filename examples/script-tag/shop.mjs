import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { createGoodwordApi } from './backend/goodword-api.mjs';
import { createOrders } from './backend/orders.mjs';
import { createSessions } from './backend/sessions.mjs';
import { ShopError } from './backend/shop-error.mjs';
import { errorPage } from './pages/error-page.mjs';
import { addOfficeRoutes } from './routes/office.mjs';
import { addProductRoutes } from './routes/product.mjs';
import { addSessionRoutes } from './routes/session.mjs';

/**
 * What the shop needs to know.
 *
 * @typedef {object} ShopOptions
 * @property {string} goodwordUrl origin of the Goodword server, as in `https://refer.example.com`
 * @property {string} program the program's public id
 * @property {string} secretKey `gw_sk_…`: stays in this process, a browser never sees it
 * @property {{ kid: string, secret: string }} identity signs who a customer is (HS256)
 * @property {string} [shopUrl] the shop's own origin; visitors by another name are sent there
 * @property {typeof fetch} [fetch] for tests
 * @property {() => number} [now] milliseconds since 1970, for tests
 */

/**
 * Creates the shop: `{ fetch }`, to be served by any web-standard server.
 *
 * @param {ShopOptions} options
 */
export function createShop({ fetch, now = Date.now, shopUrl, ...options }) {
  const goodwordOrigin = new URL(options.goodwordUrl).origin;
  const shop = {
    program: options.program,
    identity: options.identity,
    goodwordOrigin,
    goodword: createGoodwordApi({ origin: goodwordOrigin, secretKey: options.secretKey, fetch }),
    orders: createOrders({ now }),
    sessions: createSessions(),
    now,
  };

  const app = new Hono();
  app.use(headers(goodwordOrigin));
  if (shopUrl) app.use(oneOrigin(new URL(shopUrl)));
  app.use(csrf());
  addProductRoutes(app, shop);
  addSessionRoutes(app, shop);
  addOfficeRoutes(app, shop);
  app.get(
    '*',
    revalidate,
    serveStatic({ root: fileURLToPath(new URL('public', import.meta.url)) }),
  );
  app.notFound((c) => c.html(errorPage(shop, 'There is no such page.'), 404));
  app.onError((error, c) => {
    // What an HTTP helper throws, such as the same-origin check, carries its own answer.
    if (typeof error.getResponse === 'function') return error.getResponse();
    const known = error instanceof ShopError;
    if (!known) process.stderr.write(`${error.stack}\n`);
    const message = known ? error.message : 'Something went wrong on our side.';
    const status = known ? error.status : 500;
    return wantsJson(c)
      ? c.json({ error: message }, status)
      : c.html(errorPage(shop, message), status);
  });
  return app;
}

/** A policy as strict as a security review asks for: the Goodword server is the only other origin. */
function headers(goodword) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", goodword],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'", goodword],
      formAction: ["'self'", goodword],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['goodword'],
    },
    referrerPolicy: 'strict-origin-when-cross-origin',
    // Over plain HTTP on this machine it says nothing; a real shop leaves the default.
    strictTransportSecurity: false,
  });
}

/** Sends a visitor by another name (`localhost`, a rebound domain) to the one registered origin. */
function oneOrigin(shopUrl) {
  return async (c, next) => {
    const url = new URL(c.req.url);
    if (url.host === shopUrl.host) return next();
    if (c.req.method !== 'GET') return c.text('Forbidden', 403);
    return c.redirect(new URL(url.pathname + url.search, shopUrl).href);
  };
}

async function revalidate(c, next) {
  await next();
  c.header('Cache-Control', 'no-cache');
}

function wantsJson(c) {
  return c.req.header('accept') === 'application/json';
}
