import type { Reward } from '@goodword/protocol';
import { amountInWords } from './amount-in-words.js';

/**
 * Says where a reward stands and why, in words that a support agent can read out.
 *
 * @param now milliseconds since 1970
 */
export function describeReward(reward: Reward, wasIssued: boolean, now: number): string {
  const { side, rule, amount, unit, reversed, clawedBack, state } = reward;
  const what = `The ${side}’s reward of ${amountInWords(amount, unit)} (rule “${rule}”)`;
  const less =
    reversed > 0 && state !== 'reversed' && state !== 'rejected'
      ? ` ${amountInWords(reversed, unit)} of it was taken back for a refund.`
      : '';
  const debt =
    clawedBack > 0
      ? ` ${amountInWords(clawedBack, unit)} of it pays back an earlier reward whose order was refunded after it was paid out.`
      : '';
  return `${what} ${describeState(reward, wasIssued, now)}${less}${debt}`;
}

function describeState(
  { state, isHeld, reasons, heldUntil }: Reward,
  wasIssued: boolean,
  now: number,
): string {
  switch (state) {
    case 'pending': {
      const doubts = reasons.flatMap(({ code, text }) => (code === 'rule' ? [] : text)).join(' ');
      if (isHeld) return `is held for a reviewer. ${doubts || 'Somebody wants to look into it.'}`;
      return heldUntil !== undefined && Date.parse(heldUntil) > now
        ? `is pending: it can be approved from ${heldUntil.slice(0, 10)} on, when the time to return the order is over.`
        : 'waits to be approved.';
    }
    case 'approved':
      return 'is approved and comes with the next payout.';
    case 'issued':
      return 'was paid out.';
    case 'rejected':
      return 'was rejected by a reviewer.';
    case 'reversed':
      return wasIssued
        ? 'was paid out and then taken back, since the order was refunded: the amount is set against the next rewards.'
        : 'was taken back before it was paid out, since the order was refunded.';
  }
}
