/** Who brought whom, by the people's ids. */
export interface Brought {
  from: string;
  to: string;
}

/** The longest ring that is looked for: four people who each brought the next. */
export const LONGEST_RING = 4;

/**
 * Finds out whether the friend has, over others, brought the advocate: a circle that pays each
 * member for the next.
 *
 * @param edges those that are known, the one in question not needed among them
 * @returns how many people the smallest ring has; `undefined` for none
 */
export function findRing(
  edges: readonly Brought[],
  advocate: string,
  friends: readonly string[],
): number | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  let reached = friends.filter((friend) => friend !== advocate);
  const seen = new Set(reached);
  for (let size = 2; size <= LONGEST_RING; size += 1) {
    reached = reached.flatMap((person) => next.get(person) ?? []);
    if (reached.includes(advocate)) return size;
    reached = reached.filter((person) => !seen.has(person));
    for (const person of reached) seen.add(person);
  }
  return undefined;
}
