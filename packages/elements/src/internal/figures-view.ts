import type { AdvocateState, ReferralState } from '@goodword/core';
import type { ReferralStatus } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { GoodwordElement } from './goodword-element.js';
import { amountText } from './offer-text.js';
import { REWARD_COUNTS, STATUS_TEXTS } from './status-texts.js';

/** What came of an advocate's link, in numbers. */
export function renderFigures(
  host: GoodwordElement,
  advocate: AdvocateState,
  { referrals = [], rewards = [] }: ReferralState,
): TemplateResult {
  const shares = Object.values(advocate.shares ?? {}).reduce((sum, count) => sum + count, 0);
  const counts = new Map<ReferralStatus, number>();
  for (const { status } of referrals) counts.set(status, (counts.get(status) ?? 0) + 1);
  const earned = new Map<string, number>();
  for (const { amount, unit, state } of rewards) {
    if (REWARD_COUNTS.has(state)) earned.set(unit, (earned.get(unit) ?? 0) + amount);
  }
  const number = (value: number) => value.toLocaleString(host.localeTag);
  const sums = [...earned].map(([unit, amount]) => amountText(host, amount, unit));
  const figures = [
    [host.text('shares'), number(shares)],
    [host.text('visits'), number(advocate.visits ?? 0)],
    [host.text('referrals'), number(referrals.length)],
    [host.text('rewards'), sums.join(' + ') || number(0)],
  ];
  return html`<section class="stack" part="figures" aria-labelledby="figures">
    <h3 id="figures">${host.text('figures')}</h3>
    <dl class="figures">
      ${figures.map(
        ([label, value]) =>
          html`<div class="figure" part="figure">
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${
      counts.size > 0
        ? html`<ul class="statuses" part="statuses">
            ${[...counts].map(
              ([status, count]) =>
                html`<li>${host.text(STATUS_TEXTS[status])} <b>${number(count)}</b></li>`,
            )}
          </ul>`
        : nothing
    }
  </section>`;
}
