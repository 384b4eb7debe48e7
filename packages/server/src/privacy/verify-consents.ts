import type { ConsentHead } from '@goodword/protocol';
import {
  findConsentHead,
  loadChain,
  loadUnsealed,
  type ConsentPlace,
} from '../records/consent-seals.js';
import type { Queries } from '../storage/storage.js';
import { followsSeal, isGenuine, isGenuineHead, toHead, wasPurged } from './consent-chain.js';
import type { SealKeys } from './seal-keys.js';

/** Something that the server did not do. */
interface ChainFault {
  kind: 'edited' | 'deleted' | 'inserted' | 'chain-broken' | 'cut-off' | 'not-this-chain';
  /** The record's id, or the place in the chain. */
  at: string;
}

/** What became of a program's consent records. */
export interface ChainReport {
  head: ConsentHead;
  sealed: number;
  /** Records that the sealer has not come to yet. */
  waiting: number;
  /** Records from before there was a key: who made them, nobody can prove. */
  unproven: number;
  /** Records that retention removed. */
  purged: number;
  faults: ChainFault[];
}

/** Seals read at once. */
const BATCH = 500;

/**
 * Holds every consent record against the chain.
 *
 * @param noted heads that were noted before, outside the database: only they tell of a chain that
 * was put back to what it once was
 */
export async function verifyConsents(
  queries: Queries,
  keys: SealKeys,
  programId: string,
  noted: readonly ConsentHead[] = [],
): Promise<ChainReport> {
  const row = await findConsentHead(queries, programId);
  const faults: ChainFault[] = [];
  const expected = new Map(
    noted.filter(({ program }) => program === programId).map((one) => [one.position, one.hash]),
  );
  let position = 0;
  let hash = '';
  let purged = 0;
  let firstSealAt = Number.POSITIVE_INFINITY;
  for (;;) {
    const part = await loadChain(queries, programId, { after: position, limit: BATCH });
    for (const { record, ...seal } of part) {
      if (position === 0) firstSealAt = seal.sealedAt;
      const isNext = seal.position === position + 1;
      if (!isNext || !(await followsSeal(keys, seal, hash))) {
        faults.push({ kind: 'chain-broken', at: String(seal.position) });
      }
      if (record === undefined) {
        if (await wasPurged(keys, seal)) purged += 1;
        else faults.push({ kind: 'deleted', at: seal.consentId });
      } else if (record.mac !== seal.mac || !(await isGenuine(keys, record))) {
        faults.push({ kind: 'edited', at: record.id });
      }
      ({ position, hash } = seal);
      const seen = expected.get(position);
      if (seen !== undefined && seen !== hash) {
        faults.push({ kind: 'not-this-chain', at: String(position) });
      }
    }
    if (part.length < BATCH) break;
  }
  for (const [place] of expected) {
    if (place > position) faults.push({ kind: 'cut-off', at: String(place) });
  }
  faults.push(...(await judgeHead(keys, row, { position, hash })));
  const unsealed = await judgeUnsealed(queries, keys, programId, firstSealAt);
  return {
    head: toHead(programId, row),
    sealed: position,
    waiting: unsealed.waiting,
    unproven: unsealed.unproven,
    purged,
    faults: [...faults, ...unsealed.faults],
  };
}

async function judgeHead(
  keys: SealKeys,
  row: Awaited<ReturnType<typeof findConsentHead>>,
  end: { position: number; hash: string },
): Promise<ChainFault[]> {
  if (!row) return end.position === 0 ? [] : [{ kind: 'chain-broken', at: 'head' }];
  if (!(await isGenuineHead(keys, row))) return [{ kind: 'chain-broken', at: 'head' }];
  if (row.position > end.position) return [{ kind: 'cut-off', at: String(row.position) }];
  return row.position === end.position && row.hash === end.hash
    ? []
    : [{ kind: 'chain-broken', at: 'head' }];
}

/**
 * A record without the server's hash was put there by somebody else; or before there was a key, and
 * then it proves nothing, but is no fault.
 */
async function judgeUnsealed(
  queries: Queries,
  keys: SealKeys,
  programId: string,
  firstSealAt: number,
) {
  const faults: ChainFault[] = [];
  let waiting = 0;
  let unproven = 0;
  let after: ConsentPlace = { at: 0, id: '' };
  for (;;) {
    const part = await loadUnsealed(queries, programId, { after, limit: BATCH });
    for (const record of part) {
      const { id, receivedAt, mac } = record;
      if (await isGenuine(keys, record)) waiting += 1;
      else if (mac === null && receivedAt < firstSealAt) unproven += 1;
      else faults.push({ kind: 'inserted', at: id });
      after = { at: receivedAt, id };
    }
    if (part.length < BATCH) return { waiting, unproven, faults };
  }
}
