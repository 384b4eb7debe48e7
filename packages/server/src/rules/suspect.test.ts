import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressSkeleton } from './address-skeleton.js';
import { findRing } from './find-ring.js';
import { suspect, type Signals } from './suspect.js';

const CLEAN: Signals = {
  advocateEmails: ['ada@example.com'],
  friendEmails: ['milo@example.org'],
  isDisposable: false,
  hasSameNetwork: false,
  hasSameDevice: false,
  recentFriends: 1,
  secondsToConversion: 3600,
  failed: [],
};

describe('suspect()', () => {
  it('lets an ordinary referral pass', () => {
    expect(suspect(CLEAN)).toEqual({ score: 0, isHeld: false, reasons: [] });
  });

  it.each<[string, Partial<Signals>]>([
    ['similar-address', { friendEmails: ['A.da+2@example.com'] }],
    ['same-network', { hasSameNetwork: true }],
    ['same-device', { hasSameDevice: true }],
    ['disposable-address', { isDisposable: true }],
    ['velocity', { recentFriends: 21 }],
    ['too-fast', { secondsToConversion: 29 }],
    ['ring', { ring: 3 }],
  ])('holds for %s, and says so', (code, change) => {
    const { isHeld, reasons } = suspect({ ...CLEAN, ...change });
    expect(isHeld).toBe(true);
    expect(reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it('lets half a minute pass', () => {
    expect(suspect({ ...CLEAN, secondsToConversion: 30 }).isHeld).toBe(false);
  });

  it('holds where a look-up failed, whatever the score', () => {
    const policy = { threshold: 1000 };
    expect(suspect({ ...CLEAN, failed: ['a network'] }, policy)).toMatchObject({
      score: 0,
      isHeld: true,
      reasons: [{ code: 'lookup-failed' }],
    });
  });

  it('weighs by the program’s own measure', () => {
    const signals = { ...CLEAN, hasSameNetwork: true, hasSameDevice: true };
    expect(suspect(signals, { weights: { 'same-network': 0, 'same-device': 10 } })).toMatchObject({
      score: 10,
      isHeld: false,
    });
    expect(suspect(signals, { threshold: 131 }).isHeld).toBe(false);
    expect(suspect(signals, { threshold: 130 }).isHeld).toBe(true);
    const busy = { ...CLEAN, recentFriends: 3 };
    expect(suspect(busy, { velocity: { friends: 2, hours: 1 } }).isHeld).toBe(true);
  });
});

describe('addressSkeleton()', () => {
  it.each([
    ['Ada@Example.com', 'ada@example.com'],
    ['ada+shop@example.com', 'ada@example.com'],
    ['a.d.a@gmail.com', 'ada@googlemail.com'],
    ['аda@example.com', 'ada@example.com'],
    ['ada@ехаmple.com', 'ada@example.com'],
    ['adа.byron@proton.me', 'adabyron@pm.me'],
    ['ada-shop@yahoo.com', 'ada@yahoo.com'],
    ['àda@example.com', 'ada@example.com'],
    ['b0b@example.com', 'bob@example.com'],
    ['arne@example.com', 'ame@example.com'],
  ])('takes %s for %s', (one, other) => {
    expect(addressSkeleton(one)).toBe(addressSkeleton(other));
  });

  it.each([
    ['ada@example.com', 'ben@example.com'],
    ['ada@example.com', 'ada@example.org'],
    ['ada.b@example.com', 'ada.c@example.com'],
  ])('tells %s from %s', (one, other) => {
    expect(addressSkeleton(one)).not.toBe(addressSkeleton(other));
  });

  it('brings what it made to itself', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const skeleton = addressSkeleton(email);
        expect(addressSkeleton(skeleton)).toBe(skeleton);
      }),
    );
  });
});

describe('findRing()', () => {
  const ring = (size: number) =>
    Array.from({ length: size }, (_, place) => ({
      from: `p${place}`,
      to: `p${(place + 1) % size}`,
    }));

  it.each([2, 3, 4])('finds %i people who brought each other', (size) => {
    expect(findRing(ring(size), 'p0', ['p1'])).toBe(size);
  });

  it('looks no further than four', () => {
    expect(findRing(ring(5), 'p0', ['p1'])).toBeUndefined();
  });

  it('takes a chain and a tree for no ring, and ends where others go round', () => {
    const edges = [...ring(3), { from: 'p2', to: 'q' }];
    expect(findRing(edges, 'x', ['p0'])).toBeUndefined();
    expect(
      findRing(
        [
          { from: 'a', to: 'b' },
          { from: 'a', to: 'c' },
        ],
        'a',
        ['b'],
      ),
    ).toBeUndefined();
  });
});
