import { createId, decideAttribution } from '@goodword/core/rules';
import type { Decision, Evidence, Money, Reason } from '@goodword/protocol';
import { announce } from '../records/announcements.js';
import {
  findSubscription,
  insertSubscription,
  loadFacts,
  saveFacts,
  type KnownFacts,
} from '../records/conversion-facts.js';
import {
  findConversion,
  hasConversionOfPeople,
  loadPeopleOfConversion,
  saveConversion,
} from '../records/conversions.js';
import { redeemHandoff } from '../records/handoffs.js';
import { findLead } from '../records/leads.js';
import { findOrAddPerson, loadPeople } from '../records/people.js';
import { buildClaims } from '../rules/build-claims.js';
import { DAY } from '../rules/day.js';
import { inheritDecision } from '../rules/inherit-decision.js';
import type { ProgramConfig } from '../rules/program-config.js';
import type { ConversionRow, HandoffRow } from '../storage/database.js';
import type { Queries } from '../storage/storage.js';
import { grantRewards } from './grant-rewards.js';
import { loadEvidence } from './load-evidence.js';
import { ProblemError } from './problem.js';
import type { Services } from './services.js';
import { toPersonFacts } from './to-person-facts.js';

/** What a host's server says of a conversion. Times are milliseconds since 1970. */
export interface Confirmation {
  externalId: string;
  kind: string;
  value?: Money | undefined;
  occurredAt: number;
  evidence: Evidence;
  /** The digest of the token that the evidence names. */
  handoff?: string | undefined;
  /** What is known of the order besides. */
  facts?: KnownFacts | undefined;
}

const HANDOFF_INVALID: Reason = {
  code: 'handoff-invalid',
  text: 'The hand-off token was unknown, older than an hour, or used by somebody else.',
};

/**
 * Confirms a conversion inside a transaction: who is credited, and what that earns. The same
 * `externalId` twice is one conversion.
 *
 * @returns the conversion's id
 * @throws ProblemError `conflict` when it was confirmed with another value or kind
 */
export async function confirmConversion(
  queries: Queries,
  config: ProgramConfig,
  said: Confirmation,
  { now: clock, random }: Pick<Services, 'now' | 'random'>,
): Promise<string> {
  const { id: programId, version, windows } = config.program;
  const { externalId, kind, value, occurredAt, evidence } = said;
  const now = clock();
  const reported = await findConversion(queries, programId, { externalId });
  if (reported?.status === 'confirmed') {
    if (isSame(reported, said)) return reported.id;
    throw new ProblemError('conflict', `“${externalId}” was confirmed with other content.`);
  }

  const handoff = await useHandoff(queries, programId, said, now);
  const leadId = evidence.leadId ?? handoff?.leadId ?? reported?.leadId ?? undefined;
  const personIds = await findBuyer(queries, programId, said, { reported, leadId, now, random });
  const touchedAt = evidence.touchedAt === undefined ? occurredAt : Date.parse(evidence.touchedAt);
  const pieces = await loadEvidence(
    queries,
    programId,
    { ...evidence, leadId: evidence.leadId ?? handoff?.leadId ?? undefined, touchedAt, handoff },
    'conversion',
  );
  if (reported && pieces.length === 0) {
    // The host confirms the page's report, and with it what the page knew; anybody can report an
    // order, so that it never stands beside what the host knows itself.
    const known = {
      leadId: reported.leadId ?? undefined,
      code: reported.codeKey ?? undefined,
      visitor: reported.visitor ?? undefined,
      // A page cannot have seen a touch after its order: a device's clock that is ahead costs nobody.
      touchedAt: Math.min(reported.touchedAt ?? occurredAt, reported.receivedAt, occurredAt),
    };
    const isContested = await wasContested(queries, programId, reported.id);
    const reports = await loadEvidence(queries, programId, known, 'order');
    // Two pages that say different things of one order: the host's word confirms neither.
    pieces.push(
      ...reports.map((piece) =>
        isContested ? { ...piece, strength: 'asserted' as const } : piece,
      ),
    );
  }
  if (pieces.length === 0) {
    // Anybody can send a lead with somebody's address, so it never stands beside what is proven.
    const asserted = { personIds, touchedAt };
    pieces.push(...(await loadEvidence(queries, programId, asserted, 'lead')));
  }
  const people = await loadPeople(queries, programId, personIds);
  const begun = await findFirstPeriod(queries, programId, said.facts);
  const decided = begun
    ? inheritDecision(begun, now)
    : decideAttribution(
        buildClaims(pieces, {
          personIds: new Set(personIds),
          mailboxKeys: new Set(people.flatMap(({ mailboxKey }) => mailboxKey ?? [])),
        }),
        {
          windows,
          model: config.model,
          programVersion: version,
          occurredAt,
          now,
          isExistingCustomer: await hasConversionOfPeople(queries, programId, personIds, {
            from: occurredAt - config.customerLookBackDays * DAY,
            to: occurredAt,
          }),
        },
      );

  const decision =
    said.handoff !== undefined && !handoff
      ? { ...decided, reasons: [...decided.reasons, HANDOFF_INVALID] }
      : decided;
  const row: ConversionRow = {
    programId,
    id: reported?.id ?? createId('conversion', { now, random }),
    externalId,
    kind,
    status: 'confirmed',
    amount: value?.amount ?? null,
    currency: value?.currency ?? null,
    occurredAt,
    receivedAt: reported?.receivedAt ?? now,
    confirmedAt: now,
    leadId: leadId ?? null,
    codeKey: reported?.codeKey ?? null,
    touchedAt: reported?.touchedAt ?? null,
    visitor: evidence.visitor ?? reported?.visitor ?? null,
    outcome: decision.outcome,
    attribution: JSON.stringify(decision),
    buyerId: personIds[0] ?? null,
    refunded: 0,
    reversedAt: null,
  };
  await saveConversion(queries, row, personIds);
  const news = { programId, subjectId: row.id, at: now };
  await announce(queries, { ...news, type: 'conversion.attributed' });
  if (said.facts) await saveFacts(queries, programId, row.id, said.facts);
  const { subscription } = said.facts ?? {};
  if (subscription) await insertSubscription(queries, programId, subscription.id, row.id);

  const { rewardRules: rules, suspicion } = config;
  await grantRewards(queries, row, { decision, rules, suspicion }, { now: clock, random });
  return row.id;
}

