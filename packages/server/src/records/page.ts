/** Which part of a list is asked for. */
export interface PageRequest {
  /** Records, at most. */
  limit: number;
  /** Where the page before ended. */
  after?: { at: number; id: string };
}

/** A part of a list, latest first. */
export interface Page<Row> {
  rows: Row[];
  /** Where this page ended, unless it was the last one. */
  next?: { at: number; id: string };
}

/**
 * Cuts a page from rows of which one more was read than asked for.
 *
 * @param place where a row stands in the list's order
 */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  place: (row: Row) => { at: number; id: string },
): Page<Row> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return rows.length > limit && last !== undefined
    ? { rows: kept, next: place(last) }
    : { rows: kept };
}
