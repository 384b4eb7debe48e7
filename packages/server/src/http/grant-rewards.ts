import type { Decision, RewardRule, SuspicionPolicy } from '@goodword/protocol';
import { hasConversionOfPeople, loadPeopleOfConversion } from '../records/conversions.js';
import { findCampaign, useCode } from '../records/code-uses.js';
import { loadFacts, saveVerdicts, type KnownFacts } from '../records/conversion-facts.js';
import { findVisitChannel } from '../records/find-shares.js';
import { countReferrals, insertReferral } from '../records/referrals.js';
import { decideRewards, type RewardOccasion } from '../rules/decide-rewards.js';
import { suspect } from '../rules/suspect.js';
import type { ConversionRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { loadSignals } from './load-signals.js';
import type { Services } from './services.js';
import { storeRewards } from './store-rewards.js';

/** A decision, and what follows from it. */
export interface GrantedBy {
  decision: Decision;
  rules: readonly RewardRule[];
  /** When rewards are held for a reviewer. */
  suspicion?: SuspicionPolicy | undefined;
}

/**
 * Stores what a credited conversion earns, once for each rule, side and beneficiary, as far as
 * limits allow; and why the rest is not given.
 */
export async function grantRewards(
  queries: Queries,
  row: ConversionRow,
  { decision, rules, suspicion }: GrantedBy,
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const { programId, id: conversionId, buyerId, occurredAt } = row;
  const { winner } = decision;
  if (decision.outcome !== 'credited' || !winner || buyerId === null) return;
  const { advocateId, code } = winner;
  const now = services.now();
  const cause = `conversion:${conversionId}`;
  await useCode(queries, programId, code);
  await insertReferral(queries, {
    ...{ programId, advocateId, friendId: buyerId, kind: 'won', cause, at: now },
  });
  const facts =
    (await loadFacts(queries, programId, [conversionId])).get(conversionId)?.facts ?? {};
  const friendIds = await loadPeopleOfConversion(queries, programId, conversionId);
  const occasion = {
    ...toTriggers(cause, facts),
    decision,
    facts: await completeFacts(queries, row, { facts, friendIds, decision, rules }),
    advocateId,
    friendId: buyerId,
    isVerified: true,
    referrals: await countFor(rules, queries, programId, advocateId),
    now,
  };
  const { rewards, verdicts } = decideRewards(occasion, rules);
  const { isHeld, reasons } = suspect(
    await loadSignals(
      queries,
      {
        ...{ programId, winner, friendIds, visitor: row.visitor, occurredAt, now },
        address: facts.address,
      },
      suspicion,
    ),
    suspicion,
  );
  const origin = { programId, conversionId, suspicions: isHeld ? reasons : [] };
  const refused = await storeRewards(queries, origin, rewards, services);
  await saveVerdicts(queries, programId, conversionId, [...verdicts, ...refused]);
}

/** Counting an advocate's friends takes time; most rules do not ask. */
export async function countFor(
  rules: readonly RewardRule[],
  queries: Queries,
  programId: string,
  advocateId: string,
): Promise<RewardOccasion['referrals']> {
  const asks = rules.some(
    ({ trigger, benefit }) =>
      trigger === 'milestone' ||
      benefit.advocate?.kind === 'tiers' ||
      benefit.friend?.kind === 'tiers',
  );
  return asks ? countReferrals(queries, programId, advocateId) : { qualified: 0, won: 0 };
}

/** A subscription's first period is a purchase as well. */
function toTriggers(
  cause: string,
  { subscription }: KnownFacts,
): Pick<RewardOccasion, 'triggers' | 'period'> {
  const conversion = { kind: 'conversion' as const, cause };
  if (!subscription) return { triggers: [conversion] };
  const { id, period: number } = subscription;
  return { triggers: number === 1 ? [conversion] : [], period: { subscription: id, number } };
}

/** What conditions ask for; what costs a query only where one does. */
async function completeFacts(
  queries: Queries,
  row: ConversionRow,
  known: { facts: KnownFacts; friendIds: readonly string[] } & Pick<
    GrantedBy,
    'decision' | 'rules'
  >,
): Promise<RewardOccasion['facts']> {
  const { programId, amount, currency, occurredAt, visitor } = row;
  const { facts, friendIds, decision, rules } = known;
  const asks = (name: 'firstPurchase' | 'channels' | 'campaigns') =>
    rules.some(({ conditions }) => conditions?.[name] !== undefined);
  const { winner } = decision;
  const channel =
    facts.channel ??
    (asks('channels') && winner?.source === 'visit' && visitor !== null
      ? await findVisitChannel(queries, programId, {
          ...{ visitor, code: winner.code, at: Date.parse(winner.touchedAt) },
        })
      : undefined);
  const campaign =
    facts.campaign ??
    (asks('campaigns') && winner ? await findCampaign(queries, programId, winner.code) : undefined);
  const { products, country } = facts;
  return {
    ...(amount === null || currency === null ? {} : { value: { amount, currency } }),
    ...(products ? { products } : {}),
    ...(country === undefined ? {} : { country }),
    ...(channel === undefined ? {} : { channel }),
    ...(campaign === undefined ? {} : { campaign }),
    occurredAt,
    hasBoughtBefore:
      asks('firstPurchase') &&
      (await hasConversionOfPeople(queries, programId, friendIds, {
        ...{ from: 0, to: occurredAt, except: row.id },
      })),
  };
}
