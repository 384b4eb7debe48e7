import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankStandings } from './rank-standings.js';

const COUNTS = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });

describe('rankStandings()', () => {
  it('gives one rank to those who have as many, and skips the next', () => {
    const standings = [5, 3, 3, 1].map((count) => ({ name: 'Ada', count }));
    expect(rankStandings(standings).map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  });

  it('says of everybody how many are ahead', () => {
    fc.assert(
      fc.property(COUNTS, (counts) => {
        const sorted = counts.toSorted((left, right) => right - left);
        const ranked = rankStandings(sorted.map((count) => ({ name: 'Ada', count })));
        for (const { rank, count } of ranked) {
          expect(rank).toBe(1 + sorted.filter((other) => other > count).length);
        }
      }),
    );
  });
});
