import { checkVanityCode, createId } from '@goodword/core/rules';
import type { CodeRecord } from '@goodword/protocol';
import { codeChangeSchema, codeCreationSchema } from '@goodword/protocol/schemas';
import type { Hono } from 'hono';
import { insertAudit } from '../../records/audit.js';
import { findCodeUses, insertCodeUses } from '../../records/code-uses.js';
import { insertCode, loadCodes } from '../../records/codes.js';
import { findAdvocate } from '../../records/find-advocate.js';
import { changeCode, findCodeById } from '../../records/find-code.js';
import type { CodeRow } from '../../storage/database.js';
import { lockProgram } from '../../storage/lock-program.js';
import type { Queries } from '../../storage/storage.js';
import { toLink } from '../advocate-view.js';
import { drawCode } from '../draw-code.js';
import { parseBody } from '../parse-body.js';
import { ProblemError } from '../problem.js';
import { secretCall } from '../secret-call.js';
import type { HttpEnv, Services } from '../services.js';
import { writeOnce } from '../write-once.js';

/** Why a chosen code cannot be. */
const FAULTS: Readonly<Record<string, string>> = {
  generated: 'It would be taken for a drawn code.',
  reserved: 'The word is reserved.',
  offensive: 'The word could offend.',
  empty: 'It is empty.',
  length: 'It has 3 to 20 letters and digits, and not 11.',
  characters: 'It has letters and digits alone.',
};

/** `POST /v1/codes` and `PATCH /v1/codes/{id}`: further codes of an advocate's, chosen or drawn. */
export function addCodeRecordRoutes(app: Hono<HttpEnv>, services: Services): void {
  const { storage, origin, now: clock, random } = services;

  const audit = (queries: Queries, c: { programId: string; keyId: string }, action: string) => {
    const at = clock();
    const id = createId('audit', { now: at, random });
    return insertAudit(queries, { programId: c.programId, id, action, actor: c.keyId, at });
  };
  const toRecord = async (queries: Queries, row: CodeRow): Promise<CodeRecord> => {
    const uses = await findCodeUses(queries, row.programId, row.codeKey);
    return {
      id: row.id,
      advocateId: row.advocateId,
      ...toLink(origin, row),
      state: row.state as CodeRecord['state'],
      expiresAt: row.expiresAt === null ? null : new Date(row.expiresAt).toISOString(),
      ...(uses?.campaign ? { campaign: uses.campaign } : {}),
      ...(uses?.allowed ? { uses: { allowed: uses.allowed, used: uses.used } } : {}),
      createdAt: new Date(row.createdAt).toISOString(),
    };
  };

  app.post('/v1/codes', secretCall(services), async (c) => {
    const wish = await parseBody(c, codeCreationSchema);
    const { programId, keyId } = c.var;
    const { advocateId, uses, campaign } = wish;
    const chosen = wish.code === undefined ? undefined : checkVanityCode(wish.code);
    if (chosen && !chosen.ok) {
      const message = FAULTS[chosen.reason] ?? 'It cannot be.';
      throw new ProblemError('invalid-request', `The code cannot be given: ${message}`, [
        { path: 'code', message },
      ]);
    }
    const expiresAt = wish.expiresAt === undefined ? null : Date.parse(wish.expiresAt);
    const create = async (transaction: Queries) => {
      await lockProgram(transaction, programId);
      if (!(await findAdvocate(transaction, programId, advocateId))) {
        throw new ProblemError('not-found', 'There is no such advocate.');
      }
      const text = chosen ?? (await drawCode(transaction, programId, random));
      const [known] = await loadCodes(transaction, programId, [text.codeKey]);
      if (known) {
        const limits = await findCodeUses(transaction, programId, text.codeKey);
        const isSame =
          known.advocateId === advocateId &&
          known.expiresAt === expiresAt &&
          (limits?.allowed ?? undefined) === uses &&
          (limits?.campaign ?? undefined) === campaign;
        if (isSame) return known.id;
        throw new ProblemError('conflict', 'Somebody has this code, or it has other terms.');
      }
      const now = clock();
      const row: CodeRow = {
        programId,
        codeKey: text.codeKey,
        id: createId('code', { now, random }),
        code: text.code,
        advocateId,
        state: 'active',
        expiresAt,
        createdAt: now,
      };
      await insertCode(transaction, row);
      if (uses !== undefined || campaign !== undefined) {
        const terms = { allowed: uses ?? null, used: 0, campaign: campaign ?? null };
        await insertCodeUses(transaction, { programId, codeKey: row.codeKey, ...terms });
      }
      await audit(transaction, { programId, keyId }, `code-create ${row.id}`);
      return row.id;
    };
    // A chosen code tells a retry from another call; one that is drawn does not.
    const { outcome } = await writeOnce(c, services, create, { isKeyRequired: !chosen });
    const row = await findCodeById(storage.reader, programId, outcome);
    if (!row) throw new ProblemError('not-found', 'The code is gone.');
    return c.json(await toRecord(storage.reader, row));
  });

  app.patch('/v1/codes/:code', secretCall(services), async (c) => {
    const { state, expiresAt } = await parseBody(c, codeChangeSchema);
    const { programId, keyId } = c.var;
    const id = c.req.param('code');
    const record = await storage.write(async (transaction) => {
      await lockProgram(transaction, programId);
      const row = await findCodeById(transaction, programId, id);
      if (!row) throw new ProblemError('not-found', 'There is no such code.');
      if (row.state === 'revoked' && state !== undefined && state !== 'revoked') {
        throw new ProblemError('unprocessable', 'What was revoked stays so; make a new code.');
      }
      if (row.state === 'used-up' && state === 'active') {
        throw new ProblemError('unprocessable', 'The code was used as often as it may be.');
      }
      const change = {
        ...(state === undefined ? {} : { state }),
        ...(expiresAt === undefined
          ? {}
          : { expiresAt: expiresAt === null ? null : Date.parse(expiresAt) }),
      };
      if (Object.keys(change).length > 0) {
        await changeCode(transaction, row, change);
        await audit(transaction, { programId, keyId }, `code-change ${id} ${state ?? ''}`.trim());
      }
      return toRecord(transaction, { ...row, ...change });
    });
    return c.json(record);
  });
}
