import type { Context } from 'hono';
import { claimCall, findCall, insertCall } from '../records/idempotent-calls.js';
import type { Unit } from '../storage/storage.js';
import { macOf } from './mac-of.js';
import { readText } from './parse-body.js';
import { ProblemError } from './problem.js';
import type { HttpEnv, Services } from './services.js';

/** Bare, or a String of https://www.rfc-editor.org/rfc/rfc9651 as the IETF's draft has it. */
const KEY = /^(?:"([\x20-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/;

/** What a call came to. */
export interface Written {
  /** The id, or the word, that the first answer is rendered from. */
  outcome: string;
  /** It was done at an earlier call. */
  isReplay: boolean;
}

/**
 * Writes what a secret `POST` is for, once for each `Idempotency-Key`: the row that remembers it is
 * in the same transaction. Kept are the outcome and keyed hashes of key and body, by the secret that
 * called: neither body nor secret. An answer that refuses is not kept, so that the key is free.
 *
 * @param unit returns an id or a word: all that the route needs to render its answer again
 * @throws ProblemError `idempotency-key-required`, `idempotency-in-flight`, `idempotency-mismatch`
 */
export async function writeOnce(
  c: Context<HttpEnv>,
  { storage, now, inFlight }: Pick<Services, 'storage' | 'now' | 'inFlight'>,
  unit: Unit<string>,
  { isKeyRequired = false }: { isKeyRequired?: boolean } = {},
): Promise<Written> {
  const text = await readText(c);
  const key = readKey(c);
  if (key === undefined) {
    if (!isKeyRequired) return { outcome: await storage.write(unit), isReplay: false };
    throw new ProblemError(
      'idempotency-key-required',
      'Expected an Idempotency-Key: nothing else would tell a retry from another call.',
    );
  }
  const { programId, keyId } = c.var;
  const secret = c.req.header('authorization') ?? '';
  const digest = await macOf(secret, `call ${c.req.method} ${c.req.path} ${key}`);
  const fingerprint = await macOf(secret, `body ${text}`);
  if (inFlight.has(digest)) throw isInFlight();
  inFlight.add(digest);
  try {
    const written = await storage.write(async (transaction): Promise<Written> => {
      const call = { programId, keyId, digest };
      if (!(await claimCall(transaction, call))) throw isInFlight();
      const known = await findCall(transaction, call);
      if (!known) {
        const outcome = await unit(transaction);
        await insertCall(transaction, { ...call, fingerprint, outcome, createdAt: now() });
        return { outcome, isReplay: false };
      }
      if (known.fingerprint === fingerprint) return { outcome: known.outcome, isReplay: true };
      throw new ProblemError(
        'idempotency-mismatch',
        'The Idempotency-Key came with another body before.',
      );
    });
    if (written.isReplay) c.header('Idempotent-Replayed', 'true');
    return written;
  } finally {
    inFlight.delete(digest);
  }
}

function readKey(c: Context<HttpEnv>): string | undefined {
  const given = c.req.header('idempotency-key');
  if (given === undefined) return undefined;
  const [, quoted, bare] = KEY.exec(given) ?? [];
  const key = quoted ?? bare;
  if (key !== undefined) return key;
  throw new ProblemError(
    'invalid-request',
    'Expected an Idempotency-Key of 1 to 255 visible characters of ASCII.',
  );
}

function isInFlight(): ProblemError {
  return new ProblemError(
    'idempotency-in-flight',
    'A call with this Idempotency-Key is under way. Try again in a moment.',
  );
}
