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
  return { outbox, storage, advance, onReject };
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

  it('makes room for a share by the oldest view, and refuses a view', async () => {
    const { outbox, storage } = openOutbox(async () => ({ status: 503, body: undefined }));
    for (let number = 0; number < 1000; number += 1) await outbox.add(viewEvent(number));
    const share = { ...viewEvent(1000), type: 'share', channel: 'x' } as GoodwordEventRecord;
    await outbox.add(share);
    const kept = (await storage.readEvents(2000)).map(({ id }) => id);
    expect(kept).toHaveLength(1000);
    expect(kept).toContain(share.id);
    expect(kept).not.toContain(viewEvent(0).id);
    await expect(outbox.add(viewEvent(1001))).rejects.toMatchObject({ code: 'outbox-full' });
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
