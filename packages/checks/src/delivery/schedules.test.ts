import type { Conversion, LedgerEntry, Reward } from '@goodword/protocol';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { describeInEngines } from './testing/describe-in-engines.js';
import type { Fate } from './testing/faulty-proxy.js';
import { allow, track, trackAndLeave, trackVisit } from './testing/in-page.js';
import { createSeededRandom, type SeededRandom } from './testing/random.js';
import { when } from './testing/when.js';
import { openShopIn, type World } from './testing/world.js';

const STEPS = 12;
const ORDERS = 8;

function drawFate(random: SeededRandom): Fate {
  const kind = random.pick([
    'pass',
    'pass',
    'pass',
    'drop',
    'lose',
    'delay',
    'duplicate',
    'answer',
  ] as const);
  switch (kind) {
    case 'delay':
      return { kind, time: random.between(50, 800) };
    case 'answer': {
      const status = random.pick([408, 425, 429, 500, 502, 503]);
      return { kind, status, ...(random.next() < 0.5 ? { retryAfter: '1' } : {}) };
    }
    default:
      return { kind };
  }
}

/** One call of the host's server, again and again until it is answered; now and then it gives up. */
async function insist<Answer>(
  world: World,
  random: SeededRandom,
  path: string,
  body: unknown,
): Promise<Answer | undefined> {
  const patience = random.between(1, 12);
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const answer = await world.server.call(path, body, world.proxy.url).catch(() => undefined);
    if (answer?.status === 200) return answer.body as Answer;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return undefined;
}

