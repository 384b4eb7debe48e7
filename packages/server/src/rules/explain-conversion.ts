import type { Conversion, Reason, Reversal, RewardVerdict } from '@goodword/protocol';
import { amountInWords } from './amount-in-words.js';
import { describeReward } from './describe-reward.js';

/** A conversion, and all that was decided of it. */
export interface ExplainedConversion extends Conversion {
  verdicts: readonly RewardVerdict[];
  /** The rewards that were paid out at some time, by their ids. */
  issuedIds: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  now: number;
}

/** Says in sentences, to be read out, what became of an order, whom it is credited to, and why. */
export function explainConversion(conversion: ExplainedConversion): string[] {
  return [
    describeOrder(conversion),
    ...describeDecision(conversion),
    ...conversion.rewards.map((reward) =>
      describeReward(reward, conversion.issuedIds.has(reward.id), conversion.now),
    ),
    ...conversion.verdicts.map(
      ({ rule, ruleVersion, side, text }) =>
        `The ${side} gets nothing by rule “${rule}”, version ${ruleVersion}: ${text}`,
    ),
    ...describeNothing(conversion),
    ...conversion.reversals.map((reversal) => describeReversal(reversal, conversion)),
  ];
}

function describeOrder({ externalId, kind, status, value, occurredAt }: Conversion): string {
  const what = kind === 'purchase' ? 'Order' : `Conversion (${kind})`;
  const worth = value ? ` of ${amountInWords(value.amount, value.currency)}` : '';
  const which = `${what} “${externalId}”${worth}`;
  return status === 'confirmed'
    ? `${which}, of ${dayIn(occurredAt)}, is confirmed.`
    : `${which} was seen by a page on ${dayIn(occurredAt)}, and the shop has not confirmed it: nothing is paid before it does.`;
}

function describeDecision({ attribution, status }: Conversion): string[] {
  const { outcome, winner, candidates, reasons, model, programVersion, review } = attribution;
  const why = textsOf(reasons);
  const by = `This was decided on ${dayIn(attribution.decidedAt)} by version ${programVersion} of the program, which credits the ${model === 'last-touch' ? 'last' : 'first'} link.`;
  const reviewed = review
    ? [`A reviewer settled it on ${dayIn(review.at)}.`]
    : outcome === 'review' && status === 'confirmed'
      ? ['A reviewer has not decided it yet.']
      : [];
  const verdict = {
    credited: `It is credited to the advocate with the code ${winner?.code}. ${why}`,
    review: `The code ${winner?.code} may be credited for it. ${why}`,
    uncredited: `Nobody is credited for it. ${why}`,
  }[outcome];
  const others = candidates
    .filter((candidate) => candidate.outcome === 'rejected')
    .map(({ code, touchedAt, reason }) => {
      const when = `${touchedAt.slice(0, 16).replace('T', ' ')} UTC`;
      return `The code ${code}, of ${when}, was not credited: ${reason.text}`;
    });
  return [verdict, ...reviewed, ...others, by];
}

function describeNothing({
  attribution,
  rewards,
  verdicts,
  status,
}: ExplainedConversion): string[] {
  const isNothing = rewards.length === 0 && verdicts.length === 0;
  if (!isNothing || attribution.outcome !== 'credited' || status !== 'confirmed') return [];
  return ['No rule gives a reward for it.'];
}

function describeReversal({ amount, occurredAt }: Reversal, { value }: Conversion): string {
  const what = amount === undefined || !value ? 'The order' : amountInWords(amount, value.currency);
  return `${what} was refunded on ${dayIn(occurredAt)}.`;
}

function textsOf(reasons: readonly Reason[]): string {
  return reasons.map(({ text }) => text).join(' ');
}

function dayIn(time: string): string {
  return time.slice(0, 10);
}
