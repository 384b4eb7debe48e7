import type { LeaderboardResponse } from '@goodword/protocol';
import { hasTexts, isFields } from './fields.js';

/** Names and their counts, best first. */
export const readLeaderboard = (value: unknown): LeaderboardResponse | undefined =>
  isFields(value) &&
  Array.isArray(value.items) &&
  value.items.every((item) => isFields(item) && hasTexts(item, 'name')) &&
  (value.own === undefined || isFields(value.own))
    ? (value as LeaderboardResponse)
    : undefined;
