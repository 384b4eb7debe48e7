import type { ReferralClient } from '@goodword/core/browser';
import type { Page } from 'puppeteer-core';

/** What the shop's page has put where a test finds it. */
interface ShopGlobal {
  shop: {
    client: ReferralClient;
    rejected: { id: string; code: string }[];
    restored: number;
  };
}

/** The person allows events, on the banner. */
export const allow = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { shop } = globalThis as unknown as ShopGlobal;
    await shop.client.consent.set({ measurement: true }, 'banner');
  });

/**
 * Tracks so many events, named by their `sku`: the first letter and a number.
 *
 * @returns the names of those that the client has accepted
 */
export const track = (page: Page, name: string, count: number): Promise<string[]> =>
  page.evaluate(
    async (letter, size) => {
      const { shop } = globalThis as unknown as ShopGlobal;
      const names = [...Array(size).keys()].map((number) => `${letter}-${number}`);
      const outcomes = await Promise.allSettled(
        names.map((sku, number) =>
          shop.client.track(
            number % 3 === 0
              ? { type: 'share', channel: 'x', sku }
              : { type: 'view', element: 'goodword-refer', sku },
          ),
        ),
      );
      return names.filter((_, number) => outcomes[number]?.status === 'fulfilled');
    },
    name,
    count,
  );

/** Tracks a visit by somebody's link. @returns the visitor's id */
export const trackVisit = (page: Page, code: string, sku: string): Promise<string | undefined> =>
  page.evaluate(
    async (linkCode, name) => {
      const { shop } = globalThis as unknown as ShopGlobal;
      await shop.client.track({ type: 'visit', code: linkCode, sku: name });
      return shop.client.evidence().visitor;
    },
    code,
    sku,
  );

/** Tracks so many events and goes to another address in the same breath. */
export const trackAndLeave = (
  page: Page,
  name: string,
  count: number,
  address: string,
): Promise<void> =>
  page.evaluate(
    (letter, size, href) => {
      const { shop } = globalThis as unknown as ShopGlobal;
      for (let number = 0; number < size; number += 1) {
        const sku = `${letter}-${number}`;
        void shop.client.track({ type: 'view', element: 'goodword-refer', sku });
      }
      location.assign(href);
    },
    name,
    count,
    address,
  );

/** Tracks one event that no server takes. */
export const trackPoison = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { shop } = globalThis as unknown as ShopGlobal;
    await shop.client.track({ type: 'view', element: 'x'.repeat(41), sku: 'poison' });
  });

/** What the browser says to a write of its own into a database. */
export const tryDatabase = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('probe', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('store');
        opening.onerror = () => resolve(opening.error?.name ?? 'error');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('store', 'readwrite');
          transaction.objectStore('store').put('x'.repeat(2_000), 1);
          transaction.oncomplete = () => resolve('stored');
          transaction.onabort = () => resolve(transaction.error?.name ?? 'aborted');
        };
      }),
  );

/** How many events wait, by the client's own word. */
export const pendingIn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as ShopGlobal).shop.client.get().queue.pending);

/** What was refused for good. */
export const rejectedIn = (page: Page): Promise<{ id: string; code: string }[]> =>
  page.evaluate(() => (globalThis as unknown as ShopGlobal).shop.rejected);

/** How often the page came back out of the back/forward cache. */
export const restoredIn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as ShopGlobal).shop.restored);
