import type { Decision, MeResponse, Qualification, RewardView, Stage } from '@goodword/protocol';
import { meRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findCodeOfAdvocate } from '../../records/codes.js';
import { countEventsOfCode } from '../../records/events.js';
import { countWon } from '../../records/leaderboards.js';
import { loadLeadsOfCode } from '../../records/leads.js';
import { loadRewardsOf } from '../../records/rewards.js';
import { findSession } from '../../records/sessions.js';
import { dayOf } from '../../rules/day.js';
import { referralStatus } from '../../rules/referral-status.js';
import type { RewardRow } from '../../storage/database.js';
import { toDisplayName, toLink } from '../advocate-view.js';
import { digestOf } from '../digest.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { publicCall } from '../public-call.js';
import { loadUsableCoupons } from '../reward-view.js';
import type { HttpEnv, Services } from '../services.js';

/** `POST /v1/advocates/me`: an advocate's own figures, and of each friend no more than a status. */
export function addMeRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, origin, now } = services;

  app.post('/v1/advocates/me', publicCall(services, 'read'), async (c) => {
    const { session: token } = await parseBody(c, meRequestSchema);
    const { programId } = c.var;
    c.header('Cache-Control', 'no-store');
    const session = await findSession(storage.reader, programId, await digestOf(token));
    if (!session || session.expiresAt <= now()) {
      throw new ProblemError('session-expired', 'The session is over. Enrol again.');
    }
    const { advocateId } = session;
    const code = await findCodeOfAdvocate(storage.reader, programId, advocateId);
    if (!code) throw new ProblemError('not-found', 'The advocate has no code any more.');
    const counts = await countEventsOfCode(storage.reader, programId, code.codeKey);
    const leads = await loadLeadsOfCode(storage.reader, programId, code.codeKey);
    const rewards = await loadRewardsOf(storage.reader, programId, advocateId);
    const coupons = await loadUsableCoupons(storage.reader, programId, rewards);
    const displayName = toDisplayName(code.name);
    return c.json({
      ...(displayName ? { displayName } : {}),
      ...toLink(origin, code),
      shares: Object.fromEntries(
        counts.filter(({ type }) => type === 'share').map(({ channel, count }) => [channel, count]),
      ),
      visits: counts
        .filter(({ type }) => type === 'visit')
        .reduce((sum, { count }) => sum + count, 0),
      won: await countWon(storage.reader, programId, advocateId),
      referrals: leads.filter(isReferral).map((lead) => ({
        id: lead.id,
        status: referralStatus(lead.stage as Stage, lead.outcome as Qualification['outcome']),
        since: dayOf(lead.receivedAt),
      })),
      rewards: rewards.map((reward) => toRewardView(reward, coupons.get(reward.id))),
    } satisfies MeResponse);
  });
}

/** A reward that is over shows what it was; any other, what is left of it. */
function toRewardView(
  { id, state, amount, reversed, unit, createdAt }: RewardRow,
  coupon: string | undefined,
): RewardView {
  const isOver = state === 'reversed' || state === 'rejected';
  return {
    id,
    state: state as RewardView['state'],
    amount: isOver ? amount : amount - reversed,
    unit,
    since: dayOf(createdAt),
    ...(reversed > 0 && state !== 'rejected' ? { reversed } : {}),
    ...(coupon === undefined ? {} : { coupon }),
  };
}

/** A lead that was refused this advocate, their own for one, is no referral. */
function isReferral({ attribution }: { attribution: string }): boolean {
  return (JSON.parse(attribution) as Decision).outcome !== 'uncredited';
}
