import type { Decision, Money, RewardRule } from '@goodword/protocol';
import { rewardRuleSchema } from '@goodword/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { rewardRule } from '../testing/reward-rules.js';
import { decideRewards, type RewardOccasion } from './decide-rewards.js';

const TEN = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;
const NOW = Date.UTC(2026, 10, 25);
const EUR = (amount: number): Money => ({ amount, currency: 'EUR' });

const decision: Decision = {
  outcome: 'credited',
  candidates: [],
  reasons: [],
  model: 'last-touch',
  programVersion: 1,
  decidedAt: '2026-11-25T00:00:00.000Z',
};
const occasion = (change: Partial<RewardOccasion> = {}): RewardOccasion => ({
  triggers: [{ kind: 'conversion', cause: 'conversion:c1' }],
  decision,
  facts: { value: EUR(4900), hasBoughtBefore: false, occurredAt: NOW },
  advocateId: 'adv_ada',
  friendId: 'prs_milo',
  isVerified: true,
  referrals: { qualified: 0, won: 0 },
  now: NOW,
  ...change,
});
const facts = (change: Partial<RewardOccasion['facts']>) =>
  occasion({ facts: { ...occasion().facts, ...change } });
const decide = (rule: Partial<RewardRule>, on = occasion()) =>
  decideRewards(on, [rewardRuleSchema.parse(rewardRule(TEN, rule))]);
const amounts = (...given: Parameters<typeof decide>) =>
  decide(...given).rewards.map(({ amount, unit }) => [amount, unit]);
const faults = (...given: Parameters<typeof decide>) => [
  ...new Set(decide(...given).verdicts.map(({ code }) => code)),
];

