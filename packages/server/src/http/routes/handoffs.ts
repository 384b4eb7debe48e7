import { parseCode } from '@goodword/core/rules';
import type { HandoffRedeemed, HandoffResponse } from '@goodword/protocol';
import { handoffRedemptionSchema, handoffRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { loadCodes } from '../../records/codes.js';
import { insertHandoff, redeemHandoff } from '../../records/handoffs.js';
import type { HandoffRow } from '../../storage/database.js';
import type { Queries } from '../../storage/storage.js';
import { digestOf } from '../digest.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { publicCall } from '../public-call.js';
import { createSecret } from '../secret.js';
import type { HttpEnv, Services } from '../services.js';

/** How long a token is good for, and after it a repeated redemption is answered, in milliseconds. */
const HANDOFF_LASTS = 3_600_000;

/**
 * `POST /v1/handoffs` and `POST /v1/handoffs/redeem`: a token carries who sent somebody over a way
 * on which nothing else survives.
 */
export function addHandoffRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now: clock, random } = services;

  app.post('/v1/handoffs', publicCall(services, 'write'), async (c) => {
    const { evidence } = await parseBody(c, handoffRequestSchema);
    const { programId } = c.var;
    const now = clock();
    c.header('Cache-Control', 'no-store');
    const token = createSecret('gw_ho_', random);
    const expiresAt = now + HANDOFF_LASTS;
    const saidAt = evidence.touchedAt === undefined ? now : Date.parse(evidence.touchedAt);
    const row: HandoffRow = {
      programId,
      digest: await digestOf(token),
      codeKey: toCodeKey(evidence.code),
      couponKey: toCodeKey(evidence.coupon),
      // A device's clock may be ahead.
      touchedAt: Math.min(now, saidAt),
      leadId: evidence.leadId ?? null,
      visitor: evidence.visitor ?? null,
      expiresAt,
      redeemer: null,
    };
    await storage.write((transaction) => insertHandoff(transaction, row, now - HANDOFF_LASTS));
    const answer: HandoffResponse = { token, expiresAt: new Date(expiresAt).toISOString() };
    return c.json(answer);
  });

  app.post('/v1/handoffs/redeem', publicCall(services, 'write'), async (c) => {
    const { token, redeemerId } = await parseBody(c, handoffRedemptionSchema);
    const { programId } = c.var;
    c.header('Cache-Control', 'no-store');
    const brought = {
      digest: await digestOf(token),
      redeemer: `client ${redeemerId}`,
      now: clock(),
    };
    const row = await storage.write((transaction) =>
      redeemHandoff(transaction, programId, brought),
    );
    if (!row) {
      // One answer to all: whoever tries tokens learns nothing of those there are.
      throw new ProblemError(
        'handoff-invalid',
        'The token is unknown, older than an hour, or was used by somebody else.',
      );
    }
    return c.json({ evidence: await toEvidence(storage.reader, row) } satisfies HandoffRedeemed);
  });
}

function toCodeKey(text: string | undefined): string | null {
  const parsed = text === undefined ? undefined : parseCode(text);
  return parsed?.ok ? parsed.codeKey : null;
}

/** What a token stands for, as the client sent it; a code that nobody has any more is left out. */
async function toEvidence(queries: Queries, row: HandoffRow): Promise<HandoffRedeemed['evidence']> {
  const { programId, codeKey, couponKey, leadId, visitor, touchedAt } = row;
  const keys = [codeKey, couponKey].filter((key) => key !== null);
  const codes = await loadCodes(queries, programId, keys);
  const textOf = (key: string | null) => codes.find((one) => one.codeKey === key)?.code;
  const code = textOf(codeKey);
  const coupon = textOf(couponKey);
  return {
    touchedAt: new Date(touchedAt).toISOString(),
    ...(code === undefined ? {} : { code }),
    ...(coupon === undefined ? {} : { coupon }),
    ...(leadId === null ? {} : { leadId }),
    ...(visitor === null ? {} : { visitor }),
  };
}
