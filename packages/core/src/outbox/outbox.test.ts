import type { GoodwordEventRecord } from '@goodword/protocol';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStorage } from '../memory-storage.js';
import type { Transport } from '../ports.js';
import { createTestClock, NOW } from '../testing/world.js';
import { createOutbox } from './outbox.js';

const viewEvent = (number: number): GoodwordEventRecord => ({
  type: 'view',
  element: 'goodword-refer',
  id: `evt_${String(number).padStart(4, '0')}`,
  occurredAt: new Date(NOW).toISOString(),
});

const shareEvent = (number: number): GoodwordEventRecord => {
  const { id, occurredAt } = viewEvent(number);
  return { type: 'share', channel: 'x', id, occurredAt };
};

function openOutbox(transport: Transport) {
  const { clock, advance } = createTestClock();
  const storage = createMemoryStorage();
  const onReject = vi.fn();
  const outbox = createOutbox({
    path: '/v1/events?program=acme',
    storage,
    transport,
    clock,
    random: (size) => new Uint8Array(size),
    onReject,
    onChange: () => undefined,
  });
  return { outbox, storage, advance, clock, onReject };
}

const idsOf = (body: string | undefined): string[] =>
  (JSON.parse(body ?? '{}') as { events: { id: string }[] }).events.map(({ id }) => id);

const storeAll: Transport = async ({ body }) => ({
  status: 200,
  body: { results: idsOf(body).map((id) => ({ id, status: 'stored' })) },
});

