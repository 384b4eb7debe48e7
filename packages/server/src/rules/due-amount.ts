import type { Benefit, ReversalPolicy } from '@goodword/protocol';
import { roundHalfEven } from './round-half-even.js';
import { shareOf } from './share-of.js';

/** An order, and how much of it was refunded so far. Minor units. */
export interface Refunded {
  /** Absent where the order has no value: it can only be refunded in full. */
  value?: number;
  refunded: number;
  isFull: boolean;
}

/** What was promised for an order. */
export interface Promised {
  benefit: Benefit;
  /** @default 'full-only' */
  reversal?: ReversalPolicy | undefined;
}

/**
 * Decides how much of a reward is still due. It depends on what was refunded in all, not on the
 * steps: three refunds of a third leave what one of the whole leaves.
 *
 * @param earned the reward before any refund, in minor units
 */
export function dueAmount(
  earned: number,
  { benefit, reversal = 'full-only' }: Promised,
  { value, refunded, isFull }: Refunded,
): number {
  if (isFull) return 0;
  if (refunded === 0 || value === undefined) return earned;
  if (benefit.kind === 'percent') return shareOf(value - refunded, benefit.percent);
  if (reversal === 'full-only') return earned;
  if (reversal === 'any') return 0;
  return roundHalfEven(BigInt(earned) * BigInt(value - refunded), BigInt(value));
}