describe('decideRewards()', () => {
  it('gives both sides what a rule of the first version promises', () => {
    const { rewards } = decide({});
    expect(rewards.map(({ side, beneficiary, cause }) => [side, beneficiary, cause])).toEqual([
      ['advocate', 'adv_ada', 'conversion:c1'],
      ['friend', 'prs_milo', 'conversion:c1'],
    ]);
  });

  it.each(['review', 'uncredited'] as const)('gives nothing for an order in %s', (outcome) => {
    expect(decide({}, occasion({ decision: { ...decision, outcome } }))).toEqual({
      rewards: [],
      verdicts: [],
    });
  });

  it.each<[string, Partial<RewardRule>, RewardOccasion, string[]]>([
    ['a small order', { conditions: { minimumOrder: EUR(4901) } }, occasion(), ['minimum-order']],
    ['an order just large enough', { conditions: { minimumOrder: EUR(4900) } }, occasion(), []],
    [
      'other products',
      { conditions: { products: ['tea'] } },
      facts({ products: ['pot'] }),
      ['product'],
    ],
    ['the product', { conditions: { products: ['tea'] } }, facts({ products: ['pot', 'tea'] }), []],
    [
      'a later purchase',
      { conditions: { firstPurchase: true } },
      facts({ hasBoughtBefore: true }),
      ['not-first'],
    ],
    ['an unknown country', { conditions: { countries: ['DE'] } }, occasion(), ['country']],
    [
      'another country',
      { conditions: { countries: ['DE'] } },
      facts({ country: 'FR' }),
      ['country'],
    ],
    ['the country', { conditions: { countries: ['DE'] } }, facts({ country: 'DE' }), []],
    [
      'another channel',
      { conditions: { channels: ['email'] } },
      facts({ channel: 'x' }),
      ['channel'],
    ],
    [
      'another campaign',
      { conditions: { campaigns: ['spring'] } },
      facts({ campaign: 'fall' }),
      ['campaign'],
    ],
    ['a rule to come', { from: '2026-11-26T00:00:00.000Z' }, occasion(), ['too-early']],
    ['a rule that is over', { until: '2026-11-25T00:00:00.000Z' }, occasion(), ['too-late']],
  ])('judges %s', (_what, rule, on, expected) => {
    expect(faults(rule, on)).toEqual(expected);
    expect(decide(rule, on).rewards).toHaveLength(expected.length === 0 ? 2 : 0);
  });

  it('pays a lead only once the friend has confirmed it', () => {
    const lead = occasion({
      triggers: [{ kind: 'lead', cause: 'lead:l1' }],
      decision: { ...decision, outcome: 'review' },
      isVerified: false,
    });
    expect(faults({ trigger: 'lead' }, lead)).toEqual(['unverified-friend']);
    const rewards = decide({ trigger: 'lead' }, { ...lead, isVerified: true }).rewards;
    expect(rewards.map(({ cause }) => cause)).toEqual(['lead:l1', 'lead:l1']);
  });

  it('holds an order in another currency for a reviewer, and converts by a rate that is set', () => {
    const budget = { amount: 10_000, unit: 'EUR', of: 'program' as const };
    const rule = {
      benefit: { advocate: { kind: 'percent' as const, percent: 10 } },
      limits: { budget },
    };
    const dollars = facts({ value: { amount: 1005, currency: 'USD' } });
    expect(decide(rule, dollars).rewards).toMatchObject([
      { amount: 100, unit: 'USD', doubts: [{ code: 'other-currency' }] },
    ]);
    // 1005 × 0.9 × 10 % is 90.45: rounded once, not 90.5 and then 90.
    const rates = [{ from: 'USD', to: 'EUR', rate: 0.9 }];
    expect(decide({ ...rule, rates }, dollars).rewards).toMatchObject([
      { amount: 90, unit: 'EUR', doubts: [] },
    ]);
  });

  it('holds where a minimum cannot be compared', () => {
    const rule = { conditions: { minimumOrder: { amount: 5000, currency: 'USD' } } };
    expect(decide(rule).rewards).toMatchObject([
      { doubts: [{ code: 'other-currency' }] },
      { doubts: [{ code: 'other-currency' }] },
    ]);
  });

  it('gives points for what was spent, half to even', () => {
    const points = { kind: 'points' as const, unit: 'points:stars', points: 1, each: EUR(200) };
    const rule = { benefit: { advocate: points } };
    expect(amounts(rule, facts({ value: EUR(500) }))).toEqual([[2, 'points:stars']]);
    expect(amounts(rule, facts({ value: EUR(700) }))).toEqual([[4, 'points:stars']]);
    expect(amounts(rule, facts({ value: EUR(1) }))).toEqual([]);
  });

  it.each([
    [0, []],
    [1, [[100, 'EUR']]],
    [4, [[100, 'EUR']]],
    [5, [[490, 'EUR']]],
  ])('gives the tier that %i friends reach', (won, expected) => {
    const tiers = [
      { from: 1, benefit: { kind: 'fixed' as const, amount: 100, unit: 'EUR' } },
      { from: 5, benefit: { kind: 'percent' as const, percent: 10 } },
    ];
    const benefit = { advocate: { kind: 'tiers' as const, counts: 'won' as const, tiers } };
    const on = occasion({ referrals: { won, qualified: 99 } });
    expect(amounts({ benefit }, on)).toEqual(expected);
  });

  it('gives an advocate each milestone that was reached', () => {
    const rule = {
      trigger: 'milestone' as const,
      milestones: { counts: 'won' as const, at: [1, 5, 10] },
    };
    const { rewards } = decide(rule, occasion({ referrals: { won: 5, qualified: 20 } }));
    expect(rewards.map(({ side, cause }) => `${side} ${cause}`)).toEqual([
      'advocate milestone:1',
      'advocate milestone:5',
    ]);
  });

  it('pays each period of a subscription that the rule names', () => {
    const rule = { trigger: 'period' as const, periods: { first: 2, last: 3 } };
    const causes = [1, 2, 3, 4].map((number) =>
      decide(rule, occasion({ triggers: [], period: { subscription: 's1', number } })).rewards.map(
        ({ cause }) => cause,
      ),
    );
    expect(causes).toEqual([
      [],
      ['period:s1/2', 'period:s1/2'],
      ['period:s1/3', 'period:s1/3'],
      [],
    ]);
  });
});

describe('rewardRuleSchema', () => {
  it.each<[string, object]>([
    ['a share as a trigger', { trigger: 'share' }],
    ['a milestone without numbers', { trigger: 'milestone' }],
    ['numbers without a milestone', { milestones: { at: [5] } }],
    [
      'a share of a lead’s value',
      { trigger: 'lead', benefit: { friend: { kind: 'percent', percent: 5 } } },
    ],
    ['a benefit for nobody', { benefit: {} }],
    [
      'tiers in falling order',
      {
        benefit: {
          advocate: {
            kind: 'tiers',
            tiers: [
              { from: 5, benefit: TEN },
              { from: 1, benefit: TEN },
            ],
          },
        },
      },
    ],
    ['a unit that is none', { limits: { budget: { amount: 1, unit: 'euro' } } }],
  ])('refuses %s', (_what, change) => {
    expect(rewardRuleSchema.safeParse({ ...rewardRule(TEN), ...change }).success).toBe(false);
  });
});
