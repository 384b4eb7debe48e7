import { html } from 'hono/html';
import { formatMoney, formatTime } from '../format.mjs';
import { explain } from './decision.mjs';

/** Orders: those that wait for their payment, and what became of the others. */
export function ordersSection(orders) {
  return html`<section id="orders" aria-labelledby="orders-title">
    <h2 id="orders-title">Orders</h2>
    ${
      orders.length === 0
        ? html`<p class="empty">No orders yet. Buy a set on the product page.</p>`
        : html`<ul class="cards">
            ${orders.map(orderCard)}
          </ul>`
    }
  </section>`;
}

function orderCard(order) {
  return html`<li class="card">
    <h3>Order ${order.number}</h3>
    <p class="hint">
      ${order.quantity} × The Morning Set, ${formatMoney(order.amount, order.currency)} ·
      ${formatTime(order.placedAt)}
    </p>
    ${order.conversion ? confirmed(order.conversion) : awaiting(order)}
  </li>`;
}

function awaiting(order) {
  return html`<p><span class="badge review">Awaiting confirmation</span></p>
    <form class="actions" method="post" action="/office/orders/${order.number}/confirm">
      <button class="primary" aria-label="Confirm payment: order ${order.number}">
        Confirm payment
      </button>
    </form>`;
}

function confirmed({ attribution, rewards }) {
  return html`<p><span class="badge qualified">Payment confirmed</span></p>
    ${explain(attribution)}
    ${
      rewards.length > 0
        ? html`<p>
            Earned:
            ${rewards
              .map(({ amount, unit, side }) => `${formatMoney(amount, unit)} for the ${side}`)
              .join(', ')}.
          </p>`
        : ''
    }`;
}
