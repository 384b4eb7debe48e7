import { createId } from '@goodword/core/rules';
import type { EnrolResponse } from '@goodword/protocol';
import { enrolRequestSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { findAdvocateOfPerson, insertAdvocate } from '../../records/advocates.js';
import { announce } from '../../records/announcements.js';
import { findCodeOfAdvocate, insertCode } from '../../records/codes.js';
import { findOrAddPerson, type PersonFacts } from '../../records/people.js';
import { insertSession } from '../../records/sessions.js';
import type { Queries } from '../../storage/storage.js';
import { toDisplayName, toLink } from '../advocate-view.js';
import { digestOf } from '../digest.js';
import { drawCode } from '../draw-code.js';
import { verifyIdentity } from '../identity-token.js';
import { findDayNetwork, markAdvocate } from '../mark-network.js';
import { parseBody } from '../parse-body.js';
import { publicCall } from '../public-call.js';
import { createSecret } from '../secret.js';
import type { HttpEnv, Services } from '../services.js';
import { SESSION_LASTS } from '../session-lasts.js';
import { toPersonFacts } from '../to-person-facts.js';

/**
 * `POST /v1/advocates`: enrols or finds an advocate. A signed token brings a session; an address
 * alone brings a link, and no word of what was known.
 */
export function addAdvocateRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, origin, now: clock, random } = services;

  app.post('/v1/advocates', publicCall(services, 'write'), async (c) => {
    const { identity } = await parseBody(c, enrolRequestSchema);
    const { programId } = c.var;
    const now = clock();
    c.header('Cache-Control', 'no-store');
    const network = await findDayNetwork(services, programId, c.env?.address);

    if (!('token' in identity)) {
      const link = await storage.write(async (transaction) => {
        const owned = await enrol(transaction, programId, toPersonFacts(identity, false), services);
        await markAdvocate(transaction, programId, owned.advocateId, network);
        return owned;
      });
      const answer: EnrolResponse = toLink(origin, link);
      const displayName = toDisplayName(identity.name);
      return c.json(displayName ? { ...answer, displayName } : answer);
    }

    const claims = await verifyIdentity(storage.reader, programId, identity.token, now);
    const token = createSecret('gw_at_', random);
    const digest = await digestOf(token);
    const expiresAt = now + SESSION_LASTS;
    const owned = await storage.write(async (transaction) => {
      const code = await enrol(transaction, programId, toPersonFacts(claims, true), services);
      const { advocateId } = code;
      await markAdvocate(transaction, programId, advocateId, network);
      await insertSession(transaction, { programId, digest, advocateId, expiresAt }, now);
      return code;
    });
    const displayName = toDisplayName(owned.name);
    return c.json({
      ...toLink(origin, owned),
      ...(displayName ? { displayName } : {}),
      session: { token, expiresAt: new Date(expiresAt).toISOString() },
    } satisfies EnrolResponse);
  });
}

/** Finds an advocate's code, making person, advocate and code where they are not there yet. */
async function enrol(
  queries: Queries,
  programId: string,
  facts: PersonFacts,
  { now: clock, random }: Services,
) {
  const now = clock();
  const fresh = { id: createId('person', { now, random }), now };
  const person = await findOrAddPerson(queries, programId, facts, fresh);
  const known = await findAdvocateOfPerson(queries, programId, person.id);
  const advocateId = known?.id ?? createId('advocate', { now, random });
  if (!known) {
    await insertAdvocate(queries, {
      programId,
      id: advocateId,
      personId: person.id,
      enrolledAt: now,
    });
    await announce(queries, {
      programId,
      type: 'advocate.enrolled',
      subjectId: advocateId,
      at: now,
    });
  }
  const code = await findCodeOfAdvocate(queries, programId, advocateId);
  if (code) return code;
  const row = {
    programId,
    ...(await drawCode(queries, programId, random)),
    id: createId('code', { now, random }),
    advocateId,
    state: 'active',
    expiresAt: null,
    createdAt: now,
  };
  await insertCode(queries, row);
  const { id: personId, name, mailboxKey } = person;
  return { ...row, personId, name, mailboxKey };
}
