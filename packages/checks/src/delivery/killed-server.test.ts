import type { FunnelReport } from '@goodword/protocol';
import { expect, it } from 'vitest';
import { describeInEngines } from './testing/describe-in-engines.js';
import { allow, track } from './testing/in-page.js';
import { createSeededRandom } from './testing/random.js';
import { sendUntil } from './testing/send-until.js';

/** Clients that send at the same time, besides the page. */
const CLIENTS = 6;

describeInEngines('a server that is killed under load', (stage) => {
  it('has every event that it answered, and none twice', async () => {
    const { world, seed } = stage;
    const { server } = world;
    const random = createSeededRandom(seed);
    const page = await world.openShop();
    await allow(page);
    let isOver = false;
    const load = [...Array(CLIENTS).keys()].map(() => sendUntil(server, () => isOver));
    const accepted: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const tracking = track(page, `round${round}`, 40);
      await new Promise((resolve) => setTimeout(resolve, random.between(150, 900)));
      await server.kill();
      await server.start();
      accepted.push(...(await tracking));
    }
    isOver = true;
    const answered = (await Promise.all(load)).flat();
    expect(answered.length).toBeGreaterThan(500);
    expect(accepted).toHaveLength(120);

    await world.whenSent(page);
    const stored = server.readEvents();
    const ids = new Set(stored.map(({ id }) => id));
    expect(answered.filter((id) => !ids.has(id))).toEqual([]);
    const names = stored.flatMap(({ sku }) => sku ?? []);
    expect(names.sort()).toEqual(accepted.sort());
    const { counts } = (await server.call('/v1/reports/funnel')).body as FunnelReport;
    expect(counts.shares + counts.views).toBe(stored.length);
  });
});
