import {
  findConsentHead,
  insertSeals,
  loadUnsealed,
  type ConsentPlace,
} from '../records/consent-seals.js';
import { listProgramIds } from '../records/programs.js';
import { isGenuine, isGenuineHead, sealConsents, toHead } from '../privacy/consent-chain.js';
import type { SealKeys } from '../privacy/seal-keys.js';
import type { Services } from '../http/services.js';
import type { Database } from '../storage/database.js';
import type { Job } from './run-jobs.js';

type ConsentRow = Database['consents'];

/** Records sealed at once. */
const BATCH = 500;

/** A transaction that began this long before the last seal is over, in milliseconds. */
const LONGEST_TRANSACTION = 3_600_000;

/** Puts the consent records that came since into their programs' chains, and publishes the heads. */
export const sealConsentsJob: Job = {
  name: 'seal-consents',
  every: 60_000,
  lease: 300_000,
  async run(services) {
    const { sealKeys, storage } = services;
    // Said at the start; records wait.
    if (!sealKeys) return;
    for (const programId of await listProgramIds(storage.reader)) {
      await sealProgram(programId, sealKeys, services);
    }
  },
};

async function sealProgram(programId: string, keys: SealKeys, services: Services): Promise<void> {
  const { storage, log, witness } = services;
  const row = await findConsentHead(storage.reader, programId);
  const noted = (await witness?.heads())?.find(({ program }) => program === programId);
  const isCut = noted !== undefined && noted.position > (row?.position ?? 0);
  if (isCut || (row && !(await isGenuineHead(keys, row)))) {
    // To go on would make a chain of what somebody left of it.
    log({ event: 'consent-chain-broken', program: programId });
    return;
  }
  let head = { position: row?.position ?? 0, hash: row?.hash ?? '' };
  let after: ConsentPlace = { at: row ? row.sealedAt - LONGEST_TRANSACTION : 0, id: '' };
  for (;;) {
    const found = await loadUnsealed(storage.reader, programId, { after, limit: BATCH });
    const last = found.at(-1);
    if (!last) return;
    after = { at: last.receivedAt, id: last.id };
    const records = await keepGenuine(keys, found, services);
    if (records.length === 0) continue;
    const sealed = await sealConsents(keys, programId, head, records, services.now());
    // Another process has gone on with the chain: it goes on with the rest, too.
    if (!(await storage.write((transaction) => insertSeals(transaction, head, sealed)))) return;
    ({ head } = sealed);
    log({ event: 'consents-sealed', program: programId, position: head.position, hash: head.hash });
    await witness?.noteHead(toHead(programId, sealed.head));
  }
}

async function keepGenuine(
  keys: SealKeys,
  found: readonly ConsentRow[],
  { log }: Services,
): Promise<{ id: string; mac: string }[]> {
  const records: { id: string; mac: string }[] = [];
  for (const record of found) {
    const { programId: program, id, mac } = record;
    // Made while there was no key: nobody can tell any more who made it.
    if (mac === null) continue;
    if (await isGenuine(keys, record)) records.push({ id, mac });
    else log({ event: 'consent-not-genuine', program, record: id });
  }
  return records;
}
