import { isId, readIdTime } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createId } from './create-id.js';

describe('createId()', () => {
  it('makes an id of its kind that carries its time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 32 ** 9 - 1 }), (now) => {
        const id = createId('lead', { now });
        expect(isId('lead', id)).toBe(true);
        expect(readIdTime('lead', id)).toBe(now);
      }),
    );
  });

  it('sorts by time', () => {
    const ids = [1, 31, 32, 1_000, 1_796_000_000_000].map((now) => createId('event', { now }));
    expect([...ids].sort()).toEqual(ids);
  });

  it('is another one each time', () => {
    const ids = new Set(Array.from({ length: 1_000 }, () => createId('event', { now: 1 })));
    expect(ids.size).toBe(1_000);
  });
});
