import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedSite, type EmbedSite } from '../testing/embed-site.js';
import { openProfile, type Profile } from '../testing/profile.js';
import { readPublished } from '../testing/read-manifest.js';
import { FALLBACK, renderPolicyPage, type PolicyPage } from '../testing/policy-page.js';

const ALL = 'goodword.all.js';

let site: EmbedSite;
let visitor: Profile;
let integrity: string;
let importMap: string;
let shown: Partial<PolicyPage>;

beforeAll(async () => {
  const hashes = (await readPublished('script/integrity.json')) as Record<string, string>;
  integrity = hashes[ALL] ?? '';
  site = await startEmbedSite({
    entries: {},
    renderPage: (_path, serverUrl) =>
      renderPolicyPage({
        build: ALL,
        serverUrl,
        trustedTypes: 'goodword',
        ...shown,
      }),
  });
  importMap = await (await fetch(`${site.serverUrl}/goodword.importmap.json`)).text();
});
afterAll(() => site?.close());
beforeEach(async () => {
  shown = {};
  visitor = await openProfile();
});
afterEach(() => visitor?.close());

/** Changes a file on its way, by a space that does nothing. */
const tamperWith = (pattern: string | RegExp) =>
  visitor.context.route(pattern, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()} ` });
  });

const open = () => visitor.page.goto(site.siteUrl);
const scripts = () =>
  visitor.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('.js'));

describe('the one file', () => {
  it('is what its printed hash says', async () => {
    const body = await (await fetch(`${site.serverUrl}/${ALL}`)).text();
    expect(integrity).toBe(`sha384-${createHash('sha384').update(body).digest('base64')}`);
  });

  it('runs by a classic script under a strict policy, alone', async () => {
    shown = { integrity };
    await open();
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
    await visitor.page.waitForLoadState('networkidle');
    expect(scripts()).toEqual([`/${ALL}`]);
    expect(visitor.complaints).toEqual([]);
    expect(await visitor.findBarriers()).toEqual([]);
  });

  it('does not run when it is not the file that the page was given the hash of', async () => {
    shown = { integrity };
    await tamperWith(`**/${ALL}`);
    await open();
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.getByText(FALLBACK).isVisible()).toBe(true);
    expect(await visitor.page.evaluate(() => 'goodword' in window)).toBe(false);
  });

  it('fetches what follows a choice as a second file, once there is a choice', async () => {
    shown = { integrity };
    await open();
    await visitor.page.getByRole('button', { name: 'Allow' }).click();
    await visitor.page.getByRole('button', { name: 'Privacy choices' }).waitFor();
    expect((await visitor.keptOnDevice()).localStorage).toEqual(['goodword_consent']);
    expect(scripts()).toHaveLength(2);
    expect(visitor.complaints).toEqual([]);
    expect(await visitor.page.evaluate(() => document.head.querySelectorAll('script').length)).toBe(
      1,
    );
  });

  it('runs no second file but the one that it names the hash of, and says that it failed', async () => {
    shown = { integrity };
    await tamperWith(/\/goodword\/[\w-]+\.js$/);
    await open();
    await visitor.page.getByRole('button', { name: 'Allow' }).click();
    await visitor.page.getByRole('alert').filter({ visible: true }).waitFor();
    expect((await visitor.keptOnDevice()).localStorage).toEqual([]);
    expect(visitor.complaints.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });

  it('speaks another language by data, held against its hash', async () => {
    shown = { integrity, lang: 'de' };
    await open();
    await visitor.page.getByRole('button', { name: 'Link anfordern' }).waitFor();
    expect(scripts()).toEqual([`/${ALL}`]);
    expect(visitor.complaints).toEqual([]);
  });

  it('speaks English where the data are not those', async () => {
    shown = { integrity, lang: 'de' };
    await tamperWith(/\/goodword\/[\w-]+\.json$/);
    await open();
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
  });

  it('explains itself only when asked to', async () => {
    const said: string[] = [];
    visitor.page.on('console', (message) => said.push(message.text()));
    shown = { integrity };
    await open();
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
    expect(said).toEqual([]);
    shown = { integrity, attributes: 'data-debug' };
    await open();
    await expect.poll(() => said.join('\n')).toContain('Consent (mode consent)');
    await visitor.page.getByRole('button', { name: 'Allow' }).click();
    await expect.poll(() => said.join('\n')).toContain('A choice of consent was made (banner)');
    expect(said.join('\n')).toContain('nobody is known to have sent this visitor');
  });
});

describe('the tag with an import map of hashes', () => {
  beforeEach(() => {
    shown = { build: 'goodword.js', importMap };
  });

  it('names every file that the tag may load, by its full address', async () => {
    const { integrity: hashes } = JSON.parse(importMap) as { integrity: Record<string, string> };
    const files = new Set(
      Object.values(
        (await readPublished('script/manifest.json')) as Record<string, string[]>,
      ).flat(),
    );
    expect(Object.keys(hashes).sort()).toEqual(
      [...files].map((file) => `${site.serverUrl}/${file}`).sort(),
    );
  });

  it('runs', async () => {
    await open();
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  it('runs no chunk that is another, and leaves what stands in the elements', async () => {
    await tamperWith(/\/goodword\/[\w-]+\.js$/);
    await open();
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.getByText(FALLBACK).isVisible()).toBe(true);
    expect(visitor.complaints.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });
});
