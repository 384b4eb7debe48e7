import type { Decision } from '@goodword/protocol';
import { hasConversionOfPeople } from '../records/conversions.js';
import { findLead } from '../records/leads.js';
import { insertReferral } from '../records/referrals.js';
import { findVerification } from '../records/verified-leads.js';
import { decideRewards } from '../rules/decide-rewards.js';
import type { ProgramConfig } from '../rules/program-config.js';
import { suspect } from '../rules/suspect.js';
import type { Queries } from '../storage/storage.js';
import { countFor } from './grant-rewards.js';
import { loadSignals } from './load-signals.js';
import type { Services } from './services.js';
import { storeRewards } from './store-rewards.js';

/** Stages at which sales has called a lead qualified, whatever the definition said. */
const QUALIFIED = new Set(['qualified', 'opportunity', 'won']);

/** Stages at which sales has seen that a lead is none. */
const REFUSED = new Set(['disqualified', 'lost']);

/**
 * Stores what a lead earns, once the friend has confirmed it: anybody can send a form with somebody
 * else's address and a code of their own. Nothing happens before, and nothing twice.
 */
export async function grantLeadRewards(
  queries: Queries,
  config: ProgramConfig,
  leadId: string,
  services: Pick<Services, 'now' | 'random'>,
): Promise<void> {
  const { id: programId } = config.program;
  const lead = await findLead(queries, programId, leadId);
  if (!lead || !(await findVerification(queries, programId, leadId))) return;
  const decision = JSON.parse(lead.attribution) as Decision;
  const { winner } = decision;
  if (!winner || REFUSED.has(lead.stage)) return;
  const { advocateId } = winner;
  const now = services.now();
  const cause = `lead:${leadId}`;
  const isQualified = lead.outcome === 'qualified' || QUALIFIED.has(lead.stage);
  if (isQualified) {
    await insertReferral(queries, {
      ...{ programId, advocateId, friendId: lead.personId, kind: 'qualified', cause, at: now },
    });
  }
  const { rewardRules: rules, suspicion } = config;
  const { rewards } = decideRewards(
    {
      triggers: [
        { kind: 'lead', cause },
        ...(isQualified ? [{ kind: 'qualified-lead' as const, cause }] : []),
      ],
      decision,
      facts: {
        occurredAt: lead.receivedAt,
        hasBoughtBefore: await hasConversionOfPeople(queries, programId, [lead.personId], {
          ...{ from: 0, to: lead.receivedAt },
        }),
      },
      advocateId,
      friendId: lead.personId,
      isVerified: true,
      referrals: await countFor(rules, queries, programId, advocateId),
      now,
    },
    rules,
  );
  if (rewards.length === 0) return;
  const referral = { programId, winner, friendIds: [lead.personId], visitor: lead.visitor, now };
  const { isHeld, reasons } = suspect(await loadSignals(queries, referral, suspicion), suspicion);
  const origin = { programId, conversionId: '', suspicions: isHeld ? reasons : [] };
  await storeRewards(queries, origin, rewards, services);
}
