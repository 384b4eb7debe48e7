import type { ReferralClient } from '@goodword/core';
import { mayOpen, readLimit } from './opening-limit.js';

/** When a client's launchers were opened on this page: nothing of it is kept on the device. */
const OPENINGS = new WeakMap<ReferralClient, readonly number[]>();

/** Notes that a launcher was opened just now, whoever opened it. */
export function noteOpening(client: ReferralClient): void {
  OPENINGS.set(client, [...(OPENINGS.get(client) ?? []), Date.now()]);
}

/**
 * Says whether a launcher may open by itself now.
 *
 * @param atMost how often, as in `1/30d`
 * @param openedAt what the host remembers: ISO 8601 times with spaces between
 */
export function mayOpenNow(client: ReferralClient, atMost: string, openedAt: string): boolean {
  const told = openedAt.split(/\s+/).map((time) => Date.parse(time));
  return mayOpen(readLimit(atMost), [...(OPENINGS.get(client) ?? []), ...told], Date.now());
}
