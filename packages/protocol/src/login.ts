import * as z from 'zod';
import { enrolResponseSchema } from './advocate.js';
import { emailSchema, localeSchema } from './scalars.js';

/** `POST /v1/logins`: sends an advocate a link that shows their figures. */
export const loginRequestSchema = z.object({
  email: emailSchema,
  /** The mail's language. @default the program's */
  locale: localeSchema.optional(),
});
export type LoginRequest = z.infer<typeof loginRequestSchema>;

/** The same answer whether the address is known or not. */
export const loginResponseSchema = z.object({ status: z.literal('received') });
export type LoginResponse = z.infer<typeof loginResponseSchema>;

/** The token of a one-time link: 160 bits of chance, in the link's fragment as `goodword-login`. */
export const loginTokenSchema = z.string().regex(/^gw_ln_[0-9A-Z]{32}$/);

/** `POST /v1/logins/redeem`: once. */
export const loginRedemptionSchema = z.object({ token: loginTokenSchema });
export type LoginRedemption = z.infer<typeof loginRedemptionSchema>;

export const loginRedeemedSchema = enrolResponseSchema.required({ session: true });
export type LoginRedeemed = z.infer<typeof loginRedeemedSchema>;
