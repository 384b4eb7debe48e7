import type { GoodwordEventRecord } from '@goodword/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSize } from './event-size.js';
import { findExcess, LARGEST_QUEUE, LONGEST_QUEUE } from './find-excess.js';

const shapes = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3_500 })), {
  minLength: 1,
  maxLength: 1_100,
  size: 'max',
});

function queueOf(shapes: readonly (readonly [boolean, number])[]): GoodwordEventRecord[] {
  return shapes.map(([isView, size], number) => ({
    ...(isView ? { type: 'view', element: 'goodword-refer' } : { type: 'share', channel: 'x' }),
    id: `evt_${String(number).padStart(5, '0')}`,
    occurredAt: '2026-11-25T12:00:00.000Z',
    sku: 'x'.repeat(size),
  }));
}

describe('findExcess()', () => {
  it('drops as few views as it takes, the oldest first, and nothing else', () => {
    fc.assert(
      fc.property(shapes, (drawn) => {
        const queue = queueOf(drawn);
        const sizes = new Map(queue.map((event) => [event.id, eventSize(event)]));
        const views = queue.filter(({ type }) => type === 'view').map(({ id }) => id);
        const isWithinWithout = (gone: readonly string[]) => {
          const kept = new Map(sizes);
          for (const id of gone) kept.delete(id);
          const bytes = [...kept.values()].reduce((sum, size) => sum + size, 0);
          return kept.size <= LONGEST_QUEUE && bytes <= LARGEST_QUEUE;
        };
        const excess = findExcess(queue);
        expect(isWithinWithout(excess ?? views)).toBe(excess !== undefined);
        expect(excess ?? []).toEqual(views.slice(0, excess?.length ?? 0));
        if (excess?.[0]) expect(isWithinWithout(excess.slice(0, -1))).toBe(false);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('drops nothing of a queue within its bounds', () => {
    expect(findExcess(queueOf([[true, 0]]))).toEqual([]);
  });
});
