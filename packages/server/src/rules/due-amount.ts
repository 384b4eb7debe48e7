import type { PlainBenefit, ReversalPolicy } from '@goodword/protocol';
import { benefitAmount, type Conversion } from './benefit-amount.js';
import { roundHalfEven } from './round-half-even.js';

/** An order, and how much of it was refunded so far. Minor units. */
export interface Refunded {
  /** Absent where the order has no value: it can only be refunded in full. */
  value?: number;
  refunded: number;
  isFull: boolean;
}

/** What was promised for an order. */
export interface Promised {
  benefit: PlainBenefit;
  /** @default 'full-only' */
  reversal?: ReversalPolicy | undefined;
  /** By which the order's money was counted, where it was another. */
  conversion?: Conversion | undefined;
}

/**
 * Decides how much of a reward is still due. It depends on what was refunded in all, not on the
 * steps: three refunds of a third leave what one of the whole leaves.
 *
 * @param earned the reward before any refund, in minor units
 */
export function dueAmount(
  earned: number,
  { benefit, reversal = 'full-only', conversion }: Promised,
  { value, refunded, isFull }: Refunded,
): number {
  if (isFull) return 0;
  if (refunded === 0 || value === undefined) return earned;
  if (benefit.kind === 'percent' || benefit.kind === 'points') {
    const left = { amount: value - refunded, currency: '' };
    return benefitAmount(benefit, left, conversion)?.amount ?? 0;
  }
  if (reversal === 'full-only') return earned;
  if (reversal === 'any') return 0;
  return roundHalfEven(BigInt(earned) * BigInt(value - refunded), BigInt(value));
}
