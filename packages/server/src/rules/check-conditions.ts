import type { Money, OrderFacts, Reason, RewardRule } from '@goodword/protocol';
import { findRate, RATE_PRECISION } from './convert-money.js';

/** What conditions are held against. */
export interface ConditionFacts extends OrderFacts {
  value?: Money;
  /** The friend had bought before, however long ago. */
  hasBoughtBefore: boolean;
  /** When it happened, in milliseconds since 1970. */
  occurredAt: number;
}

/** Why a rule gives nothing, and what a reviewer has to look into first. */
export interface ConditionFindings {
  unmet: Reason[];
  doubts: Reason[];
}

/** Holds what happened against a rule's conditions. What is not known is not met. */
export function checkConditions(rule: RewardRule, facts: ConditionFacts): ConditionFindings {
  const { conditions = {}, from, until } = rule;
  const { products, countries, channels, campaigns, firstPurchase } = conditions;
  const unmet: Reason[] = [];
  const refuse = (code: string, text: string) => unmet.push({ code, text });

  if (from !== undefined && facts.occurredAt < Date.parse(from)) {
    refuse('too-early', `The rule counts from ${from} on.`);
  }
  if (until !== undefined && facts.occurredAt >= Date.parse(until)) {
    refuse('too-late', `The rule counted until ${until}.`);
  }
  if (products && !facts.products?.some((product) => products.includes(product))) {
    refuse('product', 'None of the products that the rule is for was bought.');
  }
  if (firstPurchase && facts.hasBoughtBefore) {
    refuse('not-first', 'It was not the friend’s first purchase.');
  }
  if (countries && !(facts.country !== undefined && countries.includes(facts.country))) {
    refuse('country', `The rule is for ${countries.join(', ')}${but(facts.country)}.`);
  }
  if (channels && !(facts.channel !== undefined && channels.includes(facts.channel))) {
    refuse('channel', `The rule is for links by ${channels.join(', ')}${but(facts.channel)}.`);
  }
  if (campaigns && !(facts.campaign !== undefined && campaigns.includes(facts.campaign))) {
    refuse('campaign', `The rule is for ${campaigns.join(', ')}${but(facts.campaign)}.`);
  }
  const order = checkMinimum(rule, facts.value);
  return { unmet: [...unmet, ...order.unmet], doubts: order.doubts };
}

function checkMinimum(
  { conditions, rates }: RewardRule,
  value: Money | undefined,
): ConditionFindings {
  const least = conditions?.minimumOrder;
  if (!least) return { unmet: [], doubts: [] };
  const text = `The order was below the minimum of ${least.amount} minor units of ${least.currency}.`;
  const tooSmall = { unmet: [{ code: 'minimum-order', text }], doubts: [] };
  if (!value) return tooSmall;
  const rate = findRate(value.currency, least.currency, rates);
  if (rate === undefined) return { unmet: [], doubts: [otherCurrency(value, least.currency)] };
  // Without rounding: an order that is short by a fraction is short.
  const isEnough =
    BigInt(value.amount) * BigInt(rate) >= BigInt(least.amount) * BigInt(RATE_PRECISION);
  return isEnough ? { unmet: [], doubts: [] } : tooSmall;
}

/** Why a reviewer has to look at an order in another currency. */
export function otherCurrency({ currency }: Money, counted: string): Reason {
  return {
    code: 'other-currency',
    text: `The order is in ${currency}, the rule counts in ${counted}, and no rate is set; a reviewer decides.`,
  };
}

function but(found: string | undefined): string {
  return found === undefined ? '; none is known' : `, not for ${found}`;
}
