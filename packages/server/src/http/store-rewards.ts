import { createId } from '@goodword/core/rules';
import type { Reason, RewardVerdict } from '@goodword/protocol';
import { announce } from '../records/announcements.js';
import { findCharity } from '../records/charity-choices.js';
import { assignCoupon } from '../records/coupons.js';
import { addToAccounts, lockAccounts } from '../records/reward-accounts.js';
import { insertTerms } from '../records/reward-terms.js';
import { findRewardOf, insertReward } from '../records/rewards.js';
import type { PlannedReward } from '../rules/decide-rewards.js';
import { judgeLimits, limitsOf } from '../rules/judge-limits.js';
import { postReward } from '../rules/post-reward.js';
import { accountsOf } from '../rules/reward-accounts.js';
import type { Queries } from '../storage/storage.js';
import { postLines } from './post-lines.js';
import type { Services } from './services.js';

type Tools = Pick<Services, 'now' | 'random'>;

/** What rewards belong to, and what casts doubt on all of them. */
export interface RewardOrigin {
  programId: string;
  /** Empty for what no order earned. */
  conversionId: string;
  /** Why a reviewer has to look, whatever the rule says. */
  suspicions: readonly Reason[];
}

const POOL_EMPTY: Reason = {
  code: 'pool-empty',
  text: 'No coupon of the pool is left; the reward waits for new ones.',
};

/**
 * Stores what was decided, each reward once, as far as limits allow, inside a transaction that holds
 * the program.
 *
 * @returns why what was decided is not given
 */
export async function storeRewards(
  queries: Queries,
  origin: RewardOrigin,
  planned: readonly PlannedReward[],
  tools: Tools,
): Promise<RewardVerdict[]> {
  const verdicts: RewardVerdict[] = [];
  for (const reward of planned) {
    const reason = await storeReward(queries, origin, reward, tools);
    if (!reason) continue;
    const { rule, side } = reward;
    verdicts.push({ rule: rule.id, ruleVersion: rule.version, side, ...reason });
  }
  return verdicts;
}

async function storeReward(
  queries: Queries,
  { programId, conversionId, suspicions }: RewardOrigin,
  planned: PlannedReward,
  tools: Tools,
): Promise<Reason | undefined> {
  const { rule, side, beneficiary, amount, unit, terms, heldUntil } = planned;
  const cause = await findFreeCause(queries, programId, planned);
  if (cause === undefined) return undefined;
  const now = tools.now();
  const counted = { rule: rule.id, side, beneficiary, unit, createdAt: now };
  const limits = limitsOf(rule, counted);
  const given = await lockAccounts(
    queries,
    programId,
    limits.map(({ account }) => account),
  );
  const broken = judgeLimits(limits, amount, given);
  if (broken) return broken;

  const id = createId('reward', { now, random: tools.random });
  const { benefit } = terms;
  const hasCoupon =
    benefit.kind !== 'coupon' ||
    (await assignCoupon(queries, { programId, pool: benefit.pool, rewardId: id }));
  const doubts = [...suspicions, ...planned.doubts, ...(hasCoupon ? [] : [POOL_EMPTY])];
  await insertReward(queries, {
    programId,
    id,
    ...counted,
    ruleVersion: rule.version,
    cause,
    conversionId: terms.milestone ? '' : conversionId,
    amount,
    state: 'pending',
    reasons: JSON.stringify([...planned.reasons, ...doubts]),
    heldUntil,
    reversed: 0,
    clawedBack: 0,
    isHeld: doubts.length > 0 ? 1 : 0,
  });
  const choice =
    side === 'advocate' && rule.charities !== undefined
      ? await findCharity(queries, programId, beneficiary)
      : undefined;
  await insertTerms(queries, {
    programId,
    rewardId: id,
    terms: JSON.stringify(terms),
    charity: choice !== undefined && rule.charities?.includes(choice) ? choice : null,
    approveAt: rule.approval === 'automatic' ? heldUntil : null,
  });
  await addToAccounts(queries, programId, accountsOf(counted), { rewards: 1, amount });
  await postLines(
    queries,
    { programId, id },
    postReward('accrue', { amount, beneficiary, unit }),
    tools,
  );
  await announce(queries, { programId, type: 'reward.pending', subjectId: id, at: now });
  return undefined;
}

/**
 * The cause that a reward is stored by; none where it is there already. A milestone that was taken
 * back, and is reached again, is a reward of its own: what became of the first stays on record.
 */
async function findFreeCause(
  queries: Queries,
  programId: string,
  { rule, side, beneficiary, cause, terms }: PlannedReward,
): Promise<string | undefined> {
  for (let time = 1; ; time += 1) {
    const named = time === 1 ? cause : `${cause}/${time}`;
    const key = { programId, rule: rule.id, side, beneficiary, cause: named };
    const known = await findRewardOf(queries, key);
    if (!known) return named;
    if (!terms.milestone || known.state !== 'reversed') return undefined;
  }
}
