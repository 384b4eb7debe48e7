import * as z from 'zod';
import { idSchema, timeSchema, unitSchema } from './scalars.js';

/** The states of a reward. */
export const rewardStateSchema = z.enum(['pending', 'approved', 'issued', 'reversed', 'rejected']);
export type RewardState = z.infer<typeof rewardStateSchema>;

/** One side's reward for one cause. */
export const rewardSchema = z.object({
  id: idSchema('reward'),
  side: z.enum(['advocate', 'friend']),
  /** The advocate's or person's id. */
  beneficiary: z.string(),
  rule: z.string(),
  /** What earned it, as in `conversion:<id>`. A cause pays a side once. */
  cause: z.string(),
  /** Minor units, as it was earned. */
  amount: z.int().positive(),
  /** How much of it refunds or a reviewer took back. */
  reversed: z.int().nonnegative(),
  /** How much of it pays back a reward that was issued and then reversed. */
  clawedBack: z.int().nonnegative(),
  unit: unitSchema,
  state: rewardStateSchema,
  /** A reviewer looks into it: pending until they approve or reject it. */
  isHeld: z.boolean(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  createdAt: timeSchema,
  /** Until then it cannot be approved; absent where it can. */
  heldUntil: timeSchema.optional(),
  /** The coupon, once the reward is approved. */
  coupon: z.string().optional(),
  /** The charity that it is paid to, by its name. */
  charity: z.string().optional(),
});
export type Reward = z.infer<typeof rewardSchema>;

/** The accounts of a program's ledger. */
export const ledgerAccountSchema = z.enum(['budget', 'pending', 'payable', 'issued', 'reversed']);
export type LedgerAccount = z.infer<typeof ledgerAccountSchema>;

/** One line of the double-entry ledger; the lines of a posting sum to zero in their unit. */
export const ledgerEntrySchema = z.object({
  id: idSchema('ledgerEntry'),
  rewardId: idSchema('reward'),
  posting: z.enum(['accrue', 'approve', 'issue', 'reverse', 'reject', 'claw-back']),
  /** The reversal, or the reward whose change led here; absent where the posting says it all. */
  cause: z.string().optional(),
  account: ledgerAccountSchema,
  /** Whose account: absent for the program's own. */
  beneficiary: z.string().optional(),
  /** Minor units; a debit is negative. */
  amount: z.int(),
  unit: unitSchema,
  occurredAt: timeSchema,
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** `GET /v1/ledger`: the lines, and each unit's sum, which is zero. */
export const ledgerResponseSchema = z.object({
  items: z.array(ledgerEntrySchema),
  nextCursor: z.string().nullable(),
  sums: z.record(z.string(), z.int()),
});
export type LedgerResponse = z.infer<typeof ledgerResponseSchema>;
