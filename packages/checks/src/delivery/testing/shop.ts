import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What is changed about the browser before the page's scripts run. */
export interface Conditions {
  /** Web Locks are missing. */
  withoutLocks?: boolean;
  /** `indexedDB.open` throws, or each write does. */
  storage?: 'throws-on-open' | 'throws-on-write';
  /** The device's clock is wrong by so many milliseconds. */
  clockError?: number;
}

/** A shop's pages, on an origin of their own: `/` with a client, `/other` without one. */
export interface Shop {
  origin: string;
  /** The page's address under these conditions. */
  pageUrl(conditions?: Conditions): string;
  otherUrl: string;
  close(): Promise<void>;
}

/**
 * @param client the folder of the built client
 * @param endpoint gives the address that the client sends to
 */
export async function startShop(client: string, endpoint: () => string): Promise<Shop> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.invalid');
    const html = { 'content-type': 'text/html; charset=utf-8' };
    if (pathname === '/') {
      response.writeHead(200, html).end(renderPage(endpoint(), readConditions(searchParams)));
    } else if (pathname === '/other') {
      response.writeHead(200, html).end('<!doctype html><title>Other</title><p>Nothing here.</p>');
    } else if (/^\/client\/(later\/)?[\w-]+\.js$/.test(pathname)) {
      readFile(join(client, pathname.slice('/client'.length))).then(
        (text) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(text),
        () => response.writeHead(404).end(),
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pageUrl: (conditions = {}) =>
      `${origin}/?conditions=${encodeURIComponent(JSON.stringify(conditions))}`,
    otherUrl: `${origin}/other`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const readConditions = (query: URLSearchParams): Conditions =>
  JSON.parse(query.get('conditions') ?? '{}') as Conditions;

function renderPage(endpoint: string, { withoutLocks, storage, clockError }: Conditions): string {
  const changes = [
    withoutLocks && `Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });`,
    storage === 'throws-on-open' && `indexedDB.open = () => { throw new DOMException('No'); };`,
    storage === 'throws-on-write' &&
      `IDBObjectStore.prototype.put = () => { throw new DOMException('No', 'QuotaExceededError'); };`,
    clockError &&
      `const now = Date.now;
      globalThis.Date = class extends Date {
        constructor(...values) { super(...(values.length ? values : [Date.now()])); }
        static now() { return now() + ${clockError}; }
      };`,
  ];
  return `<!doctype html>
    <html lang="en">
      <title>Shop</title>
      <script>{ ${changes.filter(Boolean).join('\n')} }</script>
      <script type="module">
        import { createReferralClient } from '/client/client.js';
        const rejected = [];
        const client = createReferralClient({
          program: 'demo',
          endpoint: ${JSON.stringify(endpoint)},
          onReject: (event) => rejected.push(event),
        });
        const shop = { client, rejected, restored: 0 };
        addEventListener('pageshow', ({ persisted }) => persisted && (shop.restored += 1));
        await client.load();
        globalThis.shop = shop;
      </script>
    </html>`;
}
