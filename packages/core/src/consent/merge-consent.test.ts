import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeConsent } from './merge-consent.js';
import type { ConsentSignal } from './signal.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 25);
const signal = (source: string, attribution: 'granted' | 'denied', changedAt = NOW - DAY) =>
  ({ source, purposes: { attribution }, changedAt }) satisfies ConsentSignal;

describe('mergeConsent()', () => {
  it('takes silence for a no', () => {
    const state = mergeConsent([], 'consent', NOW);
    expect(state).toMatchObject({ source: 'default', decided: false });
    expect(Object.values(state.purposes)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('puts the banner before the host, and the host before a platform', () => {
    const platform = signal('tcf', 'denied');
    const host = signal('host', 'granted');
    const banner = signal('banner', 'denied');
    expect(mergeConsent([platform, host], 'consent', NOW).purposes.attribution).toBe('granted');
    expect(mergeConsent([platform, host, banner], 'consent', NOW).purposes.attribution).toBe(
      'denied',
    );
  });

  it('lets any denial win among platforms', () => {
    const signals = [signal('tcf', 'granted'), signal('klaro', 'denied')];
    expect(mergeConsent(signals, 'consent', NOW).purposes.attribution).toBe('denied');
  });

  it('forgets what is older than it holds, to the millisecond', () => {
    const old = signal('banner', 'granted', NOW - 180 * DAY);
    expect(mergeConsent([old], 'consent', NOW).decided).toBe(false);
    expect(mergeConsent([old], 'consent', NOW - 1).decided).toBe(true);
  });

  it('never allows anything in cookieless mode', () => {
    const { purposes } = mergeConsent([signal('banner', 'granted')], 'cookieless', NOW);
    expect(Object.values(purposes)).not.toContain('granted');
  });

  it('takes a word on forwarding alone for no answer', () => {
    const optOut: ConsentSignal = {
      source: 'gpp',
      purposes: { forwarding: 'denied' },
      changedAt: NOW,
    };
    expect(mergeConsent([optOut], 'consent', NOW)).toMatchObject({
      decided: false,
      purposes: { attribution: 'unknown', forwarding: 'denied' },
    });
  });

  it('lets a global objection end forwarding alone, and takes it for no choice', () => {
    const objection = {
      source: 'gpc',
      purposes: { forwarding: 'denied' },
      changedAt: NOW,
    } as const;
    const alone = mergeConsent([objection], 'consent', NOW);
    expect(alone).toMatchObject({ decided: false, source: 'default' });
    expect(alone.purposes).toEqual({
      attribution: 'unknown',
      measurement: 'unknown',
      forwarding: 'denied',
    });
    const banner: ConsentSignal = {
      source: 'banner',
      purposes: { attribution: 'granted', forwarding: 'granted' },
      changedAt: NOW,
    };
    expect(mergeConsent([objection, banner], 'consent', NOW)).toMatchObject({
      source: 'banner',
      purposes: { attribution: 'granted', forwarding: 'denied' },
    });
  });

  it('gives the same state for the same signals in any order', () => {
    const anySignal = fc.record({
      source: fc.constantFrom('banner', 'host', 'tcf', 'klaro'),
      purposes: fc.record({ attribution: fc.constantFrom('granted', 'denied', 'unknown') }),
      changedAt: fc.integer({ min: NOW - 200 * DAY, max: NOW }),
    }) as fc.Arbitrary<ConsentSignal>;
    const signals = fc.uniqueArray(anySignal, { selector: ({ source }) => source });
    fc.assert(
      fc.property(signals, (given) => {
        const reversed = mergeConsent([...given].reverse(), 'consent', NOW);
        expect(reversed).toEqual(mergeConsent(given, 'consent', NOW));
      }),
    );
  });
});
