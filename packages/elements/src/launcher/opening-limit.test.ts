import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { mayOpen, readDuration, readLimit } from './opening-limit.js';

const DAY = 86_400_000;

describe('readDuration()', () => {
  const CASES = [
    ['10s', 10_000],
    [' 250 ms ', 250],
    ['1.5h', 5_400_000],
    ['2m', 120_000],
    ['30d', 30 * DAY],
    ['0s', 0],
    ['10', undefined],
    ['-1s', undefined],
    ['1y', undefined],
    ['1s2', undefined],
    ['1constructor', undefined],
    ['', undefined],
  ] as const;

  for (const [text, length] of CASES) {
    it(`reads "${text}" as ${length ?? 'nothing'}`, () => {
      expect(readDuration(text)).to.equal(length);
    });
  }
});

describe('readLimit()', () => {
  it('reads how often within how long', () => {
    expect(readLimit('2/30d')).to.deep.equal({ times: 2, within: 30 * DAY });
    expect(readLimit('0/1h')).to.deep.equal({ times: 0, within: 3_600_000 });
  });

  for (const text of ['', '3', '/1d', '1.5/1d', '-1/1d', '1/0s', '1/soon', 'x/1d']) {
    it(`takes "${text}" as once while the page is there`, () => {
      expect(readLimit(text)).to.deep.equal({ times: 1, within: Infinity });
    });
  }
});

describe('mayOpen()', () => {
  it('counts only what is within the time', () => {
    const limit = readLimit('1/30d');
    const now = Date.parse('2026-11-25T12:00:00Z');
    expect(mayOpen(limit, [], now)).to.equal(true);
    expect(mayOpen(limit, [now - 29 * DAY], now)).to.equal(false);
    expect(mayOpen(limit, [now - 30 * DAY], now)).to.equal(true);
  });

  it('takes no notice of a time that could not be read', () => {
    expect(mayOpen(readLimit(''), [NaN], Date.now())).to.equal(true);
  });

  it('never opens more often than it may, whatever the times', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 300 }), tryAll),
    );

    function tryAll(moments: number[], most: number, within: number): boolean {
      const opened: number[] = [];
      for (const now of moments.sort((a, b) => a - b)) {
        if (mayOpen({ times: most, within }, opened, now)) opened.push(now);
      }
      return opened.every(
        (time) => opened.filter((other) => other <= time && other > time - within).length <= most,
      );
    }
  });
});
