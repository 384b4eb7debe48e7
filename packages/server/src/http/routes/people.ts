import { createId } from '@goodword/core/rules';
import type { Erasure, PersonExport, PersonQuery } from '@goodword/protocol';
import { personQuerySchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { exportPerson } from '../../privacy/export-person.js';
import { findPeople, hashKnownAs } from '../../privacy/find-people.js';
import { insertAudit } from '../../records/audit.js';
import { findErasure, insertErasure } from '../../records/erasures.js';
import { loadPeople } from '../../records/people.js';
import { toEmailKeys } from '../../rules/email-keys.js';
import type { ErasureRow } from '../../storage/privacy-rows.js';
import { parseBody, parseValue } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/**
 * `GET` and `POST /v1/people/export`: everything that is held about a person; by `POST` alone where
 * an address names them, since it has no place in a URL. `POST /v1/people/erase` and `GET /v1/people/erasures/{id}`: their erasure.
 */
export function addPeopleRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, now: clock } = services;

  const answerExport = async (programId: string, keyId: string, query: PersonQuery) => {
    const answer = await storage.snapshot(async (queries) => {
      const personIds = await findPeople(queries, programId, query);
      return exportPerson(queries, programId, personIds, clock());
    });
    await note(services, programId, keyId, ['person-export', ...answer.people.map(({ id }) => id)]);
    return answer satisfies PersonExport;
  };

  app.get('/v1/people/export', secretCall(services), async (c) => {
    if (c.req.query('email') !== undefined) {
      throw new ProblemError(
        'invalid-request',
        'Name the address by POST, in the body, not in the URL.',
      );
    }
    const query = parseValue({ id: c.req.query('id') }, personQuerySchema);
    return c.json(await answerExport(c.var.programId, c.var.keyId, query));
  });

  app.post('/v1/people/export', secretCall(services), async (c) => {
    const query = await parseBody(c, personQuerySchema);
    return c.json(await answerExport(c.var.programId, c.var.keyId, query));
  });

  app.post('/v1/people/erase', secretCall(services), async (c) => {
    const query = await parseBody(c, personQuerySchema);
    const { programId, keyId } = c.var;
    const asked = await prepareErasure(programId, keyId, query, services);
    const { outcome: id } = await writeOnce(c, services, async (transaction) => {
      const row = await insertErasure(transaction, asked);
      return row.id;
    });
    if (id === asked.id) await note(services, programId, keyId, ['person-erase', id]);
    const row = await findErasure(storage.reader, programId, id);
    if (!row) throw missing();
    return c.json(toErasure(row), 202);
  });

  app.get('/v1/people/erasures/:id', secretCall(services), async (c) => {
    const row = await findErasure(storage.reader, c.var.programId, c.req.param('id'));
    if (!row) throw missing();
    return c.json(toErasure(row));
  });
}

function missing(): ProblemError {
  return new ProblemError('not-found', 'There is no such erasure.');
}

/** Whoever is not known, too, gets an erasure: a backup may know them. */
async function prepareErasure(
  programId: string,
  requestedBy: string,
  query: PersonQuery,
  { storage, sealKeys, now: clock, random }: Services,
): Promise<ErasureRow> {
  const now = clock();
  const personIds = await findPeople(storage.reader, programId, query);
  const known = await loadPeople(storage.reader, programId, personIds);
  const typed =
    query.email === undefined
      ? []
      : [{ emailKey: toEmailKeys(query.email).emailKey, customerId: null }];
  const hashes = await Promise.all(
    [...known, ...typed].map((one) => hashKnownAs(sealKeys, programId, one)),
  );
  return {
    programId,
    id: createId('erasure', { now, random }),
    people: JSON.stringify([...personIds].sort()),
    hashes: JSON.stringify([...new Set(hashes.flat())].sort()),
    requestedBy,
    requestedAt: now,
    startedAt: null,
    finishedAt: null,
    work: null,
  };
}

async function note(
  { storage, now, random }: Services,
  programId: string,
  actor: string,
  action: readonly string[],
): Promise<void> {
  const at = now();
  const id = createId('audit', { now: at, random });
  await storage.write((transaction) =>
    insertAudit(transaction, { programId, id, action: action.join(' '), actor, at }),
  );
}

function toErasure({ id, people, requestedAt, startedAt, finishedAt }: ErasureRow): Erasure {
  return {
    id,
    status: finishedAt !== null ? 'done' : startedAt !== null ? 'running' : 'queued',
    people: JSON.parse(people) as string[],
    requestedAt: new Date(requestedAt).toISOString(),
    ...(finishedAt === null ? {} : { completedAt: new Date(finishedAt).toISOString() }),
  };
}
