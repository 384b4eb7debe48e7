import * as z from 'zod';
import { textSchema } from './scalars.js';

/** One line: who agreed to be named, and how many of their friends have become customers. */
export const leaderboardItemSchema = z.object({
  /** Counted from 1; who has as many shares a rank. */
  rank: z.int().positive(),
  /** The advocate's first name. */
  name: z.string(),
  count: z.int().positive(),
});
export type LeaderboardItem = z.infer<typeof leaderboardItemSchema>;

/** Where the asking advocate stands, named to others or not. */
export const ownStandingSchema = z.object({
  /** Among those who agreed to be named; absent before the first won referral. */
  rank: z.int().positive().optional(),
  count: z.int().nonnegative(),
  /** Others see this advocate's first name. */
  isShown: z.boolean(),
  /** The name that is, or would be, shown; without one there is nothing to show. */
  name: z.string().optional(),
});
export type OwnStanding = z.infer<typeof ownStandingSchema>;

/**
 * `POST /v1/leaderboard`: the list with the advocate's own standing. `show` agrees to be named in
 * it, or takes that back; a name is never shown without.
 */
export const leaderboardRequestSchema = z.object({
  session: textSchema().min(1).max(200),
  show: z.boolean().optional(),
});
export type LeaderboardRequest = z.infer<typeof leaderboardRequestSchema>;

/** `GET /v1/leaderboard`, and the answer of `POST`: the first ten. */
export const leaderboardResponseSchema = z.object({
  items: z.array(leaderboardItemSchema),
  own: ownStandingSchema.optional(),
});
export type LeaderboardResponse = z.infer<typeof leaderboardResponseSchema>;
