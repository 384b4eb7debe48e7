import { describe, expect, it } from 'vitest';
import { codesUntilCollision } from './codes-until-collision.js';
import { collisionProbability } from './collision-probability.js';

/** 1 − N! / ((N − n)! Nⁿ), in whole numbers, to 30 decimal places. */
function exactly(codes: bigint, count: bigint): number {
  const scale = 10n ** 60n;
  let different = scale;
  for (let drawn = 1n; drawn < count; drawn += 1n)
    different = (different * (codes - drawn)) / codes;
  return Number((scale - different) / 10n ** 30n) / 1e30;
}

describe('collisionProbability()', () => {
  it.each([
    [8, 2],
    [8, 20],
    [8, 100],
    [16, 300],
    [50, 2],
    [50, 1_000],
    [50, 10_000],
    [50, 10_001],
    [50, 50_000],
    [30, 40_000],
  ])('is right for %i bits and %i codes', (bits, count) => {
    const exact = exactly(2n ** BigInt(bits), BigInt(count));
    expect(Math.abs(collisionProbability({ bits, count }) / exact - 1)).toBeLessThan(1e-12);
  });

  it('solves the birthday problem', () => {
    const days = Math.log2(365);
    expect(collisionProbability({ bits: days, count: 22 })).toBeCloseTo(0.4757, 4);
    expect(collisionProbability({ bits: days, count: 23 })).toBeCloseTo(0.5073, 4);
  });

  it('keeps its digits where it is tiny', () => {
    expect(collisionProbability({ bits: 200, count: 2 }) / 2 ** -200).toBeCloseTo(1, 12);
    expect(
      collisionProbability({ bits: 150, count: 1e9 }) / ((1e9 * (1e9 - 1)) / 2 ** 151),
    ).toBeCloseTo(1, 12);
  });

  it('is 0 for one code and 1 for more codes than there are', () => {
    expect(collisionProbability({ count: 0 })).toBe(0);
    expect(collisionProbability({ count: 1 })).toBe(0);
    expect(collisionProbability({ bits: 3, count: 9 })).toBe(1);
    expect(collisionProbability({ bits: 20, count: 1e6 })).toBe(1);
  });

  it('says what the defaults mean: of a million codes of 50 bits', () => {
    expect(collisionProbability({ count: 1_000_000 })).toBeCloseTo(0.000444, 6);
  });

  it.each([
    { bits: -1, count: 1 },
    { bits: NaN, count: 1 },
    { bits: 50, count: -1 },
    { bits: 50, count: 1.5 },
    { bits: 50, count: Infinity },
  ])('refuses %o', (options) => {
    expect(() => collisionProbability(options)).toThrow(RangeError);
  });
});

describe('codesUntilCollision()', () => {
  it.each([
    [Math.log2(365), 0.5, 23],
    [0, 0.5, 2],
    [3, 0.999_999, 9],
    [50, 0.001, 1_500_976],
  ])('of %d bits and probability %d is %i', (bits, probability, count) => {
    expect(codesUntilCollision({ bits, probability })).toBe(count);
  });

  it('is the first count that reaches the probability', () => {
    for (const bits of [5, 20, 50, 64, 96]) {
      for (const probability of [1e-9, 0.1, 0.5, 0.999]) {
        const count = codesUntilCollision({ bits, probability });
        expect(collisionProbability({ bits, count })).toBeGreaterThanOrEqual(probability);
        expect(collisionProbability({ bits, count: count - 1 })).toBeLessThan(probability);
      }
    }
  });

  it.each([
    { probability: 0 },
    { probability: 1 },
    { probability: NaN },
    { bits: 97 },
    { bits: -1 },
  ])('refuses %o', (options) => {
    expect(() => codesUntilCollision(options)).toThrow(RangeError);
  });
});
