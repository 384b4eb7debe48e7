import { html } from 'hono/html';
import { layout } from './layout.mjs';
import { funnelSection } from './office/funnel.mjs';
import { leadsSection } from './office/leads.mjs';
import { ledgerSection } from './office/ledger.mjs';
import { ordersSection } from './office/orders.mjs';
import { rewardsSection } from './office/rewards.mjs';

/**
 * The staff's page. Plain forms: it needs no script.
 *
 * @param {object} shop
 * @param {object} view
 * @param {string} [view.notice] how a change went
 * @param {string} [view.problem] what did not work
 * @param {object[]} view.orders the shop's own orders
 * @param {object} [view.records] what Goodword holds, unless it does not answer
 */
export function officePage(shop, { notice, problem, orders, records }) {
  return layout({
    title: 'Sales desk – Kettle & Quiet',
    head: html`<link rel="stylesheet" href="/office.css" />`,
    header: html`<nav class="desk-nav" aria-label="Sales desk">
      <a href="#leads">Leads</a> <a href="#orders">Orders</a> <a href="#rewards">Rewards</a>
      <a href="#funnel">Report</a> <a href="#ledger">Ledger</a>
    </nav>`,
    main: html`<h1>Sales desk</h1>
      ${
        problem
          ? html`<p class="message problem" role="alert">${problem}</p>`
          : html`<p class="message" role="status">${notice ?? 'Everything is up to date.'}</p>`
      }
      ${records ? leadsSection(records.leads) : ''} ${ordersSection(orders)}
      ${
        records
          ? [
              rewardsSection(records.rewards),
              funnelSection(records.funnel),
              ledgerSection(records.ledger),
            ]
          : ''
      }`,
    footer: html`<p>
      This page is for staff: a real shop asks for a sign-in here. Times are in UTC. ·
      <a href="/">The shop</a>
    </p>`,
  });
}
