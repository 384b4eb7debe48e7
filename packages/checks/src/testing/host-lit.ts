import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PluginOption } from 'vite';
import { ELEMENTS } from './read-manifest.js';

/** The name of an entry whose code is a page's own element, made with a copy of Lit of its own. */
export const HOST_LIT = 'virtual:host-lit';

/** Gives a site that entry. */
export function hostLit(): PluginOption {
  const lit = createRequire(join(ELEMENTS, 'package.json')).resolve('lit');
  return {
    name: 'host-lit',
    resolveId: (id) => (id === HOST_LIT ? HOST_LIT : null),
    load: (id) =>
      id === HOST_LIT
        ? `import { LitElement, html } from ${JSON.stringify(lit)};
           class HostGreeting extends LitElement {
             render() {
               return html\`<p>Hello from the page</p>\`;
             }
           }
           customElements.define('host-greeting', HostGreeting);`
        : null,
  };
}
