import type { Candidate, SuspicionPolicy } from '@goodword/protocol';
import { findAdvocate } from '../records/find-advocate.js';
import { hasShared } from '../records/find-shares.js';
import { loadNetworks, loadSuspicions } from '../records/network-marks.js';
import { loadPeople } from '../records/people.js';
import { countFriendsSince, loadBroughtBy } from '../records/referrals.js';
import { dayOf } from '../rules/day.js';
import { isDisposable } from '../rules/disposable.js';
import { findRing, LONGEST_RING, type Brought } from '../rules/find-ring.js';
import { DEFAULT_VELOCITY, type Signals } from '../rules/suspect.js';
import type { Queries } from '../storage/storage.js';
import { signOf } from './mark-network.js';

/** More edges of the graph are not followed from one person: a ring is made of few. */
const MOST_EDGES = 500;

/** What a suspicion is looked for in. */
export interface SuspectedReferral {
  programId: string;
  winner: Candidate;
  /** Everybody who may stand behind the friend. */
  friendIds: readonly string[];
  visitor?: string | null | undefined;
  /** When the order came, in milliseconds since 1970; a form is quickly filled. */
  occurredAt?: number;
  /** What a look-up of the friend's address said. */
  address?: 'fine' | 'disposable' | 'failed' | undefined;
  now: number;
}

/** Gathers what is known of a referral's two sides. */
export async function loadSignals(
  queries: Queries,
  referral: SuspectedReferral,
  { velocity = DEFAULT_VELOCITY }: SuspicionPolicy = {},
): Promise<Signals> {
  const { programId, winner, friendIds, visitor, occurredAt, address, now } = referral;
  const { advocateId } = winner;
  const advocate = await findAdvocate(queries, programId, advocateId);
  const advocateIds = advocate ? [advocate.personId] : [];
  const friends = await loadPeople(queries, programId, friendIds);
  const friendEmails = friends.flatMap(({ email }) => email ?? []);
  const own = (await loadPeople(queries, programId, advocateIds)).flatMap(
    ({ email }) => email ?? [],
  );

  const networks = await loadNetworks(queries, programId, dayOf(now), [advocateId, ...friendIds]);
  const today = signOf(
    networks.get(advocateId) ?? [],
    friendIds.flatMap((id) => networks.get(id) ?? []),
  );
  const signs = new Set(await loadSuspicions(queries, programId, advocateId, friendIds));
  if (today) signs.add(today);
  const since = now - velocity.hours * 3_600_000;
  return {
    advocateEmails: own,
    friendEmails,
    isDisposable: address === 'disposable' || friendEmails.some(isDisposable),
    hasSameNetwork: signs.has('same-network'),
    hasSameDevice:
      typeof visitor === 'string' && (await hasShared(queries, programId, visitor, winner.code)),
    recentFriends: await countFriendsSince(queries, programId, advocateId, since),
    secondsToConversion: secondsSinceTouch(winner, occurredAt),
    ring: advocate
      ? findRing(await loadCircle(queries, programId, friendIds), advocate.personId, friendIds)
      : undefined,
    failed: [
      ...(address === 'failed' ? ['whether the address is a throw-away one'] : []),
      ...(signs.has('network-unknown') ? ['whether both were in one network'] : []),
    ],
  };
}

/** A code in the host's own call says nothing of when a link was followed. */
function secondsSinceTouch(
  { source, touchedAt }: Candidate,
  occurredAt: number | undefined,
): number | undefined {
  if (occurredAt === undefined) return undefined;
  const isDated = source === 'visit' || source === 'handoff' || source === 'lead';
  const passed = (occurredAt - Date.parse(touchedAt)) / 1000;
  return isDated && passed >= 0 ? passed : undefined;
}

/** The graph as far as a ring could go from the friends on. */
async function loadCircle(
  queries: Queries,
  programId: string,
  friendIds: readonly string[],
): Promise<Brought[]> {
  const edges: Brought[] = [];
  const seen = new Set(friendIds);
  let front: readonly string[] = friendIds;
  for (let step = 1; step < LONGEST_RING && front.length > 0; step += 1) {
    const found = await loadBroughtBy(queries, programId, front, MOST_EDGES);
    edges.push(...found);
    front = [...new Set(found.map(({ to }) => to))].filter((person) => !seen.has(person));
    for (const person of front) seen.add(person);
  }
  return edges;
}
