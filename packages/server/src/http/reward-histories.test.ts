import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createRewardModel,
  MODEL_RULES,
  readReward,
  type ModelStep,
} from '../testing/reward-model.js';
import { useRules } from '../testing/reward-rules.js';
import { ENGINE } from '../testing/test-database.js';
import { createTestServer, type TestServer } from '../testing/test-server.js';

type Step =
  | { kind: 'order'; value: number }
  | { kind: 'wait' }
  | { kind: 'milestones'; steps: ModelStep[] }
  | { kind: 'refund'; order: number; share: number }
  | { kind: 'decide'; order: number; rule: string; steps: ModelStep[] };

const order = fc.record({
  kind: fc.constant<'order'>('order'),
  value: fc.integer({ min: 1, max: 20_000 }),
});
const refund = fc.record({
  kind: fc.constant<'refund'>('refund'),
  order: fc.nat(),
  // Over one: more than the order, which is refused.
  share: fc.constantFrom(0.1, 0.25, 1 / 3, 0.5, 1, 1.5),
});
const anySteps = fc.constantFrom<ModelStep[]>(
  ['approve'],
  ['approve', 'issue'],
  ['issue'],
  ['hold'],
  ['hold', 'approve'],
  ['reject'],
);
const wait = fc.record({ kind: fc.constant<'wait'>('wait') });
const milestones = fc.record({
  kind: fc.constant<'milestones'>('milestones'),
  steps: anySteps,
});
const decide = fc.record({
  kind: fc.constant<'decide'>('decide'),
  order: fc.nat(),
  // Rewards of one rule, or all of the order's.
  rule: fc.constantFrom('', '', ...MODEL_RULES.map(({ id }) => id)),
  steps: anySteps,
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: order },
  { weight: 3, arbitrary: refund },
  { weight: 4, arbitrary: decide },
  { weight: 1, arbitrary: wait },
  { weight: 1, arbitrary: milestones },
);

let server: TestServer;
let waited = 0;
const now = () => Date.now() + waited;
beforeAll(async () => {
  server = await createTestServer({ clock: now });
  await useRules(server.storage, MODEL_RULES);
});
afterAll(() => server.close());

it('any history of orders, refunds, decisions, holds, caps and milestones leaves the ledger as a plain model has it', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 16 }), async (steps) => {
      run += 1;
      const name = `${run}`;
      const { code } = await server.enrol(`ada-${name}@example.com`);
      const model = createRewardModel(server, name, now);
      expect(await model.place(code, 4900)).toBe(true);
      for (const [place, step] of steps.entries()) {
        if (step.kind === 'order') {
          expect(await model.place(code, step.value)).toBe(true);
          continue;
        }
        if (step.kind === 'wait') {
          waited += 25 * 3_600_000;
          continue;
        }
        if (step.kind === 'milestones') {
          for (const reward of model.all().filter(({ rule }) => rule === 'milestone')) {
            for (const one of step.steps) expect(await model.decide(reward, one)).toBe(true);
          }
          continue;
        }
        const target = model.orders[step.order % model.orders.length];
        if (!target) continue;
        if (step.kind === 'refund') {
          const amount = Math.max(1, Math.floor(target.value * step.share));
          expect(await model.refund(target, amount, `refund-${name}-${place}`)).toBe(true);
          continue;
        }
        for (const reward of target.rewards) {
          if (step.rule !== '' && step.rule !== reward.rule) continue;
          for (const one of step.steps) expect(await model.decide(reward, one)).toBe(true);
        }
      }

      const rewards = model.all();
      expect(rewards.length).toBeGreaterThan(0);
      const lines = await readLines(rewards.map(({ id }) => id));
      expect(sumBy(lines, ({ unit }) => unit)).toEqual(zeroFor(lines.map(({ unit }) => unit)));
      const ids = lines.map(({ rewardId }) => rewardId);
      expect(sumBy(lines, ({ rewardId }) => rewardId)).toEqual(zeroFor(ids));
      for (const reward of rewards) {
        const { state, amount, reversed } = await readReward(server, reward);
        expect([state, amount - reversed]).toEqual([reward.state, model.dueOf(reward)]);
      }
      for (const { key, ...accounts } of model.accounts()) {
        const own = lines.filter((line) => `${line.beneficiary} ${line.unit}` === key);
        const held = sumBy(own, ({ account }) => account);
        expect({ pending: 0, payable: 0, issued: 0, reversed: 0, ...held }).toEqual(accounts);
      }
    }),
    // The rules are the same on both; a call of PostgreSQL's takes ten times as long.
    { numRuns: ENGINE === 'sqlite' ? 60 : 8 },
  );
}, 180_000);

function readLines(rewardIds: string[]) {
  return server.storage.reader
    .selectFrom('ledgerEntries')
    .select(['rewardId', 'account', 'beneficiary', 'amount', 'unit'])
    .where('rewardId', 'in', rewardIds)
    .execute();
}

function sumBy<Line extends { amount: number }>(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of lines) sums[keyOf(line)] = (sums[keyOf(line)] ?? 0) + line.amount;
  return sums;
}

function zeroFor(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, 0]));
}
