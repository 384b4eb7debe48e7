/** How a page loads the elements. */
export type Build = 'goodword.js' | 'goodword.all.js';

/** A page under a policy of its own. */
export interface PolicyPage {
  build: Build;
  serverUrl: string;
  /** The value of `trusted-types`. */
  trustedTypes: string;
  /** When the page's own Lit runs. */
  host?: 'before' | 'after' | undefined;
  integrity?: string | undefined;
  importMap?: string | undefined;
  lang?: string;
  /** Further attributes of the script. */
  attributes?: string;
}

/** What stands in an element until it shows its content, or where it cannot. */
export const FALLBACK = 'Ask us about our referral program.';

/**
 * A page that allows nothing but its scripts and the server, and no text where a script is wanted.
 */
export function renderPolicyPage(page: PolicyPage): string {
  const { build, serverUrl, trustedTypes, host, integrity, importMap, lang = 'en' } = page;
  const policy = [
    `default-src 'none'`,
    `script-src 'self' 'nonce-map' ${serverUrl}`,
    `connect-src ${serverUrl}`,
    `img-src data:`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${trustedTypes}`,
  ].join('; ');
  const hostScript = '<script type="module" src="/host.js"></script>';
  return `<!doctype html><html lang="${lang}"><head>
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <title>Offer</title><link rel="icon" href="data:," />
    ${importMap ? `<script type="importmap" nonce="map">${importMap}</script>` : ''}
    ${host === 'before' ? hostScript : ''}
    <script ${build === 'goodword.js' ? 'type="module"' : ''} src="${serverUrl}/${build}"
      data-program="demo" ${integrity ? `integrity="${integrity}" crossorigin="anonymous"` : ''}
      ${page.attributes ?? ''}></script>
    ${host === 'after' ? hostScript : ''}
    </head><body><main><h1>Offer</h1>
    <goodword-refer>${FALLBACK}</goodword-refer>
    <goodword-consent></goodword-consent>
    ${host ? '<host-greeting></host-greeting>' : ''}
    </main></body></html>`;
}
