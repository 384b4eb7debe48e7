import { expect, it } from 'vitest';
import { openDevice } from './testing/browsers.js';
import { describeInEngines, namesFrom, namesOf } from './testing/describe-in-engines.js';
import { allow, track, tryDatabase } from './testing/in-page.js';
import { createSeededRandom } from './testing/random.js';
import { createWorld, openShopIn } from './testing/world.js';

const DAY = 86_400_000;

describeInEngines('a device', (stage) => {
  it.each(['full', 'private'] as const)('that is %s loses none of ten events', async (kind) => {
    const { engine } = stage;
    const device = await openDevice(engine, {
      isFull: kind === 'full',
      isPrivate: kind === 'private',
    });
    const world = await createWorld(engine, device);
    try {
      const page = await world.openShop();
      await allow(page);
      expect(await track(page, 'a', 10)).toHaveLength(10);
      expect(namesOf(await world.whenStored(10))).toEqual(namesFrom('a', 10));
      if (kind === 'full') expect(await tryDatabase(page)).toBe('QuotaExceededError');
    } finally {
      await device.close();
      await world.close();
    }
  });

  it.each(['throws-on-open', 'throws-on-write'] as const)(
    'whose storage %s loses none of ten events',
    async (storage) => {
      const { world } = stage;
      const page = await world.openShop({ storage });
      await allow(page);
      expect(await track(page, 'a', 10)).toHaveLength(10);
      expect(namesOf(await world.whenStored(10))).toEqual(namesFrom('a', 10));
    },
  );

  it.each([DAY, -DAY])(
    'whose clock is wrong by %i ms has its times put right',
    async (clockError) => {
      const { world, seed } = stage;
      const { proxy } = world;
      const page = await world.openShop({ clockError });
      await allow(page);
      const isLate = createSeededRandom(seed + clockError).next() < 0.5;
      // A batch that is sent late is corrected by the clock of its last sending.
      if (isLate) proxy.decide(() => ({ kind: proxy.batches().length < 3 ? 'drop' : 'pass' }));
      const before = Date.now();
      await track(page, 'a', 10);
      const after = Date.now();
      const stored = await world.whenStored(10);
      expect(stored).toHaveLength(10);
      for (const { occurredAt, deviceAt } of stored) {
        expect(Math.abs(deviceAt - clockError - before)).toBeLessThan(DAY / 2);
        expect(occurredAt).toBeGreaterThan(before - 2_000);
        expect(occurredAt).toBeLessThan(after + 2_000);
      }
    },
  );

  it('whose browser is killed 1.5 s after tracking, the server down, has thirty of thirty', async () => {
    const device = await openDevice(stage.engine);
    const world = await createWorld(stage.engine, device);
    try {
      const page = await world.openShop();
      await allow(page);
      world.proxy.isDown = true;
      const tracking = track(page, 'a', 30).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await device.kill();
      await tracking;
      world.proxy.isDown = false;
      expect(world.server.readEvents()).toEqual([]);
      await device.start();
      const [tab = await device.openPage(world.shop.origin)] = await device.browser.pages();
      await openShopIn(tab, world.shop.pageUrl());
      // The choice is in localStorage, of which the last seconds are gone: the person is asked again.
      await allow(tab);
      expect(namesOf(await world.whenStored(30))).toEqual(namesFrom('a', 30));
    } finally {
      await device.close();
      await world.close();
    }
  });
});
