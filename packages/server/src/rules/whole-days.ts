import { DAY, dayOf } from './day.js';

/** Days that a report covers when nothing is asked for. */
const USUAL = 30;

/** Widens a period to whole days in UTC, since that is how events are counted. */
export function wholeDays(
  asked: { from?: string | undefined; to?: string | undefined },
  now: number,
): { from: number; to: number; firstDay: string; lastDay: string } {
  const end = asked.to === undefined ? now + 1 : Date.parse(asked.to);
  const start = asked.from === undefined ? end - USUAL * DAY : Date.parse(asked.from);
  const from = Math.floor(start / DAY) * DAY;
  const to = Math.ceil(end / DAY) * DAY;
  return { from, to, firstDay: dayOf(from), lastDay: dayOf(to - 1) };
}
