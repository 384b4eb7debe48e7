import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** A whole page around its content. Everything interpolated is escaped. */
export function pageShell({ title, head, body }: { title: string; head: Html; body: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
