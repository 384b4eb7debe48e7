import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  createReferralClient,
  decideAttribution,
  parseCode,
  type ForwardTarget,
  type ReferralClient,
  type ReferralClientOptions,
  type ReferralState,
  type ShareOutcome,
} from './index.js';

/** What the compiler holds; `tsc` reads this file with the other tests. */
describe('the types of the client', () => {
  it('ask for a program and nothing else', () => {
    expectTypeOf<{ program: string }>().toExtend<ReferralClientOptions>();
    // @ts-expect-error A client belongs to a program.
    expect(() => createReferralClient({})).toThrow();
    // @ts-expect-error There is no such mode.
    expect(() => createReferralClient({ program: 'acme', consent: 'always' })).toThrow();
  });

  it('name what a share can come to, and what an event is', () => {
    expectTypeOf<ReferralClient['share']>().returns.resolves.toEqualTypeOf<ShareOutcome>();
    const client = createReferralClient({ program: 'acme', endpoint: 'none' });
    expectTypeOf(client.track).toBeCallableWith({ type: 'share', channel: 'email' });
    // @ts-expect-error A share has a channel.
    void client.track({ type: 'share' });
    // @ts-expect-error An order's amount is a number of minor units.
    const order: Parameters<ReferralClient['convert']>[0] = { externalId: '1', amount: '9.99' };
    expect(order.externalId).toBe('1');
    client.dispose();
  });

  it('know that a code which was not read has a reason, and no text', () => {
    const parsed = parseCode('ADA');
    if (parsed.ok) {
      expectTypeOf(parsed.code).toBeString();
      expect(parsed.codeKey).toBe('ADA');
    } else {
      expectTypeOf(parsed.reason).toExtend<string>();
      // @ts-expect-error What was not read has no code.
      expect(parsed.code).toBeUndefined();
    }
  });

  it('let nobody change the state or a decision by the way', () => {
    expectTypeOf<ReferralState['consent']['purposes']>().toBeObject();
    const client = createReferralClient({ program: 'acme', endpoint: 'none' });
    const { purposes } = client.get().consent;
    // @ts-expect-error The state is read-only.
    const change = () => (purposes.attribution = 'granted');
    expectTypeOf(change).toBeFunction();
    const context = {
      windows: { clickDays: 30, creditDays: 90 },
      programVersion: 1,
      occurredAt: 0,
      now: 0,
    };
    expect(decideAttribution([], context).outcome).toBe('uncredited');
    expectTypeOf<'dataLayer'>().toExtend<ForwardTarget>();
    // @ts-expect-error There is no such destination.
    expectTypeOf<'pixel'>().toExtend<ForwardTarget>();
    client.dispose();
  });
});
