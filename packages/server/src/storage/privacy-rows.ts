/** What is to be erased, and how far that has come: ids and keyed hashes, never an address. */
export interface ErasureRow {
  programId: string;
  id: string;
  /** JSON: the people's ids. */
  people: string;
  /** JSON: keyed hashes of their addresses and customer numbers, each `<key's id>:<hash>`. */
  hashes: string;
  /** The key's id, or what asked by itself. */
  requestedBy: string;
  requestedAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** JSON, while it runs: what to look for, since the rows that say so are gone at its end. */
  work: string | null;
}

/** The place of a consent record in its program's chain. */
export interface ConsentSealRow {
  programId: string;
  /** From 1, without a gap. */
  position: number;
  consentId: string;
  /** The record's own, as it was when it was sealed. */
  mac: string;
  /** Over the seal before and this one. */
  hash: string;
  sealedAt: number;
  /** Says that retention removed the record. */
  purgeMac: string | null;
}

/** Where a program's chain stands. */
export interface ConsentHeadRow {
  programId: string;
  position: number;
  hash: string;
  sealedAt: number;
  mac: string;
}
