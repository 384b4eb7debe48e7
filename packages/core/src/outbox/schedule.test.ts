import type { GoodwordEventRecord } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createId } from '../ids/create-id.js';
import { isRetriable } from './is-retriable.js';
import { retryDelay } from './retry-schedule.js';
import { takeBatch } from './take-batch.js';

const NOW = Date.UTC(2026, 10, 25, 12);

describe('isRetriable()', () => {
  it('tries again where the same request may succeed', () => {
    expect([408, 425, 429, 500, 503].map(isRetriable)).toEqual([true, true, true, true, true]);
    expect([200, 400, 403, 404, 409, 413].some(isRetriable)).toBe(false);
  });
});

describe('retryDelay()', () => {
  it('doubles from one second to five minutes, half fixed and half random', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, chance) => {
          const ceiling = Math.min(300_000, 1_000 * 2 ** (attempt - 1));
          const delay = retryDelay(attempt, chance, undefined, NOW);
          expect(delay).toBeGreaterThanOrEqual(ceiling / 2);
          expect(delay).toBeLessThanOrEqual(ceiling);
        },
      ),
    );
  });

  it('never comes before Retry-After, in seconds or as a date', () => {
    expect(retryDelay(1, 0, '6', NOW)).toBe(6_000);
    expect(retryDelay(1, 0, new Date(NOW + 90_000).toUTCString(), NOW)).toBe(90_000);
  });

  it('waits a day at most for a header that holds something else', () => {
    expect(retryDelay(1, 0, String(NOW), NOW)).toBe(86_400_000);
  });

  it.each(['', 'soon', '-5', new Date(NOW - 1_000).toUTCString()])(
    'waits its own time where Retry-After is %j',
    (value) => {
      expect(retryDelay(1, 0, value, NOW)).toBe(500);
    },
  );
});

describe('takeBatch()', () => {
  const event = (sku = ''): GoodwordEventRecord => ({
    type: 'view',
    id: createId('event', { now: NOW }),
    occurredAt: new Date(NOW).toISOString(),
    element: 'goodword-refer',
    ...(sku ? { sku } : {}),
  });

  it('takes fifty events at most, from the front', () => {
    const events = Array.from({ length: 60 }, () => event());
    expect(takeBatch(events)).toEqual(events.slice(0, 50));
  });

  it('stays under 60,000 bytes, counted as UTF-8', () => {
    const events = Array.from({ length: 50 }, () => event('茶'.repeat(1_000)));
    const bytes = new TextEncoder().encode(JSON.stringify(takeBatch(events))).length;
    expect(bytes).toBeLessThanOrEqual(
      60_000 - JSON.stringify({ sentAt: new Date(NOW), events: [] }).length,
    );
    expect(takeBatch(events).length).toBeGreaterThan(1);
  });

  it('takes one event however large, so that the queue moves', () => {
    expect(takeBatch([event('x'.repeat(70_000)), event()])).toHaveLength(1);
  });
});
