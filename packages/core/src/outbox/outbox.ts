import type { GoodwordEventRecord } from '@goodword/protocol';
import { GoodwordError } from '../error.js';
import type { Clock, Random, Storage, Transport, TransportResponse } from '../ports.js';
import type { ReferralClientOptions } from '../referral-client.js';
import { readEventResults, readProblem } from '../answers.js';
import { isRetriable, retryDelay } from './retry-schedule.js';
import { takeBatch } from './take-batch.js';

/** What an outbox is made of. */
export interface OutboxOptions {
  /** Path and query that batches are sent to. */
  path: string;
  storage: Storage;
  transport: Transport;
  clock: Clock;
  random: Random;
  onReject?: ReferralClientOptions['onReject'];
  /** After each change: how many wait, and what went wrong last. */
  onChange: (pending: number, error?: GoodwordError) => void;
}

/** Keeps events until the server has answered for each. */
export interface Outbox {
  /** Resolves when the event is kept. @throws GoodwordError `outbox-full` */
  add(event: GoodwordEventRecord): Promise<void>;
  /** Sends until nothing is left. @throws GoodwordError the failure that stopped it */
  flush(): Promise<void>;
  /** Sends from memory what has no answer yet, at once: the page may be gone in a moment. */
  hide(): void;
  /** Forgets timers and memory. What is stored stays. */
  dispose(): void;
}

/** Events that may wait, at most. */
const LONGEST_QUEUE = 1_000;

/** Events that come together are sent together, in milliseconds. */
const SHORT_DELAY = 300;

/** How long the lease of another tab is waited for, in milliseconds. */
const LEASE_DELAY = 2_000;

export function createOutbox(options: OutboxOptions): Outbox {
  const { path, storage, transport, clock, random, onReject, onChange } = options;
  const unanswered = new Map<string, GoodwordEventRecord>();
  let cancelTimer: (() => void) | undefined;
  let failures = 0;
  let isDisposed = false;

  function schedule(delay: number): void {
    cancelTimer?.();
    if (isDisposed) return;
    cancelTimer = clock.setTimer(() => {
      cancelTimer = undefined;
      // The failure is in the state, and the next try is scheduled.
      flush().catch(() => undefined);
    }, delay);
  }

  function send(events: readonly GoodwordEventRecord[]): Promise<TransportResponse> {
    const sentAt = new Date(clock.now()).toISOString();
    return transport({
      method: 'POST',
      path,
      body: JSON.stringify({ sentAt, events }),
      keepalive: true,
    });
  }

  async function settle(ids: readonly string[]): Promise<void> {
    for (const id of ids) unanswered.delete(id);
    await storage.deleteEvents(ids);
    onChange(await storage.countEvents());
  }

  /** Sends one batch and acts on the answer; throws where a later try may do better. */
  async function deliver(batch: readonly GoodwordEventRecord[]): Promise<void> {
    let response: TransportResponse;
    try {
      response = await send(batch);
    } catch (cause) {
      throw postpone(
        undefined,
        new GoodwordError('network', 'Events could not be sent; they are kept and sent later.', {
          cause,
          retriable: true,
        }),
      );
    }
    const { status, retryAfter, body } = response;
    const results = status === 200 ? readEventResults(body) : undefined;
    if (results) {
      for (const { id, status: verdict, code, detail } of results) {
        if (id && verdict === 'rejected')
          onReject?.({ id, code: code ?? 'invalid-request', ...(detail ? { detail } : {}) });
      }
      await settle(results.flatMap(({ id }) => (id ? [id] : [])));
      return;
    }
    if (status === 200 || isRetriable(status)) {
      throw postpone(
        retryAfter,
        new GoodwordError(
          'unavailable',
          `Events were answered with ${status}; they are kept and sent later.`,
          { retriable: true },
        ),
      );
    }
    // A final answer for the whole batch: halve it until what is at fault stands alone.
    const [first] = batch;
    if (batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      await deliver(batch.slice(0, middle));
      await deliver(batch.slice(middle));
    } else if (first) {
      const problem = readProblem(body);
      onReject?.({
        id: first.id,
        code: problem?.code ?? 'invalid-request',
        ...(problem ? { detail: problem.detail } : {}),
      });
      await settle([first.id]);
    }
  }

  function postpone(retryAfter: string | undefined, error: GoodwordError): GoodwordError {
    failures += 1;
    const chance = (random(1)[0] ?? 0) / 256;
    schedule(retryDelay(failures, chance, retryAfter, clock.now()));
    void storage.countEvents().then((pending) => onChange(pending, error));
    return error;
  }

  async function flush(): Promise<void> {
    const held = await storage.withLease(async () => {
      for (;;) {
        const batch = takeBatch(await storage.readEvents(50));
        if (batch.length === 0 || isDisposed) return;
        await deliver(batch);
        failures = 0;
      }
    });
    // Another tab is sending; should it go away, this one takes over.
    if (!held && (await storage.countEvents()) > 0) schedule(LEASE_DELAY);
  }

  return {
    async add(event) {
      const pending = await storage.countEvents();
      if (pending >= LONGEST_QUEUE) {
        throw new GoodwordError(
          'outbox-full',
          `${LONGEST_QUEUE} events wait to be sent; this one was not kept.`,
        );
      }
      unanswered.set(event.id, event);
      await storage.addEvent(event);
      onChange(pending + 1);
      // A new event never shortens a wait that the server asked for.
      if (!cancelTimer) schedule(SHORT_DELAY);
    },
    flush,
    hide() {
      const batch = takeBatch([...unanswered.values()]);
      if (batch.length === 0 || failures > 0) return;
      // The events stay stored: their ids make a second delivery harmless.
      send(batch).catch(() => undefined);
    },
    dispose() {
      isDisposed = true;
      cancelTimer?.();
      unanswered.clear();
    },
  };
}
