/** How often something may open by itself. */
export interface OpeningLimit {
  times: number;
  /** Within so many milliseconds; `Infinity` for as long as the page is there. */
  within: number;
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Where a host says nothing, or nothing that can be read: the rarest that there is. */
const ONCE: OpeningLimit = { times: 1, within: Infinity };

/**
 * Reads a length of time. @returns milliseconds
 *
 * @example readDuration('1.5h') // 5_400_000
 */
export function readDuration(text: string): number | undefined {
  const [, amount, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(ms|[smhd])\s*$/.exec(text) ?? [];
  const length = UNITS[unit];
  return length === undefined ? undefined : Number(amount) * length;
}

/**
 * Reads how often something may open by itself, as in `1/30d`.
 *
 * @example readLimit('2/1h') // { times: 2, within: 3_600_000 }
 */
export function readLimit(text: string): OpeningLimit {
  const [times = '', duration = ''] = text.split('/');
  const within = readDuration(duration);
  return /^\s*\d+\s*$/.test(times) && within ? { times: Number(times), within } : ONCE;
}

/** @param openings when it was opened, in milliseconds since 1970 */
export function mayOpen(
  { times, within }: OpeningLimit,
  openings: readonly number[],
  now: number,
): boolean {
  return openings.filter((time) => now - time < within).length < times;
}
