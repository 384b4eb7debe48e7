import { html } from 'hono/html';

/** A table that scrolls on its own where the screen is narrow, by keyboard too. */
export function table({ label, head, rows, foot = '' }) {
  return html`<div class="scroller" role="region" aria-label="${label}, table" tabindex="0">
    <table>
      <caption class="visually-hidden">
        ${label}
      </caption>
      <thead>
        <tr>
          ${head.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
      ${foot}
    </table>
  </div>`;
}
