import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GoodwordRefer } from '@goodword/elements';
import { startEmbedSite, type EmbedSite } from '../testing/embed-site.js';
import { openProfile, type Profile } from '../testing/profile.js';
import { compileSvelte } from './compile-svelte.js';
import { PRODUCTS } from './pages/products.js';
import type { TestPage } from './pages/start-page.js';

const PAGES = join(import.meta.dirname, 'pages');
const FRAMEWORKS = {
  'plain HTML': 'plain.ts',
  'React 19': 'react.tsx',
  'Vue 3': 'vue.ts',
  'Svelte 5': 'svelte.ts',
} as const;

const nameOf = (file: string): string => file.replace(/\.tsx?$/, '');

let site: EmbedSite;

beforeAll(async () => {
  site = await startEmbedSite({
    entries: Object.fromEntries(
      Object.values(FRAMEWORKS).map((file) => [nameOf(file), join(PAGES, file)]),
    ),
    plugins: [compileSvelte()],
    renderPage: (path, serverUrl) => `<!doctype html>
      <html lang="en"><title>Offer</title><link rel="icon" href="data:," />
      <main data-server="${serverUrl}"></main>
      <script type="module" src="${path}.js"></script></html>`,
  });
});

afterAll(() => site?.close());

describe.each(Object.entries(FRAMEWORKS))('the elements in %s', (_framework, file) => {
  let visitor: Profile;

  beforeAll(async () => {
    visitor = await openProfile();
    await visitor.page.goto(`${site.siteUrl}/${nameOf(file)}`);
  });

  afterAll(() => visitor?.close());

  const readSku = () =>
    visitor.page.locator('goodword-refer').evaluate((refer: GoodwordRefer) => refer.sku);

  const countFollowers = () =>
    visitor.page.evaluate(() => (globalThis as unknown as { page: TestPage }).page.followers);

  it('show what their client knows, which was given as a property', async () => {
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
    expect(await countFollowers()).toBe(1);
  });

  it('follow a property that changes', async () => {
    expect(await readSku()).toBe(PRODUCTS[0]);
    await visitor.page.getByRole('button', { name: 'Another product' }).click();
    await expect.poll(readSku).toBe(PRODUCTS[1]);
  });

  it('call a handler with their event and its detail', async () => {
    const { page } = visitor;
    await page.getByLabel('E-mail').fill(`${nameOf(file)}@example.com`);
    await page.getByRole('button', { name: 'Get my link' }).click();
    await expect.poll(() => page.locator('output').textContent()).toMatch(/^[0-9A-Z]{11}$/);
  });

  it('let go of their client when they are taken away', async () => {
    const { page } = visitor;
    await page.evaluate(() => (globalThis as unknown as { page: TestPage }).page.unmount());
    expect(await page.locator('goodword-refer, goodword-program').count()).toBe(0);
    expect(await countFollowers()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });
});
