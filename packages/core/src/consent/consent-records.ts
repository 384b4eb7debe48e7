import type { ConsentRequest } from '@goodword/protocol';
import type { ClientParts } from '../client-parts.js';
import { GoodwordError } from '../error.js';
import { retryDelay } from '../outbox/retry-schedule.js';
import type { Clock, Random } from '../ports.js';
import { acknowledge, requestAnswer } from '../request.js';

interface ConsentRecordsOptions extends Pick<ClientParts, 'transport' | 'query' | 'onError'> {
  clock: Clock;
  random: Random;
}

/**
 * Sends the records of choices, one after the other, until the server has answered for each. They
 * wait in memory: a device that refuses, or withdraws, keeps nothing but the choice itself.
 */
export function createConsentRecords(options: ConsentRecordsOptions) {
  const { transport, query, clock, random, onError } = options;
  const waiting: ConsentRequest[] = [];
  let failures = 0;
  let cancelTimer: (() => void) | undefined;
  let sending: Promise<void> | undefined;

  async function sendAll(): Promise<void> {
    cancelTimer?.();
    for (let record = waiting[0]; record; record = waiting[0]) {
      try {
        await requestAnswer(transport, `/v1/consents${query}`, acknowledge, record, true);
        failures = 0;
      } catch (error) {
        onError(error);
        if (error instanceof GoodwordError && error.retriable) return postpone();
      }
      waiting.shift();
    }
  }

  function postpone(): void {
    failures += 1;
    const chance = (random(1)[0] ?? 0) / 256;
    const delay = retryDelay(failures, chance, undefined, clock.now());
    cancelTimer = clock.setTimer(() => void flush(), delay);
  }

  /** Sends what waits. Never rejects. */
  const flush = (): Promise<void> =>
    (sending ??= sendAll().finally(() => {
      sending = undefined;
    }));

  return {
    add(record: ConsentRequest): void {
      waiting.push(record);
      void flush();
    },
    flush,
    dispose: () => cancelTimer?.(),
  };
}
