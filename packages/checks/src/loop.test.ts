import type {
  Conversion,
  FunnelReport,
  Lead,
  LedgerResponse,
  StorageInventory,
} from '@goodword/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile, type SentRequest } from './testing/profile.js';
import { startLoop, type RunningLoop } from './testing/loop.js';

const NOTHING_KEPT = {
  cookies: [],
  localStorage: [],
  sessionStorage: [],
  databases: [],
  caches: [],
};

const FRIEND = { name: 'Frieda Friend', email: 'frieda@example.org' };

/**
 * The main job, walked as people would walk it: an advocate and a friend, each in a browser profile
 * of their own, and the shop's staff. The steps build on each other, so they run in this order.
 */
describe('the loop', () => {
  let loop: RunningLoop;
  let advocate: Profile;
  let friend: Profile;
  let staff: Profile;
  let link: string;
  let code: string;
  let orderNumber: string;

  beforeAll(async () => {
    loop = await startLoop();
    [advocate, friend, staff] = await Promise.all([openProfile(), openProfile(), openProfile()]);
  });

  afterAll(async () => {
    await Promise.all([advocate, friend, staff].map((profile) => profile?.close()));
    await loop?.close();
  });

  /** What a profile has asked the Goodword server for, as method and path. */
  const asked = (requests: SentRequest[]) =>
    requests
      .filter(({ url }) => url.startsWith(loop.serverUrl))
      .map(({ method, url }) => `${method} ${url.slice(loop.serverUrl.length)}`);

  it('gives the advocate a link and a code', async () => {
    const { page } = advocate;
    await page.goto(`${loop.shopUrl}/`);
    await page.getByLabel('Customer').selectOption({ label: 'Ada Lindgren' });
    await page.getByRole('button', { name: 'Sign in' }).click();
    const field = page.getByRole('textbox', { name: 'Your personal link' });
    await field.waitFor();
    link = await field.inputValue();
    expect(link).toMatch(new RegExp(`^${loop.serverUrl}/r/[0-9A-HJKMNP-TV-Z]{11}$`));
    code = link.slice(-11);
  });

  it('records a share by its channel once the advocate allows it', async () => {
    const { page } = advocate;
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page
      .getByRole('button', { name: 'Copied' })
      .or(page.getByText('Copied'))
      .first()
      .waitFor();
    await expect
      .poll(async () => (await funnel()).sharesByChannel, { timeout: 10_000 })
      .toEqual({ copy: 1 });
  });

  it('offers at least six networks', async () => {
    const group = advocate.page
      .getByRole('group', { name: 'Share your link' })
      .or(advocate.page.getByRole('list', { name: 'Share your link' }));
    expect(await group.getByRole('button').count()).toBeGreaterThanOrEqual(6);
  });

  it('tells the friend who sent them, and keeps nothing before consent', async () => {
    const { page, requests } = friend;
    await page.goto(`${link}?via=whatsapp`);
    await page.getByRole('heading', { name: 'Ada sent you' }).waitFor();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    expect(new URL(page.url()).origin).toBe(loop.shopUrl);
    expect(new URL(page.url()).searchParams.get('ref')).toBe(code);

    expect(await friend.keptOnDevice()).toEqual(NOTHING_KEPT);
    const scripts = asked(requests).filter((line) =>
      /^GET \/goodword(\.js|\/[\w-]+\.js)$/.test(line),
    );
    const others = asked(requests).filter((line) => !scripts.includes(line));
    expect(scripts.length).toBeGreaterThan(1);
    expect(others.sort()).toEqual([
      `GET /r/${code}?via=whatsapp`,
      `GET /v1/codes/${code}?program=demo`,
      'GET /v1/programs/demo',
    ]);
    const identifying = requests.filter(
      ({ url, cookie, referrer }) => url.startsWith(loop.serverUrl) && (cookie ?? referrer),
    );
    expect(identifying).toEqual([]);
    const strangers = requests.filter(
      ({ url }) => ![loop.serverUrl, loop.shopUrl].includes(new URL(url).origin),
    );
    expect(strangers).toEqual([]);
    expect((await funnel()).counts).toMatchObject({ clicks: 1, visits: 0 });
  });

  it('records the visit once, with its original time, after consent', async () => {
    const { page, requests } = friend;
    const landed = Date.now();
    const before = requests.length;
    await page.getByRole('button', { name: 'Allow' }).click();
    await expect.poll(async () => (await funnel()).counts.visits, { timeout: 10_000 }).toBe(1);
    // The server may have counted it before its headers were read here.
    await friend.whenRequestsRead();
    const sent = requests
      .slice(before)
      .filter(({ url }) => url.includes('/v1/events'))
      .flatMap(
        ({ body }) => (JSON.parse(body ?? '{}') as { events: Record<string, string>[] }).events,
      );
    const visits = sent.filter(({ type }) => type === 'visit');
    expect(visits).toHaveLength(1);
    expect(Date.parse(visits[0]?.occurredAt ?? '')).toBeLessThanOrEqual(landed);

    const kept = await friend.keptOnDevice();
    expect(kept.databases).toEqual(['goodword']);
    expect(kept.localStorage).toEqual(['goodword_consent']);
    expect(kept.cookies).toEqual([]);
    // What is published is what is there: each store of the database, and the rest by its key.
    const stores = await friend.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('goodword');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('There is no database.'));
      });
      const names = [...database.objectStoreNames];
      database.close();
      return names;
    });
    const published = await fetch(`${loop.serverUrl}/v1/storage.json`);
    const { disclosures } = (await published.json()) as StorageInventory;
    expect(disclosures.map(({ identifier }) => identifier).sort()).toEqual(
      // The cookie is for hosts whose subdomains share a touch.
      [...stores.map((name) => `goodword/${name}`), ...kept.localStorage, 'goodword_touch'].sort(),
    );
    await page.reload();
    await page.getByRole('heading', { name: 'Ada sent you' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect((await funnel()).counts.visits).toBe(1);
  });

  it('takes the friend’s lead and qualifies it with reasons', async () => {
    const { page } = friend;
    await page.goto(`${loop.shopUrl}/`);
    const form = page.locator('goodword-lead');
    await form.scrollIntoViewIfNeeded();
    await form.getByLabel('Name').fill(FRIEND.name);
    await form.getByLabel('E-mail').fill(FRIEND.email);
    for (const select of await form.getByRole('combobox').all())
      await select.selectOption({ index: 1 });
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Thank you.').waitFor();
    const leads = (await loop.call('/v1/leads')) as { items: Lead[] };
    expect(leads.items).toHaveLength(1);
    const [lead] = leads.items;
    expect(lead?.contact).toMatchObject(FRIEND);
    expect(lead?.qualification.outcome).toBe('qualified');
    expect(lead?.qualification.reasons.length).toBeGreaterThan(0);
  });

  it('takes the friend’s order, which pays nobody yet', async () => {
    const { page } = friend;
    await page.getByRole('button', { name: 'Buy' }).click();
    const heading = page.getByRole('heading', { name: /Thank you, order/ });
    await heading.waitFor();
    orderNumber = ((await heading.textContent()) ?? '').replace('Thank you, order', '').trim();
    await expect.poll(async () => (await funnel()).counts.unconfirmedOrders).toBe(1);
    expect((await funnel()).counts).toMatchObject({ conversions: 0, rewards: 0 });
  });

  it('lets the staff move the lead and confirm the payment, and explains the credit', async () => {
    const { page } = staff;
    await page.goto(`${loop.shopUrl}/office`);
    await page.getByRole('button', { name: `Move to contacted: ${FRIEND.name}` }).click();
    await page.getByText('Stage: contacted').waitFor();
    await page.getByRole('button', { name: `Move to qualified: ${FRIEND.name}` }).click();
    await page.getByText('Stage: qualified').waitFor();
    await page.getByRole('button', { name: `Confirm payment: order ${orderNumber}` }).click();
    await page.getByText('Payment confirmed').waitFor();

    const found = (await loop.call(
      `/v1/conversions?externalId=${encodeURIComponent(orderNumber)}`,
    )) as { items: Conversion[] };
    expect(found.items).toHaveLength(1);
    const [conversion] = found.items;
    expect(conversion).toMatchObject({
      status: 'confirmed',
      attribution: { outcome: 'credited', winner: { code, strength: 'proven' } },
    });
    expect(conversion?.attribution.reasons.map((reason) => reason.code)).toEqual(['last-touch']);
    expect(conversion?.attribution.reasons[0]?.text).toContain('last link');
    const orders = page.getByRole('region', { name: 'Orders' });
    await orders.getByText('Why?').click();
    const reason = conversion?.attribution.reasons[0]?.text ?? 'a reason';
    await orders.getByText(reason).first().waitFor();
  });

  it('enters both sides’ rewards in the ledger, once', async () => {
    const found = (await loop.call(
      `/v1/conversions?externalId=${encodeURIComponent(orderNumber)}`,
    )) as { items: Conversion[] };
    const [conversion] = found.items;
    // The host's payment provider says so a second time.
    await loop.call('/v1/conversions', {
      externalId: orderNumber,
      kind: conversion?.kind,
      value: conversion?.value,
      occurredAt: conversion?.occurredAt,
    });
    const ledger = (await loop.call('/v1/ledger')) as LedgerResponse;
    expect(ledger.sums).toEqual({ EUR: 0 });
    const accruals = ledger.items.filter(
      ({ posting, account }) => posting === 'accrue' && account === 'pending',
    );
    expect(accruals).toHaveLength(2);
    expect(conversion?.rewards.map(({ side }) => side).sort()).toEqual(['advocate', 'friend']);
  });

  it('shows the advocate how the referral stands, and nothing of the friend', async () => {
    const { page } = advocate;
    await page.reload();
    const card = page.locator('goodword-referrals');
    await card.scrollIntoViewIfNeeded();
    await card.getByText('A friend', { exact: true }).waitFor();
    const text = await card.evaluate((element) => element.shadowRoot?.textContent ?? '');
    const seen = `${text} ${await page.content()}`;
    for (const secret of [FRIEND.name, 'Frieda', FRIEND.email, orderNumber]) {
      expect(seen).not.toContain(secret);
    }
    await advocate.whenRequestsRead();
    const answers = advocate.requests.filter(({ url }) => url.includes('/v1/advocates/me'));
    expect(answers.length).toBeGreaterThan(0);
    expect(text).toMatch(/A good match/);
    expect(text).toContain('On its way');
  });

  it('counts all of it in the funnel report', async () => {
    const report = await funnel();
    expect(report.counts).toMatchObject({
      advocates: 1,
      shares: 1,
      clicks: 1,
      visits: 1,
      leads: 1,
      qualifiedLeads: 1,
      unconfirmedOrders: 0,
      conversions: 1,
      creditedConversions: 1,
      rewards: 2,
    });
    await staff.page.reload();
    const row = staff.page.getByRole('row', { name: /^Credited conversions/ });
    expect(await row.textContent()).toContain('1');
  });

  it('leaves nothing on the device when the friend withdraws', async () => {
    const { page } = friend;
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    const count = () =>
      page.evaluate(async () => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open('goodword');
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('It cannot be opened.'));
        });
        const counts = await Promise.all(
          [...database.objectStoreNames].map(
            (name) =>
              new Promise<number>((resolve) => {
                const request = database.transaction(name).objectStore(name).count();
                request.onsuccess = () => resolve(request.result);
              }),
          ),
        );
        database.close();
        return counts.reduce((sum, number) => sum + number, 0);
      });
    await expect.poll(count).toBe(0);
  });

  it('breaks no policy, prints nothing, and has no barrier', async () => {
    for (const profile of [advocate, friend, staff]) {
      expect(await profile.findBarriers()).toEqual([]);
      expect(profile.complaints).toEqual([]);
    }
    const response = await fetch(`${loop.shopUrl}/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types goodword');
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  async function funnel(): Promise<FunnelReport> {
    return (await loop.call('/v1/reports/funnel')) as FunnelReport;
  }
});
