import { createId, decideAttribution, parseCode } from '@goodword/core/rules';
import { orderRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findConversion, saveConversion } from '../../records/conversions.js';
import { saveFacts } from '../../records/conversion-facts.js';
import { redeemHandoff } from '../../records/handoffs.js';
import { findOrAddPerson } from '../../records/people.js';
import { buildClaims } from '../../rules/build-claims.js';
import { digestOf } from '../digest.js';
import { loadEvidence } from '../load-evidence.js';
import { findDayNetwork, markFriend } from '../mark-network.js';
import { parseBody } from '../parse-body.js';
import { publicCall } from '../public-call.js';
import type { HttpEnv, Services } from '../services.js';
import { toPersonFacts } from '../to-person-facts.js';

/** `POST /v1/orders`: an order that a page saw. It waits for the host's word and pays nothing. */
export function addOrderRoute(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now: clock, random } = services;

  app.post('/v1/orders', publicCall(services, 'write'), async (c) => {
    const request = await parseBody(c, orderRequestSchema);
    const { externalId, value, evidence } = request;
    const { program: config, programId } = c.var;
    const now = clock();
    const occurredAt = Math.min(now, request.occurredAt ? Date.parse(request.occurredAt) : now);
    const touchedAt = Math.min(
      occurredAt,
      evidence.touchedAt === undefined ? occurredAt : Date.parse(evidence.touchedAt),
    );
    const digest = evidence.handoff === undefined ? undefined : await digestOf(evidence.handoff);
    const network = await findDayNetwork(services, programId, c.env?.address);

    await storage.write(async (transaction) => {
      // The host's word on the same order finds the token used by this order, and none other.
      const redeemer = `conversion ${externalId}`;
      const handoff =
        digest === undefined
          ? undefined
          : await redeemHandoff(transaction, programId, { digest, redeemer, now });
      const codeKey =
        toCodeKey(evidence.code ?? evidence.coupon) ?? handoff?.codeKey ?? handoff?.couponKey;
      const leadId = evidence.leadId ?? handoff?.leadId ?? undefined;
      const known = await findConversion(transaction, programId, { externalId });
      if (known) {
        // The first report counts; what came later could be anybody's, and so could the first.
        const isSame = known.codeKey === (codeKey ?? null) && known.leadId === (leadId ?? null);
        if (known.status === 'unconfirmed' && !isSame) {
          await saveFacts(transaction, programId, known.id, { isContested: true });
        }
        return;
      }
      const personIds: string[] = [];
      for (const said of [{ customerId: evidence.customerId }, { email: evidence.email }]) {
        if (Object.values(said)[0] === undefined) continue;
        const fresh = { id: createId('person', { now, random }), now };
        const facts = toPersonFacts(said, false);
        personIds.push((await findOrAddPerson(transaction, programId, facts, fresh)).id);
      }
      const { code, coupon } = evidence;
      const visitor = evidence.visitor ?? handoff?.visitor ?? undefined;
      const pieces = await loadEvidence(
        transaction,
        programId,
        { code, coupon, leadId, visitor, touchedAt, handoff },
        'order',
      );
      const asserted = pieces.map((piece) => ({ ...piece, strength: 'asserted' as const }));
      const buyer = { personIds: new Set(personIds), mailboxKeys: new Set<string>() };
      const decision = decideAttribution(buildClaims(asserted, buyer), {
        windows: config.program.windows,
        model: config.model,
        programVersion: config.program.version,
        occurredAt,
        now,
      });
      await saveConversion(
        transaction,
        {
          programId,
          id: createId('conversion', { now, random }),
          externalId,
          kind: 'purchase',
          status: 'unconfirmed',
          amount: value?.amount ?? null,
          currency: value?.currency ?? null,
          occurredAt,
          receivedAt: now,
          confirmedAt: null,
          leadId: leadId ?? null,
          codeKey: codeKey ?? null,
          touchedAt: codeKey === undefined ? null : Math.min(touchedAt, handoff?.touchedAt ?? now),
          visitor: visitor ?? null,
          outcome: decision.outcome,
          attribution: JSON.stringify(decision),
          buyerId: null,
          refunded: 0,
          reversedAt: null,
        },
        personIds,
      );
      const advocateIds = decision.candidates.map(({ advocateId }) => advocateId);
      for (const friendId of personIds) {
        const sides = { friendId, advocateIds };
        await markFriend(transaction, programId, sides, network, now);
      }
    });
    return c.json({ externalId, status: 'received' });
  });
}

function toCodeKey(text: string | undefined): string | undefined {
  const parsed = text === undefined ? undefined : parseCode(text);
  return parsed?.ok ? parsed.codeKey : undefined;
}
