import { parseCode } from '@goodword/core/rules';
import type {
  ConsentRequest,
  Decision,
  Qualification,
  RewardState,
  Stage,
  WebhookMessage,
  WebhookType,
} from '@goodword/protocol';
import { findAdvocate } from '../records/advocates.js';
import { findCodeOfAdvocate, loadCodes } from '../records/codes.js';
import { findConsent } from '../records/consents.js';
import { findConversion } from '../records/conversions.js';
import { loadEvents } from '../records/events.js';
import { findLead } from '../records/leads.js';
import { findReward } from '../records/rewards.js';
import type { DeliveryRow } from '../storage/outgoing-rows.js';
import type { Queries } from '../storage/storage.js';

type Subject = Pick<DeliveryRow, 'programId' | 'subjectId'>;
/** Several types share a message, so it is asked whether this one is among them. */
type MessageOf<Type, Message = WebhookMessage> = Message extends { type: infer Types }
  ? Type extends Types
    ? Message
    : never
  : never;
type Data<Type extends WebhookType> = Omit<MessageOf<Type>['data'], 'id'> | undefined;

const toTime = (at: number) => new Date(at).toISOString();

/**
 * Makes a message of what is known of its subject now: ids, states and figures. Of a record that is
 * gone there is the id.
 */
export async function renderMessage(
  queries: Queries,
  { programId, type, subjectId, happenedAt }: DeliveryRow,
): Promise<WebhookMessage> {
  const data = await readData(queries, type as WebhookType, { programId, subjectId });
  const message = { type, timestamp: toTime(happenedAt), data: { id: subjectId, ...data } };
  return message as WebhookMessage;
}

function readData(
  queries: Queries,
  type: WebhookType,
  subject: Subject,
): Promise<object | undefined> {
  switch (type) {
    case 'advocate.enrolled':
      return readAdvocate(queries, subject);
    case 'share.recorded':
      return readShare(queries, subject);
    case 'lead.created':
    case 'lead.qualified':
    case 'lead.stage_changed':
    case 'lead.stale':
      return readLead(queries, subject);
    case 'conversion.attributed':
    case 'conversion.reversed':
      return readConversion(queries, subject);
    case 'reward.pending':
    case 'reward.approved':
    case 'reward.issued':
    case 'reward.reversed':
      return readReward(queries, subject);
    case 'consent.changed':
      return readConsent(queries, subject);
    case 'person.erased':
      return Promise.resolve(undefined);
  }
}

async function readAdvocate(
  queries: Queries,
  { programId, subjectId }: Subject,
): Promise<Data<'advocate.enrolled'>> {
  const advocate = await findAdvocate(queries, programId, subjectId);
  const code = await findCodeOfAdvocate(queries, programId, subjectId);
  return (
    advocate && {
      enrolledAt: toTime(advocate.enrolledAt),
      ...(code ? { codeId: code.id } : {}),
    }
  );
}

async function readShare(
  queries: Queries,
  { programId, subjectId }: Subject,
): Promise<Data<'share.recorded'>> {
  const [event] = await loadEvents(queries, programId, [subjectId]);
  return (
    event && {
      ...(await readCredited(queries, programId, event.codeKey)),
      ...(event.channel === null ? {} : { channel: event.channel }),
      ...(event.sku === null ? {} : { sku: event.sku }),
      occurredAt: toTime(event.occurredAt),
    }
  );
}

async function readLead(
  queries: Queries,
  { programId, subjectId }: Subject,
): Promise<Data<'lead.created'>> {
  const lead = await findLead(queries, programId, subjectId);
  if (!lead) return undefined;
  const { outcome, score, definitionVersion } = JSON.parse(lead.qualification) as Qualification;
  const decision = JSON.parse(lead.attribution) as Decision;
  return {
    ...(await readWinner(queries, programId, decision)),
    receivedAt: toTime(lead.receivedAt),
    stage: lead.stage as Stage,
    stageAt: toTime(lead.stageAt),
    qualification: { outcome, score, definitionVersion },
    outcome: decision.outcome,
  };
}

async function readConversion(
  queries: Queries,
  { programId, subjectId }: Subject,
): Promise<Data<'conversion.attributed'>> {
  const row = await findConversion(queries, programId, { id: subjectId });
  if (!row) return undefined;
  const { amount, currency } = row;
  const decision = JSON.parse(row.attribution) as Decision;
  return {
    ...(await readWinner(queries, programId, decision)),
    externalId: row.externalId,
    kind: row.kind,
    status: row.status as 'unconfirmed' | 'confirmed',
    ...(amount === null || currency === null ? {} : { value: { amount, currency } }),
    occurredAt: toTime(row.occurredAt),
    ...(row.leadId === null ? {} : { leadId: row.leadId }),
    outcome: decision.outcome,
    refunded: row.refunded,
    ...(row.reversedAt === null ? {} : { reversedAt: toTime(row.reversedAt) }),
  };
}

async function readReward(
  queries: Queries,
  { programId, subjectId }: Subject,
): Promise<Data<'reward.pending'>> {
  const row = await findReward(queries, programId, subjectId);
  return (
    row && {
      side: row.side as 'advocate' | 'friend',
      beneficiary: row.beneficiary,
      rule: row.rule,
      cause: row.cause,
      conversionId: row.conversionId,
      amount: row.amount,
      reversed: row.reversed,
      clawedBack: row.clawedBack,
      unit: row.unit,
      state: row.state as RewardState,
      isHeld: row.isHeld === 1,
      createdAt: toTime(row.createdAt),
    }
  );
}

async function readConsent(
  queries: Queries,
  { programId, subjectId }: Subject,
): Promise<Data<'consent.changed'>> {
  const row = await findConsent(queries, programId, subjectId);
  if (!row) return undefined;
  // Not whom it is about: the visitor's number is for the program alone.
  const { type, purposes, source, policyVersion, occurredAt, durationDays } = JSON.parse(
    row.body,
  ) as ConsentRequest;
  return { type, purposes, source, policyVersion, occurredAt, durationDays };
}

async function readWinner(queries: Queries, programId: string, { winner }: Decision) {
  if (!winner) return {};
  const parsed = parseCode(winner.code);
  const [code] = parsed.ok ? await loadCodes(queries, programId, [parsed.codeKey]) : [];
  return { advocateId: winner.advocateId, ...(code ? { codeId: code.id } : {}) };
}

async function readCredited(queries: Queries, programId: string, codeKey: string | null) {
  const [code] = codeKey === null ? [] : await loadCodes(queries, programId, [codeKey]);
  return code ? { advocateId: code.advocateId, codeId: code.id } : {};
}
