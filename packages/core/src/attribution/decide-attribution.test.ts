import { decisionSchema } from '@goodword/protocol/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAttribution, type AttributionContext, type Claim } from './decide-attribution.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 25);
const context: AttributionContext = {
  windows: { clickDays: 30, creditDays: 90 },
  programVersion: 1,
  occurredAt: NOW,
  now: NOW,
};
const claim = (change: Partial<Claim> = {}): Claim => ({
  advocateId: 'adv_ada',
  code: 'ADA',
  touchedAt: NOW - DAY,
  source: 'visit',
  strength: 'proven',
  ...change,
});
const ben = (change: Partial<Claim> = {}) =>
  claim({ advocateId: 'adv_ben', code: 'BEN', ...change });

describe('decideAttribution()', () => {
  it('credits the only proven claim', () => {
    const decision = decideAttribution([claim()], context);
    expect(decision).toMatchObject({ outcome: 'credited', winner: { code: 'ADA' } });
  });

  it('credits the last touch, and the first where the program says so', () => {
    const claims = [claim({ touchedAt: NOW - 2 * DAY }), ben()];
    expect(decideAttribution(claims, context).winner?.code).toBe('BEN');
    expect(decideAttribution(claims, { ...context, model: 'first-touch' }).winner?.code).toBe(
      'ADA',
    );
  });

  it('lets the stronger claim win between touches of the same time', () => {
    const decision = decideAttribution([claim({ strength: 'asserted' }), ben()], context);
    expect(decision).toMatchObject({ outcome: 'credited', winner: { code: 'BEN' } });
  });

  it('sends a claim that anybody could have made to review', () => {
    const decision = decideAttribution([claim({ strength: 'asserted' })], context);
    expect(decision).toMatchObject({ outcome: 'review', reasons: [{ code: 'asserted-only' }] });
  });

  it.each<[string, Partial<Claim>, Partial<AttributionContext>]>([
    ['self-referral', { isSelf: true }, {}],
    ['existing-customer', {}, { isExistingCustomer: true }],
    ['code-inactive', { isInactive: true }, {}],
    ['after-the-fact', { touchedAt: NOW + 1 }, {}],
    ['click-window', { touchedAt: NOW - 30 * DAY - 1 }, {}],
    ['credit-window', { touchedAt: NOW - 100 * DAY, leadAt: NOW - 90 * DAY - 1 }, {}],
  ])('rejects for %s', (code, change, situation) => {
    const decision = decideAttribution([claim(change)], { ...context, ...situation });
    expect(decision).toMatchObject({
      outcome: 'uncredited',
      candidates: [{ outcome: 'rejected', reason: { code } }],
      reasons: [{ code }],
    });
  });

  it('counts the last millisecond of each window', () => {
    expect(decideAttribution([claim({ touchedAt: NOW - 30 * DAY })], context).outcome).toBe(
      'credited',
    );
    const lead = claim({ touchedAt: NOW - 120 * DAY, leadAt: NOW - 90 * DAY });
    expect(decideAttribution([lead], context).outcome).toBe('credited');
  });

  it('says so when nothing points to anybody', () => {
    expect(decideAttribution([], context)).toMatchObject({
      outcome: 'uncredited',
      reasons: [{ code: 'no-evidence' }],
    });
  });

  it('gives the same well-formed verdict whatever the order, and never credits what is asserted or self', () => {
    const anyClaim = fc.record({
      advocateId: fc.constantFrom('adv_ada', 'adv_ben'),
      code: fc.constantFrom('ADA', 'BEN'),
      touchedAt: fc.integer({ min: NOW - 60 * DAY, max: NOW + DAY }),
      source: fc.constantFrom('visit', 'lead'),
      strength: fc.constantFrom('proven', 'asserted'),
      isSelf: fc.boolean(),
    }) as fc.Arbitrary<Claim>;
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 6 }), (claims) => {
        const decision = decideAttribution(claims, context);
        expect(decisionSchema.safeParse(decision).success).toBe(true);
        expect(decision.candidates).toHaveLength(claims.length);
        const reversed = decideAttribution([...claims].reverse(), context);
        expect(reversed.outcome).toBe(decision.outcome);
        expect(reversed.winner?.code).toBe(decision.winner?.code);
        const credited = decision.candidates.filter(({ outcome }) => outcome === 'credited');
        expect(credited.length).toBeLessThanOrEqual(1);
        for (const { strength } of credited) expect(strength).toBe('proven');
      }),
    );
  });
});
