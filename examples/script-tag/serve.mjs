import { serve } from '@hono/node-server';
import { createShop } from './shop.mjs';

/** Runs the demo shop. Everything that differs from shop to shop comes from the environment. */

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function required(name) {
  return process.env[name] || fail(`${name} is not set. See README.md for what the shop needs.`);
}

function requiredUrl(name) {
  const value = required(name);
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    fail(`${name} is ${value}. Expected an address such as http://127.0.0.1:4400.`);
  }
  return value;
}

const port = Number(process.env.SHOP_PORT || 4401);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  fail(`SHOP_PORT is ${process.env.SHOP_PORT}. Expected a whole number from 1 to 65535.`);
}

const shopUrl = `http://127.0.0.1:${port}`;
const shop = createShop({
  shopUrl,
  goodwordUrl: requiredUrl('GOODWORD_URL'),
  program: process.env.GOODWORD_PROGRAM || 'demo',
  secretKey: required('GOODWORD_SECRET_KEY'),
  identity: {
    kid: required('GOODWORD_IDENTITY_KID'),
    secret: required('GOODWORD_IDENTITY_SECRET'),
  },
});

const server = serve({ fetch: shop.fetch, hostname: '127.0.0.1', port }, () => {
  process.stdout.write(`Demo shop: ${shopUrl}/\n`);
});
server.on('error', (error) => {
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Set SHOP_PORT to a free one.`
      : `The demo shop cannot listen on ${shopUrl}: ${error.message}`,
  );
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
