import { html } from 'hono/html';
import { formatMoney, formatTime } from '../format.mjs';
import { table } from './table.mjs';

/** The double-entry ledger. Whatever was posted, each unit's sum is zero. */
export function ledgerSection({ items, sums, nextCursor }) {
  return html`<section id="ledger" aria-labelledby="ledger-title">
    <h2 id="ledger-title">Ledger</h2>
    ${
      items.length === 0
        ? html`<p class="empty">Nothing is posted yet.</p>`
        : table({
            label: 'Ledger',
            head: ['Time', 'Posting', 'Account', 'Amount'],
            rows: items.map(
              (entry) =>
                html`<tr>
                  <td>${formatTime(entry.occurredAt)}</td>
                  <th scope="row">${entry.posting}</th>
                  <td>${entry.account}${entry.beneficiary ? ' (beneficiary)' : ''}</td>
                  <td class="number">${formatMoney(entry.amount, entry.unit)}</td>
                </tr>`,
            ),
            foot: html`<tfoot>
              ${Object.entries(sums).map(
                ([unit, sum]) =>
                  html`<tr>
                    <th scope="row" colspan="3">Sum of all lines in ${unit}</th>
                    <td class="number">${formatMoney(sum, unit)}</td>
                  </tr>`,
              )}
            </tfoot>`,
          })
    }
    ${nextCursor ? html`<p class="hint">The first ${items.length} lines are shown.</p>` : ''}
  </section>`;
}
