import { html } from 'hono/html';

/** The frame of every page. */
export function layout({ title, head = '', header = '', main, footer = '', after = '' }) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/shop.css" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <a class="brand" href="/">Kettle &amp; Quiet</a>
          ${header}
        </header>
        <main id="main">${main}</main>
        <footer class="bottom">
          <p>Kettle &amp; Quiet is an invented shop. It shows how a site uses Goodword.</p>
          ${footer}
        </footer>
        ${after}
      </body>
    </html>`;
}
