import { html } from 'hono/html';
import { table } from './table.mjs';

const STEPS = [
  ['advocates', 'Advocates'],
  ['views', 'Views of the offer'],
  ['shares', 'Shares'],
  ['clicks', 'Clicks (all, without identifier)'],
  ['visits', 'Visits (with consent)'],
  ['leads', 'Leads'],
  ['qualifiedLeads', 'Qualified leads'],
  ['wonLeads', 'Won leads'],
  ['unconfirmedOrders', 'Unconfirmed orders'],
  ['conversions', 'Conversions'],
  ['creditedConversions', 'Credited conversions'],
  ['rewards', 'Rewards'],
];

const RATES = [
  ['share', 'Share rate'],
  ['lead', 'Lead rate'],
  ['qualified', 'Qualified rate'],
  ['won', 'Won rate'],
];

/** How many came how far, each figure with its meaning, each rate with its interval. */
export function funnelSection({ from, to, counts, rates, sharesByChannel, definitions }) {
  const most = Math.max(1, ...STEPS.map(([key]) => counts[key]));
  const channels = Object.entries(sharesByChannel);
  return html`<section id="funnel" aria-labelledby="funnel-title">
    <h2 id="funnel-title">Report</h2>
    <p class="hint">
      From ${from.slice(0, 10)} to ${to.slice(0, 10)}, by the day each thing happened.
    </p>
    ${table({
      label: 'Funnel',
      head: ['Step', 'Count', 'What it means'],
      rows: STEPS.map(
        ([key, label]) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="count">${counts[key]} ${bar(counts[key] / most)}</td>
            <td class="words">${definitions[key] ?? ''}</td>
          </tr>`,
      ),
    })}
    ${table({
      label: 'Rates',
      head: ['Rate', 'Value', '95 % interval', 'What it means'],
      rows: RATES.map(([key, label]) => rateRow(label, rates[key], definitions[`rates.${key}`])),
    })}
    <p>
      Shares by channel:
      ${
        channels.length === 0
          ? 'none yet.'
          : channels.map(([channel, count]) => `${channel} ${count}`).join(', ') + '.'
      }
    </p>
  </section>`;
}

/** A bar beside the figure; its width is an attribute, since the policy forbids inline styles. */
function bar(share) {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${(share * 100).toFixed(1)}" height="6" />
  </svg>`;
}

function rateRow(label, rate, definition) {
  const percent = (value) => `${(value * 100).toFixed(1)} %`;
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="number">${rate ? percent(rate.value) : '–'}</td>
    <td class="number">${rate ? `${percent(rate.low)} to ${percent(rate.high)}` : '–'}</td>
    <td class="words">${definition ?? ''}</td>
  </tr>`;
}