async function readAll<Item>(world: World, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await world.server.call(`${path}?limit=100${query}`);
    const page = body as { items: Item[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

describeInEngines('a random schedule of faults', (stage) => {
  it('loses no acknowledged event and pays for no conversion twice', async () => {
    const { world, seed } = stage;
    const { server, proxy, shop } = world;
    const random = createSeededRandom(seed);
    const codes = [
      await server.enrol('ada@example.com'),
      await server.enrol('ben@example.com'),
    ] as const;
    let page: Page = await world.openShop();
    await allow(page);

    const acknowledged: string[] = [];
    const tracked = new Set<string>();
    let visitor: string | undefined;
    async function takeStep(step: number): Promise<void> {
      const count = random.between(1, 8);
      const letter = `step${step}`;
      for (let number = 0; number < count; number += 1) tracked.add(`${letter}-${number}`);
      switch (random.pick(['track', 'track', 'visit', 'leave', 'reload', 'tab', 'kill'])) {
        case 'visit':
          tracked.add(letter);
          visitor = await trackVisit(page, random.pick([...codes]), letter);
          acknowledged.push(letter);
          break;
        case 'leave':
          await Promise.all([
            page.waitForNavigation(),
            trackAndLeave(page, letter, count, shop.otherUrl),
          ]);
          await openShopIn(page, shop.pageUrl());
          break;
        case 'reload':
          acknowledged.push(...(await track(page, letter, count)));
          await openShopIn(page, shop.pageUrl());
          break;
        case 'tab': {
          const other = await world.openShop();
          acknowledged.push(...(await track(other, letter, count)));
          if (random.next() < 0.5) await other.close();
          else page = other;
          break;
        }
        case 'kill': {
          const tracking = track(page, letter, count);
          await server.kill();
          await server.start();
          acknowledged.push(...(await tracking));
          break;
        }
        default:
          acknowledged.push(...(await track(page, letter, count)));
      }
    }

    const confirmed = new Map<string, Conversion>();
    const approved: string[] = [];
    const expectedCode = new Map<string, string>();
    async function sell(order: number): Promise<void> {
      const externalId = `order-${order}`;
      const code = random.pick([...codes]);
      const now = new Date().toISOString();
      const byVisits = visitor !== undefined && random.next() < 0.4;
      const evidence = {
        customerId: `customer-${order}`,
        ...(byVisits ? { visitor } : {}),
        code,
        touchedAt: now,
      };
      if (!byVisits) expectedCode.set(externalId, code);
      const value = { amount: 4_900, currency: 'EUR' };
      const request = { externalId, value, occurredAt: now, evidence };
      // The host's own queue may deliver it more than once.
      for (let delivery = random.between(1, 2); delivery > 0; delivery -= 1) {
        const answer = await insist<Conversion>(world, random, '/v1/conversions', request);
        if (!answer) continue;
        expect(answer.id).toBe(confirmed.get(externalId)?.id ?? answer.id);
        confirmed.set(externalId, answer);
        const reward = answer.rewards[0];
        if (!reward || random.next() < 0.5) continue;
        const path = `/v1/rewards/${reward.id}/approve`;
        if (await insist(world, random, path, {})) approved.push(reward.id);
      }
    }

    proxy.decide(() => drawFate(random));
    const sales = (async () => {
      for (let order = 0; order < ORDERS; order += 1) await sell(order);
    })();
    for (let step = 0; step < STEPS; step += 1) await takeStep(step);
    await sales;

    proxy.decide(() => ({ kind: 'pass' }));
    await openShopIn(page, shop.pageUrl());
    const isThere = (names: readonly string[]) =>
      acknowledged.every((name) => names.includes(name));
    const readNames = () => server.readEvents().flatMap(({ sku }) => sku ?? []);
    const stored = await when(readNames, isThere, 60_000);
    expect(acknowledged.filter((name) => !stored.includes(name))).toEqual([]);
    expect(stored).toHaveLength(new Set(stored).size);
    expect(stored.filter((name) => !tracked.has(name))).toEqual([]);

    const conversions = await readAll<Conversion>(world, '/v1/conversions');
    const numbers = conversions.map(({ externalId }) => externalId);
    expect(numbers).toHaveLength(new Set(numbers).size);
    expect([...confirmed.keys()].filter((number) => !numbers.includes(number))).toEqual([]);
    const rewards = await readAll<Reward>(world, '/v1/rewards');
    expect(rewards).toHaveLength(2 * conversions.length);
    for (const { id, externalId, attribution } of conversions) {
      const winners = attribution.candidates.filter(({ outcome }) => outcome === 'credited');
      expect(winners).toHaveLength(1);
      expect(winners[0]?.code).toBe(expectedCode.get(externalId) ?? winners[0]?.code);
      const caused = rewards.filter(({ cause }) => cause === `conversion:${id}`);
      expect(caused.map(({ side }) => side).sort()).toEqual(['advocate', 'friend']);
      const beneficiaries = caused.filter(({ side }) => side === 'advocate');
      expect(beneficiaries[0]?.beneficiary).toBe(winners[0]?.advocateId);
    }
    const isApproved = (id: string) =>
      rewards.find((reward) => reward.id === id)?.state === 'approved';
    expect(approved.filter((id) => !isApproved(id))).toEqual([]);
    const lines = (await readAll<LedgerEntry>(world, '/v1/ledger')).map(toLine);
    expect(lines.sort()).toEqual(rewards.flatMap(linesOf).sort());
  });
});

const toLine = ({
  rewardId,
  posting,
  account,
  amount,
  unit,
}: Omit<LedgerEntry, 'id' | 'occurredAt'>) => `${rewardId} ${posting} ${account} ${amount} ${unit}`;

/** What the ledger has to say of a reward: the model. */
function linesOf({ id: rewardId, amount, unit, state }: Reward): string[] {
  const move = (
    posting: LedgerEntry['posting'],
    from: LedgerEntry['account'],
    to: LedgerEntry['account'],
  ) => [
    toLine({ rewardId, posting, account: from, amount: -amount, unit }),
    toLine({ rewardId, posting, account: to, amount, unit }),
  ];
  return [
    ...move('accrue', 'budget', 'pending'),
    ...(state === 'approved' ? move('approve', 'pending', 'payable') : []),
  ];
}
