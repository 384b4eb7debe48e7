import { html } from 'hono/html';
import { layout } from './layout.mjs';

/** What went wrong, and the way back. */
export function errorPage(shop, message) {
  return layout({
    title: 'That did not work – Kettle & Quiet',
    main: html`<section class="narrow">
      <h1>That did not work</h1>
      <p>${message}</p>
      <p><a href="/">Back to the shop</a></p>
    </section>`,
  });
}
