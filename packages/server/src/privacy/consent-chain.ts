import type { ConsentHead } from '@goodword/protocol';
import type { ConsentHeadRow, ConsentSealRow } from '../storage/privacy-rows.js';
import type { Database } from '../storage/database.js';
import type { SealKeys } from './seal-keys.js';

type ConsentRow = Database['consents'];

/** A record's own keyed hash, made when it is stored: whoever adds one by hand has none. */
export function macOfConsent(keys: SealKeys, row: Omit<ConsentRow, 'mac'>): Promise<string> {
  return keys.sign('consent', factsOf(row));
}

/** Whether a record is as the server stored it. */
export async function isGenuine(keys: SealKeys, row: ConsentRow): Promise<boolean> {
  return row.mac !== null && keys.verify('consent', factsOf(row), row.mac);
}

function factsOf({ programId, id, type, body, receivedAt }: Omit<ConsentRow, 'mac'>) {
  return [programId, id, type, body, receivedAt] as const;
}

/** Chains records to a head; each seal is over the one before it. */
export async function sealConsents(
  keys: SealKeys,
  programId: string,
  head: Pick<ConsentHeadRow, 'position' | 'hash'>,
  records: readonly { id: string; mac: string }[],
  sealedAt: number,
): Promise<{ seals: ConsentSealRow[]; head: ConsentHeadRow }> {
  const seals: ConsentSealRow[] = [];
  let { position, hash } = head;
  for (const { id: consentId, mac } of records) {
    position += 1;
    const seal = { programId, position, consentId, mac, sealedAt };
    hash = await keys.sign('seal', factsOfSeal(seal, hash));
    seals.push({ ...seal, hash, purgeMac: null });
  }
  const facts = { programId, position, hash, sealedAt };
  return { seals, head: { ...facts, mac: await keys.sign('head', factsOfHead(facts)) } };
}

/** Whether a seal follows the one before it. */
export function followsSeal(keys: SealKeys, seal: ConsentSealRow, before: string) {
  return keys.verify('seal', factsOfSeal(seal, before), seal.hash);
}

/** Whether a head is the server's. */
export function isGenuineHead(keys: SealKeys, head: ConsentHeadRow) {
  return keys.verify('head', factsOfHead(head), head.mac);
}

/** Says, in a seal, that retention removed its record. */
export function macOfPurge(keys: SealKeys, { programId, position, hash }: ConsentSealRow) {
  return keys.sign('purge', [programId, position, hash]);
}

/** Whether retention removed a seal's record. */
export async function wasPurged(keys: SealKeys, seal: ConsentSealRow): Promise<boolean> {
  const { programId, position, hash, purgeMac } = seal;
  return purgeMac !== null && keys.verify('purge', [programId, position, hash], purgeMac);
}

function factsOfSeal(
  { programId, position, consentId, mac, sealedAt }: Omit<ConsentSealRow, 'hash' | 'purgeMac'>,
  before: string,
) {
  return [before, programId, position, consentId, mac, sealedAt] as const;
}

function factsOfHead({ programId, position, hash, sealedAt }: Omit<ConsentHeadRow, 'mac'>) {
  return [programId, position, hash, sealedAt] as const;
}

/** A head as it is published; one of nothing where there is none. */
export function toHead(programId: string, row: ConsentHeadRow | undefined): ConsentHead {
  if (!row) return { program: programId, position: 0, hash: '' };
  const { position, hash, sealedAt } = row;
  return { program: programId, position, hash, sealedAt: new Date(sealedAt).toISOString() };
}
