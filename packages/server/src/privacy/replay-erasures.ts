import { replaceErasure } from '../records/erasures.js';
import { findPersonIds } from '../records/find-person-ids.js';
import { listPeople } from '../records/people-list.js';
import type { ErasureTools } from './erase-person.js';
import { hashKnownAs } from './find-people.js';
import type { NotedErasure } from './witness.js';

type Tools = Pick<ErasureTools, 'storage' | 'sealKeys' | 'now'>;

/**
 * Asks once more for erasures, in a database that was restored from before they were done. Whoever
 * came back after they were asked for is somebody new and stays.
 *
 * @returns how many there is something to erase for
 */
export async function replayErasures(
  noted: readonly NotedErasure[],
  tools: Tools,
): Promise<number> {
  let count = 0;
  for (const programId of new Set(noted.map((erasure) => erasure.programId))) {
    const erasures = noted.filter((erasure) => erasure.programId === programId);
    count += await replayInProgram(programId, erasures, tools);
  }
  return count;
}

async function replayInProgram(
  programId: string,
  erasures: readonly NotedErasure[],
  tools: Tools,
): Promise<number> {
  const { storage, now } = tools;
  const byHash = await findByHash(programId, erasures, tools);
  let count = 0;
  for (const erasure of erasures) {
    const people = new Set(byHash.get(erasure.id));
    for (const personId of erasure.people) {
      const found = await findPersonIds(storage.reader, programId, { personId });
      for (const id of found) people.add(id);
    }
    if (people.size === 0) continue;
    count += 1;
    await storage.write((transaction) =>
      replaceErasure(transaction, {
        programId,
        id: erasure.id,
        people: JSON.stringify([...people].sort()),
        hashes: JSON.stringify(erasure.hashes),
        requestedBy: `replayed ${new Date(now()).toISOString()}`,
        requestedAt: erasure.requestedAt,
        startedAt: null,
        finishedAt: null,
        work: null,
      }),
    );
  }
  return count;
}

/** The people, by erasure, whose address or number was erased after they were added. */
async function findByHash(
  programId: string,
  erasures: readonly NotedErasure[],
  { storage, sealKeys }: Tools,
): Promise<Map<string, string[]>> {
  const erasureOf = new Map(
    erasures.flatMap((erasure) => erasure.hashes.map((hash) => [hash, erasure] as const)),
  );
  const found = new Map<string, string[]>();
  if (erasureOf.size === 0) return found;
  for await (const people of listPeople(storage.reader, programId)) {
    for (const person of people) {
      for (const hash of await hashKnownAs(sealKeys, programId, person)) {
        const erasure = erasureOf.get(hash);
        if (!erasure || person.createdAt > erasure.requestedAt) continue;
        found.set(erasure.id, [...(found.get(erasure.id) ?? []), person.id]);
      }
    }
  }
  return found;
}
