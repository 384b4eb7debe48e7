import type { ConsentHead } from '@goodword/protocol';

/** An erasure, as it is repeated on a database that was restored from before it. */
export interface NotedErasure {
  programId: string;
  id: string;
  /** The people's ids. */
  people: string[];
  /** Keyed hashes of what they were known by. */
  hashes: string[];
  /** Milliseconds since 1970. */
  requestedAt: number;
}

/** What is noted outside the database, so that a database that was cut or put back is found out. */
export interface Witness {
  /** The last head that was noted, of each program. */
  heads(): Promise<ConsentHead[]>;
  noteHead(head: ConsentHead): Promise<void>;
  erasures(): Promise<NotedErasure[]>;
  noteErasure(erasure: NotedErasure): Promise<void>;
}
