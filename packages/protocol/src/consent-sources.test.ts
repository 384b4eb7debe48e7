import { describe, expect, it } from 'vitest';
import { consentPolicySchema } from './program.js';

const accepts = (sources: unknown): boolean =>
  consentPolicySchema.safeParse({
    mode: 'consent',
    policyVersion: '1',
    durationDays: 180,
    sources,
  }).success;

describe('consentPolicySchema, its sources', () => {
  it('may be left out, whole or in any part', () => {
    expect(accepts(undefined)).toBe(true);
    expect(accepts({})).toBe(true);
    expect(accepts({ names: { klaro: { attribution: ['goodword'] } } })).toBe(true);
    expect(accepts({ tcfVendor: 42, outside: 'granted' })).toBe(true);
  });

  it('refuses a purpose that needs no name, since all of none are allowed', () => {
    expect(accepts({ names: { klaro: { attribution: [] } } })).toBe(false);
  });

  it('refuses platforms and purposes that there are not', () => {
    expect(accepts({ names: { telepathy: {} } })).toBe(false);
    expect(accepts({ names: { klaro: { everything: ['all'] } } })).toBe(false);
    expect(accepts({ outside: 'denied' })).toBe(false);
  });
});
