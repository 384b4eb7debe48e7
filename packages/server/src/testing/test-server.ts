import { createId } from '@goodword/core/rules';
import type { EnrolResponse, LeadRequest } from '@goodword/protocol';
import { SignJWT } from 'jose';
import { createKey } from '../node/create-key.js';
import { addOrigin, saveProgram } from '../records/programs.js';
import { starterProgram } from '../rules/starter-program.js';
import {
  createReferralServer,
  type ReferralServer,
  type ReferralServerOptions,
} from '../server.js';
import type { Storage } from '../storage/storage.js';
import { checkTraffic } from './check-traffic.js';
import { createTestDatabase } from './test-database.js';

const SERVER = 'https://refer.example';
/** The origin of the shop's pages. */
export const SHOP = 'https://shop.example';

type Options = Partial<ReferralServerOptions>;

/** A server on a database of its own, with one program and its keys. */
export async function createTestServer(options: Options = {}) {
  const database = await createTestDatabase();
  const storage = await database.open();
  await storage.write(async (transaction) => {
    const destination = `${SHOP}/`;
    await saveProgram(transaction, starterProgram({ id: 'demo', name: 'Demo', destination }), 1);
    await addOrigin(transaction, 'demo', SHOP);
  });
  const key = { programId: 'demo', label: 'test', replace: false };
  const secret = await createKey(storage, { ...key, kind: 'secret' });
  const identity = await createKey(storage, { ...key, kind: 'identity' });
  const keys = { secret: secret.secret, identity };
  const server = connect(storage, keys, options);
  const others: ReturnType<typeof connect>[] = [];
  return {
    ...server,
    database,
    /** Another server on the same database, as in another process; it closes with this one. */
    async another(change: Options = {}) {
      const other = connect(await database.open(), keys, { ...options, ...change });
      others.push(other);
      return other;
    },
    async close() {
      for (const one of [...others, server]) await one.close();
      await database.remove();
    },
  };
}

function connect(
  storage: Storage,
  keys: { secret: string; identity: { id: string; secret: string } },
  options: Options,
) {
  const server = createReferralServer({ storage, url: SERVER, ...options });

  const fetch: ReferralServer['fetch'] = (sent, peer) =>
    checkTraffic((copy) => server.fetch(copy, peer))(sent);
  /** @param address of the network that the call comes from */
  const request = (target: string, init: RequestInit = {}, address = '203.0.113.7') =>
    fetch(new Request(`${SERVER}${target}`, init), { address });

  /** As a page of the shop does. */
  const post = (target: string, body: unknown, headers: Record<string, string> = {}) =>
    request(target, {
      method: 'POST',
      headers: { origin: SHOP, 'content-type': 'text/plain', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  /** As the host's own server does. */
  const secretCall = (target: string, body?: unknown, headers: Record<string, string> = {}) =>
    request(target, {
      headers: {
        authorization: `Bearer ${keys.secret}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  /** As the host's own server does, another method or another kind of body. */
  const secretUpload = (target: string, body: string, method = 'POST', type = 'text/plain') =>
    request(target, {
      method,
      headers: { authorization: `Bearer ${keys.secret}`, 'content-type': type },
      body,
    });

  return {
    storage,
    secretKey: keys.secret,
    identity: keys.identity,
    fetch,
    request,
    post,
    secretCall,
    secretUpload,
    /** Does what is due. */
    work: () => server.work(),
    close: () => server.close(),
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
        .setProtectedHeader({ alg: 'HS256', kid: keys.identity.id, ...header })
        .sign(new TextEncoder().encode(keys.identity.secret));
    },
  };
}

/** A server as tests call it. */
export type TestServer = ReturnType<typeof connect>;

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
