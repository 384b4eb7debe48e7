import { html } from 'hono/html';
import { formatMoney, formatTime } from '../format.mjs';
import { table } from './table.mjs';

/** The one decision that each state waits for. */
const DECISIONS = {
  pending: { path: 'approve', label: 'Approve' },
  approved: { path: 'issue', label: 'Issue' },
};

/** Rewards, the newest first, with the decision that each waits for. */
export function rewardsSection(rewards) {
  const newestFirst = rewards.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return html`<section id="rewards" aria-labelledby="rewards-title">
    <h2 id="rewards-title">Rewards</h2>
    ${
      rewards.length === 0
        ? html`<p class="empty">
            No rewards yet. A confirmed payment of a referred friend earns one.
          </p>`
        : table({
            label: 'Rewards',
            head: ['For', 'Amount', 'State', 'Why', 'Since', 'Decision'],
            rows: newestFirst.map(rewardRow),
          })
    }
  </section>`;
}

function rewardRow(reward) {
  const amount = formatMoney(reward.amount, reward.unit);
  const decision = DECISIONS[reward.state];
  return html`<tr>
    <th scope="row">The ${reward.side}</th>
    <td class="number">${amount}</td>
    <td><span class="badge ${reward.state}">${reward.state}</span></td>
    <td class="words">${reward.reasons.map(({ text }) => text).join(' ')}</td>
    <td>${formatTime(reward.createdAt)}</td>
    <td>
      ${
        decision
          ? html`<form method="post" action="/office/rewards/${reward.id}/${decision.path}">
              <button
                class="quiet"
                aria-label="${decision.label}: ${amount} for the ${reward.side}"
              >
                ${decision.label}
              </button>
            </form>`
          : '–'
      }
    </td>
  </tr>`;
}
