import type { Decision, Reason } from '@goodword/protocol';

const SUBSCRIPTION: Reason = {
  code: 'subscription',
  text: 'The subscription’s first payment decided whom its later ones are credited to.',
};

/**
 * Decides a later payment of a subscription as its first one was: by then the friend is a customer,
 * and no link leads here any more.
 *
 * @param now milliseconds since 1970
 */
export function inheritDecision(first: Decision, now: number): Decision {
  const decision: Decision = {
    ...first,
    reasons: [...first.reasons.filter(({ code }) => code !== SUBSCRIPTION.code), SUBSCRIPTION],
    decidedAt: new Date(now).toISOString(),
  };
  delete decision.review;
  return decision;
}
