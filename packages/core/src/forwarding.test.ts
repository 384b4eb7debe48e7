import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReferralClient } from './create-referral-client.js';
import type { ForwardedEvent } from './forwarding.js';
import type { ReferralClientOptions } from './referral-client.js';
import { createTestClock, createTestPage, createTestServer } from './testing/world.js';

const ALL = { attribution: true, measurement: true, forwarding: true };
const VIEW = { type: 'view', element: 'refer' } as const;

function openPage(options: Partial<ReferralClientOptions>) {
  return createReferralClient({
    program: 'acme',
    transport: createTestServer().transport,
    page: createTestPage('https://shop.example/?ref=ADA&via=email').page,
    clock: createTestClock().clock,
    ...options,
  });
}

describe('forward', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('waits for a grant, then passes on what happened and nothing that names a person', async () => {
    const seen: ForwardedEvent[] = [];
    const client = openPage({ forward: (event) => seen.push(event) });
    await client.load();
    await client.track(VIEW);
    await client.sendLead({
      email: 'bo@example.com',
      name: 'Bo',
      contactConsent: true,
      id: 'led_1',
    });
    await client.convert({ externalId: 'order-7', amount: 4900, currency: 'EUR' });
    expect(seen).toEqual([]);
    await client.consent.set(ALL);
    await vi.waitFor(() => expect(seen).toHaveLength(4));
    expect(seen).toEqual([
      { program: 'acme', type: 'view', element: 'refer' },
      { program: 'acme', type: 'lead', leadId: 'led_1' },
      { program: 'acme', type: 'conversion', externalId: 'order-7' },
      { program: 'acme', type: 'visit', via: 'email' },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/ADA|Bo|bo@/);
  });

  it('drops what came before a refusal, and what comes after it', async () => {
    const target = vi.fn();
    const client = openPage({ forward: target });
    await client.track(VIEW);
    await client.consent.set({ ...ALL, forwarding: false });
    await client.track(VIEW);
    await client.flush();
    expect(target).not.toHaveBeenCalled();
  });

  it('speaks to the data layer and to Segment in their own ways', async () => {
    const dataLayer: object[] = [];
    const analytics = { track: vi.fn() };
    vi.stubGlobal('dataLayer', dataLayer);
    vi.stubGlobal('analytics', analytics);
    const client = openPage({ forward: ['dataLayer', 'segment'] });
    await client.consent.set({ forwarding: true });
    await client.track(VIEW);
    await vi.waitFor(() => expect(dataLayer).toHaveLength(1));
    expect(dataLayer).toEqual([
      { event: 'goodword_view', goodword: { program: 'acme', element: 'refer' } },
    ]);
    expect(analytics.track).toHaveBeenCalledWith('Goodword view', {
      program: 'acme',
      element: 'refer',
    });
  });

  it('reports a destination that throws, and serves the next one', async () => {
    const onError = vi.fn();
    const next = vi.fn();
    const broken = () => {
      throw new Error('their own mistake');
    };
    const client = openPage({ forward: [broken, next], onError });
    await client.consent.set({ forwarding: true });
    await client.track(VIEW);
    await vi.waitFor(() => expect(next).toHaveBeenCalledOnce());
    expect(onError).toHaveBeenCalledOnce();
  });

  it('makes no data layer where the host has asked for none', async () => {
    const client = openPage({});
    await client.consent.set(ALL);
    await client.track(VIEW);
    expect(globalThis).not.toHaveProperty('dataLayer');
  });
});
