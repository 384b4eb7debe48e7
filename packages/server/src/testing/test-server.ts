import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createId } from '@goodword/core/rules';
import type { EnrolResponse, LeadRequest } from '@goodword/protocol';
import { SignJWT } from 'jose';
import { createKey } from '../node/create-key.js';
import { addOrigin, saveProgram } from '../records/programs.js';
import { starterProgram } from '../rules/starter-program.js';
import { createReferralServer, type ReferralServerOptions } from '../server.js';
import { openSqliteStorage } from '../storage/sqlite-storage.js';

const SERVER = 'https://refer.example';
/** The origin of the shop's pages. */
export const SHOP = 'https://shop.example';

/** A server on a database of its own, with one program and its keys. */
export async function createTestServer(options: Partial<ReferralServerOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-test-'));
  const path = join(folder, 'goodword.db');
  const storage = openSqliteStorage({ path });
  await storage.migrate();
  await storage.write(async (transaction) => {
    const destination = `${SHOP}/`;
    await saveProgram(transaction, starterProgram({ id: 'demo', name: 'Demo', destination }), 1);
    await addOrigin(transaction, 'demo', SHOP);
  });
  const key = { programId: 'demo', label: 'test', replace: false };
  const secret = await createKey(storage, { ...key, kind: 'secret' });
  const identity = await createKey(storage, { ...key, kind: 'identity' });
  const server = createReferralServer({ storage, url: SERVER, ...options });

  const request = (target: string, init: RequestInit = {}) =>
    server.fetch(new Request(`${SERVER}${target}`, init), { address: '203.0.113.7' });

  /** As a page of the shop does. */
  const post = (target: string, body: unknown, headers: Record<string, string> = {}) =>
    request(target, {
      method: 'POST',
      headers: { origin: SHOP, 'content-type': 'text/plain', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  /** As the host's own server does. */
  const secretCall = (target: string, body?: unknown) =>
    request(target, {
      headers: { authorization: `Bearer ${secret.secret}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  return {
    storage,
    path,
    secretKey: secret.secret,
    identity,
    request,
    post,
    secretCall,
    async read<Answer>(response: Promise<Response>): Promise<Answer> {
      const answer = await response;
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Answer;
    },
    async enrol(email: string): Promise<EnrolResponse> {
      const response = await post('/v1/advocates?program=demo', { identity: { email } });
      return (await response.json()) as EnrolResponse;
    },
    /** An identity token as a host signs it; `change` spoils it. */
    token(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ sub: 'customer-1', aud: 'demo', exp: now + 600, ...claims })
        .setProtectedHeader({ alg: 'HS256', kid: identity.id, ...header })
        .sign(new TextEncoder().encode(identity.secret));
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `createTestServer()` makes. */
export type TestServer = Awaited<ReturnType<typeof createTestServer>>;

/** A lead that qualifies. */
export function leadRequest(change: Partial<LeadRequest> = {}): LeadRequest {
  return {
    id: createId('lead', { now: Date.now() }),
    contact: { email: 'milo@example.org', name: 'Milo Kim' },
    answers: { interest: 'office' },
    evidence: {},
    consent: { contact: true, policyVersion: '1' },
    ...change,
  };
}
