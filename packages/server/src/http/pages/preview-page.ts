import type { Program } from '@goodword/protocol';
import { html } from 'hono/html';
import { pageShell } from './page-shell.js';

/** What a network's crawler is shown of a share link. */
export interface Preview {
  program: Program;
  /** The advocate's first name, where it may be shown. */
  sender: string | undefined;
  /** The share link. */
  url: string;
  /** Where the link leads. */
  target: string;
}

/** The page that previews are made from: Open Graph (https://ogp.me) and a link for whoever sees it. */
export function previewPage({ program, sender, url, target }: Preview) {
  const { friend } = program.offer;
  const title = sender ? `${sender} recommends ${program.name}` : program.name;
  const description = friend.text?.[program.locale] ?? `An invitation to ${program.name}.`;
  return pageShell({
    title,
    head: html`<meta name="robots" content="noindex" />
      <meta name="description" content="${description}" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${description}" />
      <meta property="og:url" content="${url}" />
      <meta property="og:site_name" content="${program.name}" />
      <meta name="twitter:card" content="summary" />`,
    body: html`<p><a href="${target}">${title}</a></p>`,
  });
}
