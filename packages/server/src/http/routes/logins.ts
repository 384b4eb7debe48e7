import { createId } from '@goodword/core/rules';
import type { LoginRedeemed, LoginResponse } from '@goodword/protocol';
import { loginRedemptionSchema, loginRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findAdvocateOfPerson } from '../../records/advocates.js';
import { findCodeOfAdvocate } from '../../records/codes.js';
import { findAdvocateOfEmail, redeemLogin, verifyEmail } from '../../records/logins.js';
import { queueMail } from '../../records/mails.js';
import { insertSession } from '../../records/sessions.js';
import { toEmailKeys } from '../../rules/email-keys.js';
import { toDisplayName, toLink } from '../advocate-view.js';
import { digestOf } from '../digest.js';
import { holdToLimit } from '../limit-calls.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { publicCall } from '../public-call.js';
import { createSecret } from '../secret.js';
import type { HttpEnv, Services } from '../services.js';
import { SESSION_LASTS } from '../session-lasts.js';

/**
 * `POST /v1/logins` and `POST /v1/logins/redeem`: an advocate who has no account with the host
 * reaches their figures by a link that is mailed to them and works once.
 */
export function addLoginRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, origin, now: clock, random, loginLimits } = services;

  app.post('/v1/logins', publicCall(services, 'write'), async (c) => {
    const { email, locale = null } = await parseBody(c, loginRequestSchema);
    const { programId } = c.var;
    const now = clock();
    c.header('Cache-Control', 'no-store');
    const { emailKey, mailboxKey } = toEmailKeys(email);
    holdToLimit(c, 'logins', await loginLimits.networks.count(programId, c.env?.address, now));
    // A mailbox that was sent enough is sent no more, and whoever asks does not learn of it.
    const mailbox = await loginLimits.mailboxes.count(programId, mailboxKey, now);
    if (mailbox.allowed) {
      await storage.write(async (transaction) => {
        const known = await findAdvocateOfEmail(transaction, programId, emailKey);
        // A row for nobody as well: the time that an answer takes tells nothing.
        await queueMail(transaction, {
          programId,
          id: createId('mail', { now, random }),
          template: 'login',
          personId: known?.personId ?? null,
          subjectId: known?.advocateId ?? null,
          locale,
          createdAt: now,
        });
      });
    }
    return c.json({ status: 'received' } satisfies LoginResponse);
  });

  app.post('/v1/logins/redeem', publicCall(services, 'write'), async (c) => {
    const { token } = await parseBody(c, loginRedemptionSchema);
    const { programId } = c.var;
    const now = clock();
    c.header('Cache-Control', 'no-store');
    const digest = await digestOf(token);
    const session = createSecret('gw_at_', random);
    const sessionDigest = await digestOf(session);
    const expiresAt = now + SESSION_LASTS;

    const code = await storage.write(async (transaction) => {
      const personId = await redeemLogin(transaction, programId, { digest, now });
      if (personId === undefined) return undefined;
      const advocate = await findAdvocateOfPerson(transaction, programId, personId);
      if (!advocate) return undefined;
      await verifyEmail(transaction, programId, personId, now);
      const { id: advocateId } = advocate;
      const row = { programId, digest: sessionDigest, advocateId, expiresAt };
      await insertSession(transaction, row, now);
      return findCodeOfAdvocate(transaction, programId, advocateId);
    });
    if (!code) {
      // One answer to all: whoever tries tokens learns nothing of those there are.
      throw new ProblemError(
        'login-invalid',
        'The link is unknown, older than 15 minutes, or was followed before.',
      );
    }
    const displayName = toDisplayName(code.name);
    return c.json({
      ...toLink(origin, code),
      ...(displayName ? { displayName } : {}),
      session: { token: session, expiresAt: new Date(expiresAt).toISOString() },
    } satisfies LoginRedeemed);
  });
}
