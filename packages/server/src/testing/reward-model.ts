import type { Conversion, Reward } from '@goodword/protocol';
import { confirm } from './calls.js';
import { rewardRule } from './reward-rules.js';
import type { TestServer } from './test-server.js';

const FIXED = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;
const POINTS = { kind: 'fixed', amount: 30, unit: 'points:stars' } as const;

/** One rule of each kind that refunds treat differently. */
export const MODEL_RULES = [
  rewardRule({ kind: 'percent', percent: 7.5 }, { id: 'percent' }),
  rewardRule(FIXED, { id: 'whole' }),
  rewardRule(FIXED, { id: 'any', reversal: 'any' }),
  rewardRule(POINTS, { id: 'points', reversal: 'proportional' }),
];

/** What of a reward is due after refunds, in the plainest words. */
const DUE: Readonly<Record<string, (value: number, refunded: number) => number>> = {
  percent: (value, refunded) => halfEven(((value - refunded) * 75) / 1000),
  whole: () => 1000,
  any: (_value, refunded) => (refunded > 0 ? 0 : 1000),
  points: (value, refunded) => halfEven((30 * (value - refunded)) / value),
};

/** A reward, and the state that the model has it in. */
export interface ModelReward {
  id: string;
  rule: string;
  unit: string;
  beneficiary: string;
  order: ModelOrder;
  state: Reward['state'];
}

export interface ModelOrder {
  id: string;
  value: number;
  refunded: number;
  rewards: ModelReward[];
}

export type ModelStep = 'approve' | 'hold' | 'reject' | 'issue';

const TARGET = {
  approve: 'approved',
  hold: 'pending',
  reject: 'rejected',
  issue: 'issued',
} as const;

/** One advocate's orders, played against a server and kept in plain numbers beside it. */
export function createRewardModel(server: TestServer, name: string) {
  const orders: ModelOrder[] = [];
  /** What left the house, by beneficiary and unit. */
  const paid = new Map<string, number>();

  const dueOf = ({ order, rule, state }: ModelReward): number =>
    state === 'rejected' || order.refunded === order.value
      ? 0
      : (DUE[rule]?.(order.value, order.refunded) ?? Number.NaN);

  return {
    orders,
    dueOf,
    async place(code: string, value: number): Promise<void> {
      const number = orders.length;
      const { id, rewards } = await server.read<Conversion>(
        confirm(server, {
          externalId: `order-${name}-${number}`,
          value: { amount: value, currency: 'EUR' },
          evidence: { code, customerId: `customer-${name}-${number}` },
        }),
      );
      const order: ModelOrder = { id, value, refunded: 0, rewards: [] };
      order.rewards = rewards.map(({ id: rewardId, rule, unit, beneficiary }) => ({
        ...{ id: rewardId, rule, unit, beneficiary, order },
        state: 'pending',
      }));
      orders.push(order);
    },
    /** @returns whether the server did as the model says */
    async refund(order: ModelOrder, amount: number, externalId: string): Promise<boolean> {
      const body = { externalId, amount };
      const path = `/v1/conversions/${order.id}/reversals`;
      const { status } = await server.secretCall(path, body);
      if (order.refunded + amount > order.value) return status === 422;
      order.refunded += amount;
      for (const reward of order.rewards) {
        if (reward.state !== 'rejected' && dueOf(reward) === 0) reward.state = 'reversed';
      }
      return status === 200;
    },
    /** @returns whether the server did as the model says */
    async decide(reward: ModelReward, step: ModelStep): Promise<boolean> {
      const { amount, reversed, clawedBack } = await readReward(server, reward);
      const { status } = await server.secretCall(`/v1/rewards/${reward.id}/${step}`, {});
      const { state: from } = reward;
      const to = TARGET[step];
      if (from === to) return status === 200;
      const isPossible =
        (from === 'pending' && step !== 'issue') ||
        (from === 'approved' && (step === 'issue' || step === 'reject'));
      if (!isPossible) return status === 422;
      if (step === 'issue') {
        const key = `${reward.beneficiary} ${reward.unit}`;
        paid.set(key, (paid.get(key) ?? 0) + amount - reversed - clawedBack);
      }
      reward.state = to;
      return status === 200;
    },
    /**
     * What the accounts of each beneficiary have to hold: what was paid and is due no more is set
     * against what is due, until nothing is owed.
     */
    accounts() {
      const rewards = orders.flatMap((order) => order.rewards);
      const keys = new Set(rewards.map(({ beneficiary, unit }) => `${beneficiary} ${unit}`));
      return [...keys].sort().map((key) => {
        const own = rewards.filter(({ beneficiary, unit }) => `${beneficiary} ${unit}` === key);
        const dueIn = (...states: Reward['state'][]) =>
          own
            .filter(({ state }) => states.includes(state))
            .reduce((sum, reward) => sum + dueOf(reward), 0);
        const spent = paid.get(key) ?? 0;
        const owed = dueIn('approved', 'issued') - spent;
        return {
          key,
          pending: dueIn('pending'),
          payable: Math.max(0, owed),
          issued: spent - Math.max(0, -owed),
          reversed: Math.max(0, -owed),
        };
      });
    },
  };
}

/** A reward as the server has it. */
export async function readReward(server: TestServer, { id, order }: ModelReward): Promise<Reward> {
  const { rewards } = await server.read<{ rewards: Reward[] }>(
    server.secretCall(`/v1/conversions/${order.id}/explanation`),
  );
  const reward = rewards.find((one) => one.id === id);
  if (!reward) throw new Error('The reward is gone.');
  return reward;
}

function halfEven(value: number): number {
  const floor = Math.floor(value);
  // What comes in is exact to well under a millionth.
  if (Math.abs(value - floor - 0.5) < 1e-6) return floor + (floor % 2);
  return Math.round(value);
}
