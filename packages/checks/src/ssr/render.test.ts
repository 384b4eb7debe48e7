import { beforeAll, describe, expect, it } from 'vitest';
import { readElements } from '../testing/read-manifest.js';
import { runModule } from '../testing/run-module.js';
import { renderElements } from './render-elements.js';

let tags: string[];

beforeAll(async () => {
  tags = (await readElements()).map(({ tagName }) => tagName);
});

const PROGRAM = 'program="demo" endpoint="http://127.0.0.1:9"';

/** A page with every element inside a program. */
function everyElement(): string {
  const inside = tags
    .filter((tag) => tag !== 'goodword-program')
    .map((tag) => `<${tag} locale="de" sku="mug-1"></${tag}>`);
  return `<goodword-program ${PROGRAM}>${inside.join('')}</goodword-program>`;
}

describe.each([['as it is'], ['--connect']])('every element on a server, %s', (flag) => {
  it('renders a shadow root and says nothing', async () => {
    const { html, complaints } = await renderElements(everyElement(), flag);
    expect(complaints).toBe('');
    expect(html.match(/<template [^>]*shadowrootmode="open"/g)).toHaveLength(tags.length);
  });

  it('holds the place of what comes later', async () => {
    const { html } = await renderElements('<goodword-refer></goodword-refer>', flag);
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain('role="alert"');
  });

  it('keeps the attributes that the host wrote', async () => {
    const { html } = await renderElements(
      '<goodword-refer sku="mug-1" lang="de"></goodword-refer>',
    );
    expect(html).toMatch(/<goodword-refer[^>]* sku="mug-1"/);
    expect(html).toMatch(/<goodword-refer[^>]* lang="de"/);
  });
});

describe('<goodword-program> on a server', () => {
  it('makes no client, which belongs to a page', async () => {
    const outcome = await runModule(`
      import { LitElementRenderer, html, render } from '@lit-labs/ssr';
      import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
      import '@goodword/elements/define';
      let outcome = 'no client';
      LitElementRenderer.renderOptions.push((program) => {
        program.whenClient().then(() => (outcome = 'a client'), () => (outcome = 'a failure'));
      });
      await collectResult(render(html\`<goodword-program ${PROGRAM}></goodword-program>\`));
      process.on('beforeExit', () => console.log(JSON.stringify(outcome)));
    `);
    expect(outcome).toBe('no client');
  });
});