describe('createOutbox()', () => {
  it('resolves every flush only when nothing is left', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { outbox, storage } = openOutbox(async (request) => {
      await gate;
      return storeAll(request);
    });
    await outbox.add(viewEvent(1));
    const first = outbox.flush();
    const second = outbox.flush().then(() => storage.countEvents());
    open();
    await first;
    expect(await second).toBe(0);
  });

  it('takes an answer that names none of its events for no answer', async () => {
    const transport = vi.fn<Transport>(async () => ({
      status: 200,
      body: { results: [{ id: null, status: 'rejected' }] },
    }));
    const { outbox, storage } = openOutbox(transport);
    await outbox.add(viewEvent(1));
    await expect(outbox.flush()).rejects.toMatchObject({ code: 'unavailable' });
    expect(transport).toHaveBeenCalledTimes(1);
    expect(await storage.countEvents()).toBe(1);
  });

  it('asks once where the request as a whole is refused', async () => {
    const transport = vi.fn<Transport>(async () => ({
      status: 403,
      body: { code: 'origin-not-registered', detail: 'Register it.' },
    }));
    const { outbox, onReject } = openOutbox(transport);
    for (let number = 0; number < 50; number += 1) await outbox.add(viewEvent(number));
    await outbox.flush();
    expect(transport).toHaveBeenCalledTimes(1);
    expect(onReject).toHaveBeenCalledTimes(50);
  });

  it('loses one poison event among ten, and reports it once', async () => {
    const stored: string[] = [];
    const poison = viewEvent(4).id;
    const { outbox, onReject, storage } = openOutbox(async (request) => {
      const ids = idsOf(request.body);
      if (ids.includes(poison)) return { status: 400, body: undefined };
      stored.push(...ids);
      return storeAll(request);
    });
    for (let number = 0; number < 10; number += 1) await outbox.add(viewEvent(number));
    await outbox.flush();
    expect(stored).toHaveLength(9);
    expect(onReject.mock.calls).toEqual([[{ id: poison, code: 'invalid-request' }]]);
    expect(await storage.countEvents()).toBe(0);
  });

  it('waits as long as the server asks, and then sends without a new event', async () => {
    let tries = 0;
    const { outbox, storage, advance } = openOutbox(async (request) => {
      tries += 1;
      return tries === 1 ? { status: 503, retryAfter: '6', body: undefined } : storeAll(request);
    });
    await outbox.add(viewEvent(1));
    await expect(outbox.flush()).rejects.toMatchObject({ code: 'unavailable' });
    advance(5_999);
    expect(tries).toBe(1);
    advance(1);
    await vi.waitFor(async () => expect(await storage.countEvents()).toBe(0));
    expect(tries).toBe(2);
  });

  it('never asks again before the server’s pause is over, whoever asks', async () => {
    const transport = vi.fn<Transport>(async () => ({
      status: 429,
      retryAfter: '60',
      body: undefined,
    }));
    const { outbox, advance } = openOutbox(transport);
    await outbox.add(viewEvent(1));
    await expect(outbox.flush()).rejects.toMatchObject({ code: 'unavailable', retriable: true });
    await outbox.add(viewEvent(2));
    advance(59_999);
    outbox.wake();
    outbox.hide();
    outbox.wake();
    await expect(outbox.flush()).rejects.toMatchObject({ code: 'unavailable' });
    expect(transport).toHaveBeenCalledTimes(1);
  });

  it('goes on though a timer is early by the clock', async () => {
    let tries = 0;
    const { outbox, storage, advance, clock } = openOutbox(async (request) => {
      tries += 1;
      return tries === 1 ? { status: 429, retryAfter: '6', body: undefined } : storeAll(request);
    });
    await outbox.add(viewEvent(1));
    await outbox.flush().catch(() => undefined);
    const { now } = clock;
    clock.now = () => now() - 1;
    advance(6_000);
    await new Promise(setImmediate);
    expect(tries).toBe(1);
    advance(1);
    await vi.waitFor(async () => expect(await storage.countEvents()).toBe(0));
  });

  it('is not hurried by a new event', async () => {
    let tries = 0;
    const { outbox, advance } = openOutbox(async () => {
      tries += 1;
      throw new Error('offline');
    });
    await outbox.add(viewEvent(1));
    for (const delay of [300, 500, 1_000, 2_000]) {
      const before = tries;
      advance(delay - 1);
      await outbox.add(viewEvent(10 + delay));
      expect(tries).toBe(before);
      advance(1);
      await vi.waitFor(() => expect(tries).toBe(before + 1));
      // The failure is dealt with in the same turn.
      await new Promise(setImmediate);
    }
  });

  it('sends from memory when the page is left, whatever the storage is at', async () => {
    const sent: string[] = [];
    const { outbox, storage } = openOutbox(async (request) => {
      sent.push(...idsOf(request.body));
      expect(request.keepalive).toBe(true);
      return storeAll(request);
    });
    storage.addEvent = () => new Promise(() => undefined);
    for (let number = 0; number < 60; number += 1) void outbox.add(viewEvent(number));
    outbox.hide();
    expect(sent).toHaveLength(60);
  });

  it('takes no lease once the page is left, and goes on when it is come back to', async () => {
    const transport = vi.fn<Transport>(storeAll);
    const { outbox, storage } = openOutbox(transport);
    await outbox.add(viewEvent(1));
    outbox.hide();
    const withLease = vi.spyOn(storage, 'withLease');
    await expect(outbox.flush()).rejects.toMatchObject({ code: 'unavailable' });
    expect(withLease).not.toHaveBeenCalled();
    outbox.wake();
    await outbox.flush();
    expect(transport).toHaveBeenCalledTimes(2);
    expect(await storage.countEvents()).toBe(0);
  });

  it('tries again later while another tab sends', async () => {
    const { outbox, storage, advance } = openOutbox(storeAll);
    let end: (pause: number) => void = () => undefined;
    void storage.withLease(() => new Promise((resolve) => (end = resolve)));
    await outbox.add(viewEvent(1));
    await expect(outbox.flush()).rejects.toMatchObject({ retriable: true });
    end(0);
    await vi.waitFor(async () => {
      advance(2_000);
      expect(await storage.countEvents()).toBe(0);
    });
  });

  it('drops the oldest view for a new event, and no share silently', async () => {
    const { outbox, storage } = openOutbox(async () => ({ status: 503, body: undefined }));
    for (let number = 0; number < 1_000; number += 1) {
      await outbox.add(number < 2 ? viewEvent(number) : shareEvent(number));
    }
    await outbox.add(viewEvent(1_000));
    await outbox.add(shareEvent(1_001));
    await outbox.add(shareEvent(1_002));
    const kept = await storage.readEvents(2_000);
    expect(kept).toHaveLength(1_000);
    expect(kept.filter(({ type }) => type === 'view')).toEqual([]);
    const error = { code: 'outbox-full' };
    await expect(outbox.add(shareEvent(1_003))).rejects.toMatchObject(error);
    await expect(outbox.add(viewEvent(1_004))).rejects.toMatchObject(error);
    expect(await storage.readEvents(2_000)).toEqual(kept);
  });

  it('keeps 256 KiB at most, also of what other tabs have added', async () => {
    const { outbox, storage } = openOutbox(async () => ({ status: 503, body: undefined }));
    const sku = 'x'.repeat(2_000);
    for (let number = 0; number < 100; number += 1) {
      await storage.addEvent({ ...viewEvent(number), sku });
    }
    const adding = [...Array(100).keys()].map((number) =>
      outbox.add({ ...shareEvent(100 + number), sku } as GoodwordEventRecord),
    );
    await Promise.all(adding);
    const kept = await storage.readEvents(1_000);
    const bytes = new TextEncoder().encode(kept.map((event) => JSON.stringify(event)).join(''));
    expect(bytes.length).toBeLessThanOrEqual(256 * 1024);
    expect(bytes.length).toBeGreaterThan(253 * 1024);
    expect(kept.filter(({ type }) => type === 'share')).toHaveLength(100);
    expect(kept[0]?.id).not.toBe(viewEvent(0).id);
  });

  it('takes no event that no server would', async () => {
    const { outbox, storage } = openOutbox(storeAll);
    const adding = outbox.add({ ...viewEvent(1), sku: 'x'.repeat(70_000) });
    await expect(adding).rejects.toMatchObject({ code: 'invalid-argument' });
    expect(await storage.countEvents()).toBe(0);
  });

  it('gives up what has waited for more than thirty days, and says so', async () => {
    const transport = vi.fn<Transport>(storeAll);
    const { outbox, storage, onReject } = openOutbox(transport);
    const occurredAt = new Date(NOW - 30 * 86_400_000 - 1).toISOString();
    await storage.addEvent({ ...viewEvent(1), occurredAt });
    await storage.addEvent(viewEvent(2));
    await outbox.flush();
    expect(onReject).toHaveBeenCalledTimes(1);
    expect(onReject).toHaveBeenCalledWith(expect.objectContaining({ id: viewEvent(1).id }));
    expect(transport.mock.calls.flatMap(([{ body }]) => idsOf(body))).toEqual([viewEvent(2).id]);
  });

  it('takes a refusal for final for the events that it names, and for those alone', async () => {
    const stored: string[] = [];
    const { outbox, onReject } = openOutbox(async (request) => {
      const [first = '', ...rest] = idsOf(request.body);
      if (first !== viewEvent(0).id) {
        stored.push(first, ...rest);
        return storeAll(request);
      }
      const results = [{ id: first, status: 'rejected', code: 'conflict' }];
      return { status: 422, body: { results } };
    });
    for (let number = 0; number < 3; number += 1) await outbox.add(viewEvent(number));
    await outbox.flush();
    expect(onReject.mock.calls).toEqual([[{ id: viewEvent(0).id, code: 'conflict' }]]);
    expect(stored).toEqual([viewEvent(1).id, viewEvent(2).id]);
  });

  it('keeps nothing that is added while it is disposed of', async () => {
    const { outbox, storage } = openOutbox(storeAll);
    const adding = outbox.add(viewEvent(1));
    outbox.dispose();
    await storage.clear(['measurement']);
    await adding;
    expect(await storage.countEvents()).toBe(0);
  });
});
