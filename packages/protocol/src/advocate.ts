import * as z from 'zod';
import { channelSchema, emailSchema, textSchema, timeSchema, unitSchema } from './scalars.js';

/** `POST /v1/advocates`: who wants a link, by a signed token or by e-mail. */
export const enrolRequestSchema = z.object({
  identity: z.union([
    z.object({ token: textSchema().min(1).max(8192) }),
    z.object({ email: emailSchema, name: textSchema().max(120).optional() }),
  ]),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

/** A link and its code; with a token, a session for the advocate's own figures. */
export const enrolResponseSchema = z.object({
  code: z.string(),
  url: z.url(),
  displayName: z.string().optional(),
  session: z.object({ token: z.string(), expiresAt: timeSchema }).optional(),
});
export type EnrolResponse = z.infer<typeof enrolResponseSchema>;

/** `POST /v1/advocates/me`. */
export const meRequestSchema = z.object({ session: textSchema().min(1).max(200) });
export type MeRequest = z.infer<typeof meRequestSchema>;

/** How far a referral has come: what an advocate may know of a friend. */
export const referralStatusSchema = z.enum([
  'lead',
  'qualified',
  'in-progress',
  'won',
  'not-this-time',
]);
export type ReferralStatus = z.infer<typeof referralStatusSchema>;

/** One referral as its advocate sees it: never a name, an address or a place. */
export const referralSchema = z.object({
  id: z.string(),
  status: referralStatusSchema,
  /** The day of the referral, time cut off. */
  since: z.iso.date(),
});
export type Referral = z.infer<typeof referralSchema>;

/** A reward as its beneficiary sees it. */
export const rewardViewSchema = z.object({
  id: z.string(),
  state: z.enum(['pending', 'approved', 'issued', 'reversed', 'rejected']),
  /** What is due: after a partial refund, what is left of it. Minor units. */
  amount: z.int(),
  unit: unitSchema,
  since: z.iso.date(),
  /** What refunds of the order took back, in minor units; absent where nothing was. */
  reversed: z.int().positive().optional(),
  /** The coupon that it is, once it is approved. */
  coupon: z.string().optional(),
});
export type RewardView = z.infer<typeof rewardViewSchema>;

/** The advocate's own view. */
export const meResponseSchema = z.object({
  displayName: z.string().optional(),
  code: z.string(),
  url: z.url(),
  shares: z.record(channelSchema, z.int().nonnegative()),
  visits: z.int().nonnegative(),
  /** How many friends have become customers. Left out by servers that count no steps. */
  won: z.int().nonnegative().optional(),
  referrals: z.array(referralSchema),
  rewards: z.array(rewardViewSchema),
});
export type MeResponse = z.infer<typeof meResponseSchema>;