async function wasContested(queries: Queries, programId: string, id: string): Promise<boolean> {
  return (await loadFacts(queries, programId, [id])).get(id)?.facts.isContested === true;
}

/** The decision that a subscription began with: each later period follows it. */
async function findFirstPeriod(
  queries: Queries,
  programId: string,
  facts: KnownFacts | undefined,
): Promise<Decision | undefined> {
  if (!facts?.subscription) return undefined;
  const id = await findSubscription(queries, programId, facts.subscription.id);
  const first = id === undefined ? undefined : await findConversion(queries, programId, { id });
  return first && (JSON.parse(first.attribution) as Decision);
}

/** Uses the token up; one that no longer counts is no evidence, and the order is not lost for it. */
async function useHandoff(
  queries: Queries,
  programId: string,
  { externalId, handoff: digest }: Confirmation,
  now: number,
): Promise<HandoffRow | undefined> {
  if (digest === undefined) return undefined;
  const redeemer = `conversion ${externalId}`;
  return redeemHandoff(queries, programId, { digest, redeemer, now });
}

function isSame(row: ConversionRow, { kind, value }: Confirmation): boolean {
  return (
    row.kind === kind &&
    row.amount === (value?.amount ?? null) &&
    row.currency === (value?.currency ?? null)
  );
}

/** Who bought: never nobody, since a reward needs somebody to belong to. The first is rewarded. */
async function findBuyer(
  queries: Queries,
  programId: string,
  { evidence }: Confirmation,
  known: { reported: ConversionRow | undefined; leadId: string | undefined } & {
    now: number;
    random: Services['random'];
  },
): Promise<string[]> {
  const { now, random, reported, leadId } = known;
  const fresh = () => ({ id: createId('person', { now, random }), now });
  const found: string[] = [];
  const { email, customerId } = evidence;
  if (email !== undefined || customerId !== undefined) {
    const facts = toPersonFacts({ email, customerId }, true);
    found.push((await findOrAddPerson(queries, programId, facts, fresh())).id);
    if (email !== undefined && customerId !== undefined) {
      // The address may belong to somebody known under another number.
      const byEmail = toPersonFacts({ email }, false);
      found.push((await findOrAddPerson(queries, programId, byEmail, fresh())).id);
    }
  }
  if (leadId !== undefined) {
    const lead = await findLead(queries, programId, leadId);
    if (lead) found.push(lead.personId);
  }
  if (reported) found.push(...(await loadPeopleOfConversion(queries, programId, reported.id)));
  if (found.length === 0) {
    const anonymous = await findOrAddPerson(queries, programId, { isVerified: false }, fresh());
    found.push(anonymous.id);
  }
  return [...new Set(found)];
}
