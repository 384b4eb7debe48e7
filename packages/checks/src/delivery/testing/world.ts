import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../../testing/process.js';
import { openDevice, type Device, type Engine } from './browsers.js';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.js';
import {
  startServerUnderTest,
  type ServerUnderTest,
  type StoredEvent,
} from './server-under-test.js';
import { pendingIn } from './in-page.js';
import { startShop, type Conditions, type Shop } from './shop.js';
import { when } from './when.js';

/** A server, a network with faults, a shop, and one person's device. */
export interface World {
  server: ServerUnderTest;
  proxy: FaultyProxy;
  shop: Shop;
  device: Device;
  /** Opens the shop's page in a new tab; resolves when its client has been loaded. */
  openShop(conditions?: Conditions): Promise<Page>;
  /** What is stored, once it is so many or the deadline (ms) has passed. */
  whenStored(count: number, deadline?: number): Promise<StoredEvent[]>;
  /** How many events wait by the page's own word, once it is none or the deadline has passed. */
  whenSent(page: Page): Promise<number>;
  /** Closes the tabs that were opened, and leaves the browser open. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** @param device one that other worlds use too; by default the world has one of its own */
export async function createWorld(engine: Engine, device?: Device): Promise<World> {
  const client = await mkdtemp(join(tmpdir(), 'goodword-client-'));
  // A copy, so that a build that runs meanwhile changes nothing.
  await cp(join(ROOT, 'packages', 'checks', 'dist', 'bundles', 'client'), client, {
    recursive: true,
  });
  const proxy = await startFaultyProxy(() => server.url);
  const shop = await startShop(client, () => proxy.url);
  const server = await startServerUnderTest(shop.origin);
  const used = device ?? (await openDevice(engine));

  return {
    server,
    proxy,
    shop,
    device: used,
    async openShop(conditions) {
      const page = await used.openPage(shop.origin);
      await openShopIn(page, shop.pageUrl(conditions));
      return page;
    },
    whenStored: (count, deadline) =>
      when(
        () => server.readEvents(),
        (events) => events.length >= count,
        deadline,
      ),
    whenSent: (page) =>
      when(
        () => pendingIn(page),
        (count) => count === 0,
      ),
    async closePages() {
      const [last, ...pages] = await used.browser.pages();
      for (const page of pages) await page.close();
      await last?.goto('about:blank');
    },
    async close() {
      if (!device) await used.close();
      await shop.close();
      await proxy.close();
      await server.close();
      await rm(client, { recursive: true, force: true });
    },
  };
}

/** Goes to a page of the shop in a tab that is there. */
export async function openShopIn(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await whenReady(page);
}

/** Resolves when the page's client has been loaded. */
export async function whenReady(page: Page): Promise<void> {
  // A page that is being replaced cannot be asked, or never answers.
  const isReady = () =>
    Promise.race([
      page.evaluate('globalThis.shop !== undefined').catch(() => false),
      new Promise((resolve) => setTimeout(resolve, 1_000, false)),
    ]);
  if (!(await when(isReady, Boolean))) throw new Error(`${page.url()} has no client.`);
}
