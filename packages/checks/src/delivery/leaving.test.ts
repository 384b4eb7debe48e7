import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { describeInEngines, namesFrom, namesOf } from './testing/describe-in-engines.js';
import { allow, restoredIn, track, trackAndLeave } from './testing/in-page.js';
import { when } from './testing/when.js';
import { openShopIn, whenReady } from './testing/world.js';

describeInEngines('a visitor who leaves', (stage) => {
  it('comes back to have sent what could not be sent, without a new event', async () => {
    const { world } = stage;
    const page = await world.openShop();
    await allow(page);
    world.proxy.isDown = true;
    expect(await track(page, 'a', 30)).toHaveLength(30);
    await page.goto(world.shop.otherUrl);
    world.proxy.isDown = false;
    expect(world.server.readEvents()).toEqual([]);
    await openShopIn(page, world.shop.pageUrl());
    expect(namesOf(await world.whenStored(30))).toEqual(namesFrom('a', 30));
  });

  it('loses nothing of ten events tracked in the same breath, and costs no preflight', async () => {
    const { world } = stage;
    const page = await world.openShop();
    await allow(page);
    const before = world.proxy.seen.length;
    await leaveBy(page, () => trackAndLeave(page, 'a', 10, world.shop.otherUrl));
    expect(namesOf(await world.whenStored(10))).toEqual(namesFrom('a', 10));
    expect(page.url()).toBe(world.shop.otherUrl);
    const sent = world.proxy.seen.slice(before);
    expect(sent.map(({ method }) => method)).not.toContain('OPTIONS');
    for (const { headers } of sent) {
      expect(headers.cookie).toBeUndefined();
      expect(headers['content-type']).toMatch(/^text\/plain/);
    }
  });

  it('loses nothing of ten events tracked in the same breath while the server is down', async () => {
    const { world } = stage;
    const page = await world.openShop();
    await allow(page);
    world.proxy.isDown = true;
    await leaveBy(page, () => trackAndLeave(page, 'a', 10, world.shop.otherUrl));
    world.proxy.isDown = false;
    expect(world.server.readEvents()).toEqual([]);
    await openShopIn(page, world.shop.pageUrl());
    expect(namesOf(await world.whenStored(10))).toEqual(namesFrom('a', 10));
  });

  // Firefox decides before `pagehide`, and keeps no page that holds a Web Lock at that time.
  const isKeptWithLocks = stage.engine !== 'firefox';

  it('goes back to the page as it was left, which goes on sending', async () => {
    const { world } = stage;
    const page = await world.openShop({ withoutLocks: !isKeptWithLocks });
    await allow(page);
    await track(page, 'a', 10);
    await world.whenStored(10);
    await leaveBy(page, () => trackAndLeave(page, 'b', 10, world.shop.otherUrl));
    await goBack(page);
    expect(await restoredIn(page)).toBe(1);
    expect(await world.whenSent(page)).toBe(0);
    await track(page, 'c', 10);
    const names = ['a', 'b', 'c'].flatMap((letter) => namesFrom(letter, 10));
    expect(namesOf(await world.whenStored(30))).toEqual(names.sort());
  });

  it.each(isKeptWithLocks ? [false, true] : [true])(
    'goes back to the page as it was left while it sent (Web Locks missing: %s)',
    async (withoutLocks) => {
      const { world } = stage;
      const { proxy } = world;
      const page = await world.openShop({ withoutLocks });
      await allow(page);
      proxy.decide(() => ({ kind: 'delay', time: 2_000 }));
      await track(page, 'a', 10);
      await when(
        () => proxy.batches().length,
        (count) => count > 0,
      );
      await leaveBy(page, () => page.evaluate((url) => location.assign(url), world.shop.otherUrl));
      proxy.decide(() => ({ kind: 'pass' }));
      // Another tab wants the lease meanwhile, for which a page that held it would be given up.
      const other = await world.openShop({ withoutLocks });
      await track(other, 'b', 10);
      const names = [...namesFrom('a', 10), ...namesFrom('b', 10)];
      expect(namesOf(await world.whenStored(20))).toEqual(names);
      await page.bringToFront();
      await goBack(page);
      expect(await restoredIn(page)).toBe(1);
      expect(await world.whenSent(page)).toBe(0);
    },
  );

  it.each([false, true])(
    'closes three tabs of twenty events, and one tab sends them (Web Locks missing: %s)',
    async (withoutLocks) => {
      const { world } = stage;
      const first = await world.openShop({ withoutLocks });
      await allow(first);
      const tabs = [
        first,
        await world.openShop({ withoutLocks }),
        await world.openShop({ withoutLocks }),
      ];
      world.proxy.isDown = true;
      for (const [number, tab] of tabs.entries()) {
        await tab.bringToFront();
        expect(await track(tab, `tab${number}`, 20)).toHaveLength(20);
      }
      await world.closePages();
      world.proxy.isDown = false;
      expect(world.server.readEvents()).toEqual([]);
      await world.openShop({ withoutLocks });
      const names = [0, 1, 2].flatMap((number) => namesFrom(`tab${number}`, 20));
      expect(namesOf(await world.whenStored(60))).toEqual(names.sort());
    },
  );
});

/** Waits until another page has taken this one's place, which may not be able to answer any more. */
async function leaveBy(page: Page, leave: () => Promise<void>): Promise<void> {
  const arrival = page.waitForNavigation();
  leave().catch(() => undefined);
  await arrival;
}

/**
 * Goes back. A page that was kept fires no `load`, which the driver's own call would wait for, and
 * the page that is left may not be able to answer any more.
 */
async function goBack(page: Page): Promise<void> {
  page.evaluate(() => history.back()).catch(() => undefined);
  await whenReady(page);
}
