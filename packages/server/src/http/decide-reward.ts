import { createId } from '@goodword/core/rules';
import type { RewardState, WebhookType } from '@goodword/protocol';
import { announce } from '../records/announcements.js';
import { insertAudit } from '../records/audit.js';
import { assignCoupon } from '../records/coupons.js';
import { changeReward, findReward } from '../records/rewards.js';
import { advanceReward, type RewardStep } from '../rules/advance-reward.js';
import type { Notice } from '../rules/program-config.js';
import { poolOf } from '../rules/benefit-amount.js';
import { postReward } from '../rules/post-reward.js';
import { dueOf, openOf } from '../rules/take-back.js';
import type { RewardRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { noticeAdvocate } from './notice-advocate.js';
import { postLines, settleDebt, takeRewardBack, toBalance } from './post-lines.js';
import { ProblemError } from './problem.js';
import type { Services } from './services.js';

/** What webhooks are told of a step; what is held is on its way still. */
const NEWS: Readonly<Partial<Record<RewardStep, WebhookType>>> = {
  approve: 'reward.approved',
  issue: 'reward.issued',
  reject: 'reward.reversed',
};

/** What the advocate is told of a step, where the program wants it. */
const NOTICES: Readonly<Partial<Record<RewardStep, Notice>>> = {
  approve: 'reward-approved',
  issue: 'reward-issued',
};

/**
 * Moves a reward and its money on, inside a transaction. The same step twice is one.
 *
 * @throws ProblemError `not-found`, `unprocessable`
 */
export async function decideReward(
  queries: Queries,
  { programId, keyId, id }: { programId: string; keyId: string; id: string },
  step: RewardStep,
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const found = await findReward(queries, programId, id);
  if (!found) throw new ProblemError('not-found', 'There is no such reward.');
  const now = services.now();
  const advance = advanceReward(
    step,
    { state: found.state as RewardState, isHeld: found.isHeld === 1, heldUntil: found.heldUntil },
    now,
  );
  if (advance.kind === 'done') return;
  if (advance.kind === 'refused') throw new ProblemError('unprocessable', advance.reason);
  const { state, isHeld } = advance;
  if (step === 'approve') await findCoupon(queries, found);
  if (step === 'reject') {
    const amount = dueOf(toBalance(found));
    await takeRewardBack(queries, found, { posting: step, amount, cause: found.id }, services);
    await settleDebt(queries, found, found.id, services);
  } else {
    await changeReward(queries, found, { state, isHeld: isHeld ? 1 : 0 });
    if (step !== 'hold') await moveOn(queries, found, step, services);
  }
  const type = NEWS[step];
  if (type) await announce(queries, { programId, type, subjectId: found.id, at: now });
  const notice = NOTICES[step];
  if (notice && found.side === 'advocate') {
    const advocateId = found.beneficiary;
    await noticeAdvocate(queries, { programId, advocateId, notice, subjectId: found.id }, services);
  }
  await insertAudit(queries, {
    programId,
    id: createId('audit', { now, random: services.random }),
    action: `reward-${step} ${found.id}`,
    actor: keyId,
    at: now,
  });
}

/** A coupon that was out when the reward was earned is looked for again. */
async function findCoupon(queries: Queries, { programId, id, unit }: RewardRow): Promise<void> {
  const pool = poolOf(unit);
  if (pool === undefined || (await assignCoupon(queries, { programId, pool, rewardId: id })))
    return;
  throw new ProblemError('unprocessable', `No coupon of the pool “${pool}” is left; import more.`);
}

async function moveOn(
  queries: Queries,
  reward: RewardRow,
  step: 'approve' | 'issue',
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const amount = openOf(toBalance(reward));
  await postLines(queries, reward, postReward(step, { ...reward, amount }), services);
  if (step === 'approve') await settleDebt(queries, reward, reward.id, services);
}
