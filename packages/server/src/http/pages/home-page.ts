import { html } from 'hono/html';
import { pageShell } from './page-shell.js';

/** What runs here. */
export interface Home {
  origin: string;
  programId: string | undefined;
  /** Where the program's links lead. */
  destination: string | undefined;
}

/** The page at `/`: what this server is, and the next step. */
export function homePage({ origin, programId, destination }: Home) {
  const id = programId ?? 'your-program';
  const snippet = `<script type="module" src="${origin}/goodword.js" data-program="${id}"></script>
<goodword-refer></goodword-refer>`;
  return pageShell({
    title: 'Goodword',
    head: html`<meta name="description" content="A Goodword server: referrals that you host." />
      <link rel="stylesheet" href="/home.css" />`,
    body: html`<main>
      <h1>Goodword</h1>
      <p class="lead">Put in a good word. This server keeps the referrals of your customers.</p>
      ${
        destination && destination !== `${origin}/`
          ? html`<section aria-labelledby="shop">
              <h2 id="shop">See it at work</h2>
              <p>The links of “${id}” lead to this site. Share, buy, and watch what comes of it.</p>
              <p><a class="go" href="${destination}">Open ${new URL(destination).host}</a></p>
            </section>`
          : ''
      }
      <section aria-labelledby="embed">
        <h2 id="embed">Put it on a page</h2>
        <pre tabindex="0" role="region" aria-label="Snippet"><code>${snippet}</code></pre>
        <p>The page’s origin has to be registered with the program.</p>
      </section>
      <section aria-labelledby="calls">
        <h2 id="calls">Ask it something</h2>
        <ul>
          ${
            programId
              ? html`<li>
                  <a href="/v1/programs/${programId}">The program “${programId}”</a>, as a widget
                  reads it
                </li>`
              : ''
          }
          <li><a href="/v1/storage.json">What a page may keep</a> on a visitor’s device</li>
          <li><a href="/v1/health">Health</a></li>
        </ul>
        <p>Everything else is asked for with a secret key: <code>goodword key create</code>.</p>
      </section>
    </main>`,
  });
}
