import type { Conversion, Reward } from '@goodword/protocol';
import { confirm } from './calls.js';
import { rewardRule } from './reward-rules.js';
import type { TestServer } from './test-server.js';

const FIXED = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;
const POINTS = { kind: 'fixed', amount: 30, unit: 'points:stars' } as const;

const CAPPED = { kind: 'fixed', amount: 500, unit: 'EUR' } as const;
const CAP = 1500;
const MILES = { kind: 'fixed', amount: 70, unit: 'points:miles' } as const;
const MILESTONES = [2, 4];

/** One rule of each kind that refunds treat differently. */
export const MODEL_RULES = [
  rewardRule({ kind: 'percent', percent: 7.5 }, { id: 'percent' }),
  rewardRule(FIXED, { id: 'whole' }),
  rewardRule(FIXED, { id: 'any', reversal: 'any' }),
  rewardRule(POINTS, { id: 'points', reversal: 'proportional' }),
  rewardRule(FIXED, { id: 'patient', benefit: { advocate: FIXED }, holdDays: 1 }),
  rewardRule(FIXED, {
    id: 'capped',
    benefit: { advocate: CAPPED },
    reversal: 'proportional',
    limits: { advocate: { amount: { amount: CAP, unit: 'EUR' } } },
  }),
  rewardRule(FIXED, {
    id: 'milestone',
    trigger: 'milestone',
    milestones: { counts: 'won', at: MILESTONES },
    benefit: { advocate: MILES },
  }),
];

/** What of a reward is due after refunds, in the plainest words. */
const DUE: Readonly<Record<string, (value: number, refunded: number) => number>> = {
  percent: (value, refunded) => halfEven(((value - refunded) * 75) / 1000),
  whole: () => 1000,
  any: (_value, refunded) => (refunded > 0 ? 0 : 1000),
  points: (value, refunded) => halfEven((30 * (value - refunded)) / value),
  patient: () => 1000,
  capped: (value, refunded) => halfEven((500 * (value - refunded)) / value),
};

/** A reward, and the state that the model has it in. */
export interface ModelReward {
  id: string;
  rule: string;
  unit: string;
  beneficiary: string;
  /** Absent where a number of friends earned it. */
  order?: ModelOrder;
  /** The number of friends that earned it. */
  milestone?: number;
  /** Milliseconds since 1970. */
  heldUntil: number;
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

/**
 * One advocate's orders, played against a server and kept in plain numbers beside it.
 *
 * @param now the server's clock
 */
export function createRewardModel(server: TestServer, name: string, now: () => number) {
  const orders: ModelOrder[] = [];
  const milestones: ModelReward[] = [];
  /** What left the house, by beneficiary and unit. */
  const paid = new Map<string, number>();

  const dueOf = ({ order, rule, state }: ModelReward): number => {
    if (!order) return state === 'rejected' || state === 'reversed' ? 0 : MILES.amount;
    if (state === 'rejected' || order.refunded === order.value) return 0;
    return DUE[rule]?.(order.value, order.refunded) ?? Number.NaN;
  };
  const all = () => [...orders.flatMap((order) => order.rewards), ...milestones];
  const friends = () => orders.filter(({ value, refunded }) => refunded < value).length;
  const hasRoom = () =>
    orders
      .flatMap(({ rewards }) => rewards)
      .filter(({ rule }) => rule === 'capped')
      .reduce((sum, reward) => sum + dueOf(reward), 0) +
      CAPPED.amount <=
    CAP;

  /** Whom the order was one too many, or the first of enough. @returns whether the server agrees */
  async function followFriends(beneficiary: string | undefined): Promise<boolean> {
    for (const reward of milestones) {
      const isLost = friends() < (reward.milestone ?? 0);
      if (isLost && reward.state !== 'rejected') reward.state = 'reversed';
    }
    const missing = MILESTONES.filter(
      (at) =>
        friends() >= at &&
        milestones.every(({ milestone, state }) => milestone !== at || state === 'reversed'),
    );
    if (beneficiary === undefined) return missing.length === 0;
    const known = new Set(milestones.map(({ id }) => id));
    const fresh = (await readRewards(server, beneficiary)).filter(
      ({ id, rule }) => rule === 'milestone' && !known.has(id),
    );
    milestones.push(
      ...fresh.map(({ id, rule, unit, cause }) => ({
        ...{ id, rule, unit, beneficiary, heldUntil: 0, state: 'pending' as const },
        milestone: Number(cause.split(/[:/]/)[1]),
      })),
    );
    const found = fresh.map(({ cause }) => Number(cause.split(/[:/]/)[1]));
    return JSON.stringify(found.sort()) === JSON.stringify(missing);
  }

  return {
    orders,
    all,
    dueOf,
    /** @returns whether the server did as the model says */
    async place(code: string, value: number): Promise<boolean> {
      const number = orders.length;
      const isCapped = !hasRoom();
      const { id, rewards } = await server.read<Conversion>(
        confirm(server, {
          externalId: `order-${name}-${number}`,
          value: { amount: value, currency: 'EUR' },
          evidence: { code, customerId: `customer-${name}-${number}` },
        }),
      );
      const order: ModelOrder = { id, value, refunded: 0, rewards: [] };
      order.rewards = rewards.map(({ id: rewardId, rule, unit, beneficiary, heldUntil }) => ({
        ...{ id: rewardId, rule, unit, beneficiary, order },
        heldUntil: heldUntil === undefined ? 0 : Date.parse(heldUntil),
        state: 'pending',
      }));
      orders.push(order);
      const isGiven = rewards.some(({ rule }) => rule === 'capped');
      const advocate = rewards.find(({ side }) => side === 'advocate')?.beneficiary;
      return (await followFriends(advocate)) && isGiven !== isCapped;
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
      const isAsSaid = await followFriends(
        order.rewards.find(({ rule }) => rule === 'patient')?.beneficiary,
      );
      return status === 200 && isAsSaid;
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
      const isTooEarly = step === 'approve' && now() < reward.heldUntil;
      if (!isPossible || isTooEarly) return status === 422;
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
      const rewards = all();
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
export async function readReward(
  server: TestServer,
  { id, beneficiary }: Pick<ModelReward, 'id' | 'beneficiary'>,
): Promise<Reward> {
  const reward = (await readRewards(server, beneficiary)).find((one) => one.id === id);
  if (!reward) throw new Error('The reward is gone.');
  return reward;
}

/** All of a beneficiary's rewards, as the server has them. */
async function readRewards(server: TestServer, beneficiary: string): Promise<Reward[]> {
  const rewards: Reward[] = [];
  for (let cursor = ''; ;) {
    const page = await server.read<{ items: Reward[]; nextCursor: string | null }>(
      server.secretCall(`/v1/rewards?beneficiary=${beneficiary}&limit=100${cursor}`),
    );
    rewards.push(...page.items);
    if (page.nextCursor === null) return rewards;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

function halfEven(value: number): number {
  const floor = Math.floor(value);
  // What comes in is exact to well under a millionth.
  if (Math.abs(value - floor - 0.5) < 1e-6) return floor + (floor % 2);
  return Math.round(value);
}
