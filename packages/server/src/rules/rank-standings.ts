import type { LeaderboardItem } from '@goodword/protocol';

/** Ranks counts that come most first: who has as many shares a rank, and the next ones are skipped. */
export function rankStandings(
  standings: readonly { name: string; count: number }[],
): LeaderboardItem[] {
  return standings.map(({ name, count }) => ({
    rank: 1 + standings.findIndex((other) => other.count === count),
    name,
    count,
  }));
}
