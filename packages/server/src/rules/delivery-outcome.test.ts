import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDelivery, type Answer } from './delivery-outcome.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = 1_796_000_000_000;

const answer = (status: number, retryAfter?: string): Answer => ({
  kind: 'answer',
  status,
  retryAfter,
});
const after = (given: Answer, attempts: number, chance = 0) => {
  const outcome = decideDelivery(given, { attempts, now: NOW, chance });
  return outcome.state === 'waiting' ? outcome.dueAt - NOW : outcome.state;
};

describe('decideDelivery()', () => {
  it('waits as the schedule says, and gives up after ten attempts', () => {
    const waits = Array.from({ length: 10 }, (_, index) => after(answer(500), index + 1));
    expect(waits).toEqual([
      5 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
      'failed',
    ]);
  });

  it('takes any 2xx for delivered and anything else for a failure, a redirect too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        const outcome = decideDelivery(answer(status), { attempts: 1, now: NOW, chance: 0 });
        const expected =
          status >= 200 && status < 300 ? 'delivered' : status === 410 ? 'failed' : 'waiting';
        expect(outcome.state).toBe(expected);
      }),
    );
    expect(after({ kind: 'none', failure: 'timeout' }, 1)).toBe(5 * SECOND);
  });

  it('comes back a little later by chance, never earlier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, chance) => {
          const least = Number(after(answer(500), attempts));
          const wait = Number(after(answer(500), attempts, chance));
          expect(wait).toBeGreaterThanOrEqual(least);
          expect(wait).toBeLessThanOrEqual(least * 1.1 + 1);
        },
      ),
    );
  });

  it('obeys Retry-After in seconds and as a date, up to a day', () => {
    expect(after(answer(503, '120'), 1)).toBe(2 * MINUTE);
    const date = new Date(NOW + HOUR).toUTCString();
    expect(after(answer(429, date), 1)).toBe(HOUR);
    expect(after(answer(429, '999999999'), 1)).toBe(24 * HOUR);
    expect(after(answer(429, '1796000000000000'), 1)).toBe(5 * SECOND);
  });

  it('never comes earlier for a Retry-After, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = Number(after(answer(503, text), 2));
        expect(wait).toBeGreaterThanOrEqual(5 * MINUTE);
        expect(wait).toBeLessThanOrEqual(24 * HOUR);
      }),
    );
    expect(after(answer(503, '1'), 2)).toBe(5 * MINUTE);
    expect(after(answer(503, new Date(NOW - HOUR).toUTCString()), 2)).toBe(5 * MINUTE);
  });
});
