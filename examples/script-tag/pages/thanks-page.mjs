import { html } from 'hono/html';
import { formatMoney } from './format.mjs';
import { layout } from './layout.mjs';

/** For a checkout without script. The sales desk confirms the order all the same. */
export function thanksPage(shop, order) {
  return layout({
    title: 'Thank you – Kettle & Quiet',
    main: html`<section class="narrow">
      <h1>Thank you, order ${order.number}</h1>
      <p>
        ${formatMoney(order.amount, order.currency)} for ${order.quantity} × The Morning Set. We
        pack it today.
      </p>
      <p><a href="/">Back to the shop</a></p>
    </section>`,
  });
}
