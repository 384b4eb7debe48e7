import { expect, it } from 'vitest';
import { describeInEngines, namesFrom, namesOf } from './testing/describe-in-engines.js';
import type { Fate } from './testing/faulty-proxy.js';
import { allow, rejectedIn, track, trackPoison } from './testing/in-page.js';
import { createSeededRandom, type SeededRandom } from './testing/random.js';
import type { World } from './testing/world.js';

/** How long the server answers so, in milliseconds. */
const UNAVAILABLE = 6_000;

async function playBusyServer(world: World, status: number, random: SeededRandom): Promise<void> {
  const { proxy } = world;
  const seconds = random.between(1, 4);
  const isDate = random.next() < 0.5;
  const page = await world.openShop();
  await allow(page);
  const notBefore: number[] = [];
  const begin = Date.now();
  proxy.decide((): Fate => {
    if (Date.now() - begin > UNAVAILABLE) return { kind: 'pass' };
    const time = Date.now() + seconds * 1_000;
    // A date has whole seconds.
    notBefore.push(isDate ? Math.floor(time / 1_000) * 1_000 : time);
    const retryAfter = isDate ? new Date(time).toUTCString() : String(seconds);
    return { kind: 'answer', status, retryAfter };
  });
  expect(await track(page, 'a', 30)).toHaveLength(30);
  expect(namesOf(await world.whenStored(30))).toEqual(namesFrom('a', 30));
  const batches = proxy.batches();
  expect(batches.length).toBeLessThanOrEqual(6);
  expect(batches.length).toBeGreaterThan(notBefore.length);
  notBefore.forEach((time, number) => expect(batches[number + 1]?.at).toBeGreaterThanOrEqual(time));
  expect(await world.whenSent(page)).toBe(0);
}

describeInEngines('a faulty network', (stage) => {
  it('is asked as rarely as its 503 and its 429 want', async () => {
    await Promise.all([
      playBusyServer(stage.world, 503, createSeededRandom(stage.seed)),
      playBusyServer(await stage.openWorld(), 429, createSeededRandom(stage.seed + 1)),
    ]);
  });

  it('loses the answer after the commit, and each event is stored once', async () => {
    const { world, seed } = stage;
    const { proxy } = world;
    const lost = createSeededRandom(seed).between(1, 2);
    const page = await world.openShop();
    await allow(page);
    proxy.decide(() => ({ kind: proxy.batches().length <= lost ? 'lose' : 'pass' }));
    await track(page, 'a', 30);
    expect(await world.whenSent(page)).toBe(0);
    expect(namesOf(world.server.readEvents())).toEqual(namesFrom('a', 30));
    const [first, ...later] = proxy.batches();
    expect(later.length).toBeGreaterThanOrEqual(lost);
    expect(later.some(({ body }) => body.includes(idsIn(first?.body)[0] ?? '-'))).toBe(true);
  });

  it('answers for one poison event among ten', async () => {
    const { world } = stage;
    const page = await world.openShop();
    await allow(page);
    await track(page, 'a', 5);
    await trackPoison(page);
    await track(page, 'b', 4);
    const stored = await world.whenStored(9);
    expect(namesOf(stored)).toEqual([...namesFrom('a', 5), ...namesFrom('b', 4)]);
    expect(await world.whenSent(page)).toBe(0);
    expect(await rejectedIn(page)).toMatchObject([{ code: 'invalid-request' }]);
  });

  it('refuses each batch with one poison event, without saying which', async () => {
    const { world, seed } = stage;
    const { proxy } = world;
    const status = createSeededRandom(seed).pick([400, 403, 404, 413, 422]);
    const page = await world.openShop();
    await allow(page);
    proxy.decide(({ body }): Fate =>
      body.includes('"poison"') ? { kind: 'answer', status, body: '<p>No.</p>' } : { kind: 'pass' },
    );
    await track(page, 'a', 5);
    await trackPoison(page);
    await track(page, 'b', 4);
    const stored = await world.whenStored(9);
    expect(namesOf(stored)).toEqual([...namesFrom('a', 5), ...namesFrom('b', 4)]);
    expect(await world.whenSent(page)).toBe(0);
    expect(await rejectedIn(page)).toHaveLength(1);
  });
});

const idsIn = (body = '{"events":[]}'): string[] =>
  (JSON.parse(body) as { events: { id: string }[] }).events.map(({ id }) => id);
