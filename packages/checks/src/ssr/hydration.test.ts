import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedSite, type EmbedSite } from '../testing/embed-site.js';
import { openProfile, type Profile } from '../testing/profile.js';
import { readElements } from '../testing/read-manifest.js';
import { renderElements } from './render-elements.js';

const PAGES = join(import.meta.dirname, 'pages');

/** What is there of each element, by its tag: its nodes, and its markup without Lit's own notes. */
interface Snapshot {
  markup: Record<string, string>;
  nodes: Record<string, Node | null>;
}

let site: EmbedSite;
let tags: string[];

beforeAll(async () => {
  const elements = await readElements();
  tags = elements.map(({ tagName }) => tagName).filter((tag) => tag !== 'goodword-program');
  site = await startEmbedSite({
    entries: { hydrate: join(PAGES, 'hydrate.ts'), replace: join(PAGES, 'replace.ts') },
    renderPage: async (_path, serverUrl) => {
      const inside = tags.map((tag) => `<${tag}></${tag}>`).join('');
      const { html } = await renderElements(
        `<goodword-program program="demo" endpoint="${serverUrl}">${inside}</goodword-program>`,
      );
      return `<!doctype html>
        <html lang="en"><title>Offer</title><link rel="icon" href="data:," /><main><h1>Offer</h1>${html}</main></html>`;
    },
  });
});

afterAll(() => site?.close());

describe('what a server rendered, in a browser', () => {
  let visitor: Profile;

  beforeEach(async () => {
    visitor = await openProfile();
    await visitor.page.goto(site.siteUrl);
    await visitor.page.evaluate((tags) => {
      const rootOf = (tag: string) => document.querySelector(tag)?.shadowRoot ?? null;
      const take = (): Snapshot => ({
        markup: Object.fromEntries(
          tags.map((tag) => [
            tag,
            [...(rootOf(tag)?.children ?? [])]
              .filter(({ localName }) => localName !== 'style')
              .map(({ outerHTML }) => outerHTML.replace(/<!--.*?-->/g, ''))
              .join(''),
          ]),
        ),
        nodes: Object.fromEntries(
          tags.map((tag) => [tag, rootOf(tag)?.querySelector('.root') ?? null]),
        ),
      });
      const before = take();
      // The first update of each, and not a moment later, when data may have come.
      const after = Promise.all(
        tags.map(async (tag) => {
          await customElements.whenDefined(tag);
          await (document.querySelector(tag) as Element & { updateComplete: Promise<unknown> })
            .updateComplete;
        }),
      ).then(take);
      Object.assign(globalThis, { before, after });
    }, tags);
  });

  afterEach(() => visitor?.close());

  /** Loads a script, and compares the first update of each element with what was there before. */
  async function compareFirstUpdate(script: string) {
    await visitor.page.addScriptTag({ url: `/${script}.js`, type: 'module' });
    return visitor.page.evaluate(async () => {
      const { before, after } = globalThis as unknown as {
        before: Snapshot;
        after: Promise<Snapshot>;
      };
      const { markup, nodes } = await after;
      return {
        before: before.markup,
        after: markup,
        kept: Object.keys(nodes).filter((tag) => nodes[tag] && nodes[tag] === before.nodes[tag]),
        shown: Object.keys(nodes).filter((tag) => before.nodes[tag]),
      };
    });
  }

  /** Waits for data, then counts what an element shows of its content. */
  async function countContents(): Promise<Record<string, number>> {
    await visitor.page.getByRole('button', { name: 'Get my link' }).first().waitFor();
    return visitor.page.evaluate(
      (tags) =>
        Object.fromEntries(
          tags.map((tag) => [
            tag,
            document.querySelector(tag)?.shadowRoot?.querySelectorAll('.root').length ?? 0,
          ]),
        ),
      tags,
    );
  }

  it('is shown before any script runs', async () => {
    const skeleton = visitor.page.locator('goodword-refer [aria-busy=true]');
    expect(await skeleton.isVisible()).toBe(true);
  });

  it('is taken over as it is by the first update', async () => {
    const { before, after, kept, shown } = await compareFirstUpdate('hydrate');
    expect(after).toEqual(before);
    expect(kept).toEqual(shown);
    expect(shown).toContain('goodword-refer');
  });

  it('shows its data once, when they arrive', async () => {
    await compareFirstUpdate('hydrate');
    const counts = await countContents();
    expect(Object.keys(counts)).toEqual(tags);
    expect(Object.values(counts).filter((count) => count > 1)).toEqual([]);
    expect(counts['goodword-refer']).toBe(1);
    expect(await visitor.findBarriers()).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  it('is replaced, not doubled, where nothing hydrates', async () => {
    const { kept } = await compareFirstUpdate('replace');
    expect(kept).toEqual([]);
    const counts = await countContents();
    expect(Object.values(counts).filter((count) => count > 1)).toEqual([]);
    expect(counts['goodword-refer']).toBe(1);
    expect(visitor.complaints).toEqual([]);
  });

  it('is replaced by what the script tag loads', async () => {
    const { page } = visitor;
    await page.evaluate((endpoint) => {
      Object.assign(globalThis, { goodword: [{ program: 'demo', endpoint }] });
    }, site.serverUrl);
    await page.addScriptTag({ url: `${site.serverUrl}/goodword.js`, type: 'module' });
    const counts = await countContents();
    expect(Object.values(counts).filter((count) => count > 1)).toEqual([]);
    expect(counts['goodword-refer']).toBe(1);
    expect(visitor.complaints).toEqual([]);
  });
});
