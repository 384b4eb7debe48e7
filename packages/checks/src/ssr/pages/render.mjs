import { LitElementRenderer, html, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import '@goodword/elements/define';

/**
 * Prints what a server renders of some HTML with elements in it, in a Node without a DOM.
 * `--connect` has each element connected before, as some servers do.
 */
const [markup, ...flags] = process.argv.slice(2);
if (flags.includes('--connect'))
  LitElementRenderer.renderOptions.push(() => ({ connectedCallback: true }));

/** A template of text that was made elsewhere. */
const template = html(Object.assign([markup], { raw: [markup] }));
process.stdout.write(await collectResult(render(template)));
