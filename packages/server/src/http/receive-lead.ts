import { createId, decideAttribution, parseCode } from '@goodword/core/rules';
import type { LeadRequest } from '@goodword/protocol';
import { announceAll } from '../records/announcements.js';
import { hasConversionOfPeople } from '../records/conversions.js';
import { redeemHandoff } from '../records/handoffs.js';
import { findLead, insertLead } from '../records/leads.js';
import { findOrAddPerson } from '../records/people.js';
import { digestOf } from './digest.js';
import { loadEvidence } from './load-evidence.js';
import { findDayNetwork, markFriend } from './mark-network.js';
import { buildClaims } from '../rules/build-claims.js';
import { canonicalJson } from '../rules/canonical-json.js';
import { DAY } from '../rules/day.js';
import { isTimelyId } from '../rules/event-time.js';
import type { ProgramConfig } from '../rules/program-config.js';
import { qualify } from '../rules/qualify.js';
import { noticeAdvocate } from './notice-advocate.js';
import { ProblemError } from './problem.js';
import type { Services } from './services.js';
import { toPersonFacts } from './to-person-facts.js';

/**
 * Stores a lead with what the definition and the attribution say of it. The same id with the same
 * content is the same lead.
 *
 * @param address the network address that it came from, if it did from a network
 * @throws ProblemError `conflict` for the same id with other content
 */
export async function receiveLead(
  config: ProgramConfig,
  request: LeadRequest,
  services: Services,
  address?: string,
): Promise<void> {
  const { storage, now: clock, random } = services;
  const { id: programId, version, windows } = config.program;
  const { id, contact, answers, evidence } = request;
  const now = clock();
  if (!isTimelyId('lead', id, now)) {
    throw new ProblemError('invalid-request', 'The lead’s id is not of these days.');
  }
  const { handoff: token, ...named } = evidence;
  const digest = token === undefined ? undefined : await digestOf(token);
  // The token itself is kept nowhere, not even with what came with it.
  const kept = digest === undefined ? request : { ...request, evidence: { ...named, digest } };
  const body = canonicalJson(kept);
  const qualification = qualify({ email: contact.email, answers }, config.leadDefinition);
  // A device's clock may be ahead; nobody followed a link after they sent the form.
  const saidAt = evidence.touchedAt === undefined ? now : Date.parse(evidence.touchedAt);
  const touchedAt = Math.min(now, saidAt);

  const network = await findDayNetwork(services, programId, address);

  await storage.write(async (transaction) => {
    const known = await findLead(transaction, programId, id);
    if (known) {
      // An erased lead has no content left to compare, and is not brought back.
      if (known.body === null || known.body === body) return;
      throw new ProblemError('conflict', 'The id belongs to another lead.');
    }
    const fresh = { id: createId('person', { now, random }), now };
    const facts = toPersonFacts(contact, false);
    const person = await findOrAddPerson(transaction, programId, facts, fresh);
    const { code, coupon, visitor } = evidence;
    // One that no longer counts is no evidence; the lead is not lost for it.
    const handoff =
      digest === undefined
        ? undefined
        : await redeemHandoff(transaction, programId, { digest, redeemer: `lead ${id}`, now });
    const pieces = await loadEvidence(
      transaction,
      programId,
      { code, coupon, visitor, touchedAt, handoff },
      'lead',
    );
    // Whatever a public form says, anybody could have said.
    const asserted = pieces.map((piece) => ({ ...piece, strength: 'asserted' as const }));
    const claims = buildClaims(asserted, {
      personIds: new Set([person.id]),
      mailboxKeys: new Set(facts.email ? [facts.email.mailboxKey] : []),
    });
    const decision = decideAttribution(claims, {
      windows,
      model: config.model,
      programVersion: version,
      occurredAt: now,
      now,
      isExistingCustomer: await hasConversionOfPeople(transaction, programId, [person.id], {
        from: now - config.customerLookBackDays * DAY,
        to: now,
      }),
    });
    // Kept also where nobody is credited, so that a later decision can say why.
    const { code: keptCode, touchedAt: keptAt } = decision.winner ?? decision.candidates[0] ?? {};
    const parsed = keptCode === undefined ? undefined : parseCode(keptCode);
    const stage = { id: createId('stageChange', { now, random }), stage: 'new' };
    await insertLead(
      transaction,
      {
        programId,
        id,
        personId: person.id,
        receivedAt: now,
        codeKey: parsed?.ok ? parsed.codeKey : null,
        touchedAt: keptAt === undefined ? null : Date.parse(keptAt),
        visitor: visitor ?? null,
        stage: stage.stage,
        stageAt: now,
        stageChangeId: stage.id,
        outcome: qualification.outcome,
        qualification: JSON.stringify(qualification),
        attribution: JSON.stringify(decision),
      },
      { programId, leadId: id, ...stage, occurredAt: now, receivedAt: now },
      body,
    );
    const news = { programId, subjectId: id, at: now };
    await announceAll(transaction, [
      { ...news, type: 'lead.created' },
      ...(qualification.outcome === 'qualified'
        ? [{ ...news, type: 'lead.qualified' as const }]
        : []),
    ]);
    const advocateId = decision.winner?.advocateId ?? decision.candidates[0]?.advocateId;
    if (advocateId !== undefined) {
      const notice = { programId, advocateId, notice: 'lead-received' as const, subjectId: id };
      await noticeAdvocate(transaction, notice, { now: clock, random });
    }
    const advocateIds = decision.candidates.map(({ advocateId }) => advocateId);
    const sides = { friendId: person.id, advocateIds };
    await markFriend(transaction, programId, sides, network, now);
  });
}
