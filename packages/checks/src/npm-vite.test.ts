import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCode } from '@goodword/core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile } from './testing/profile.js';
import { ROOT } from './testing/process.js';

const root = join(ROOT, 'examples', 'npm-vite');

describe('the app that uses the core alone', () => {
  let outDir: string;
  let server: PreviewServer;
  let url: string;
  const profiles: Profile[] = [];

  async function open(path = ''): Promise<Profile> {
    const profile = await openProfile();
    profiles.push(profile);
    await profile.page.goto(`${url}/${path}`);
    return profile;
  }

  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'goodword-vite-'));
    await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
    const listening = { host: '127.0.0.1', port: 0 };
    server = await preview({ root, logLevel: 'error', build: { outDir }, preview: listening });
    url = `http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}`;
  }, 120_000);

  afterAll(async () => {
    for (const profile of profiles) await profile.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  });

  it('is built without the elements, and without the schemas', async () => {
    const files = await readdir(join(outDir, 'assets'));
    const scripts = files.filter((file) => file.endsWith('.js'));
    const texts = await Promise.all(
      scripts.map((file) => readFile(join(outDir, 'assets', file), 'utf8')),
    );
    expect(texts.join('\n')).not.toMatch(/lit-html|customElements|ZodError/);
  });

  it('walks from a code to a friend’s visit, on an endpoint of its own', async () => {
    const advocate = await open();
    await advocate.page.getByRole('button', { name: 'Make my link' }).click();
    const link = await advocate.page.getByLabel('Your link').inputValue();
    const code = new URL(link).searchParams.get('ref') ?? '';
    expect(parseCode(code)).toMatchObject({ ok: true, vanity: false });
    const whatsapp = await advocate.page
      .getByRole('link', { name: 'Share by whatsapp' })
      .getAttribute('href');
    const shared = new URL(whatsapp ?? '').searchParams.get('text') ?? '';
    expect(shared).toContain(`${url}/?ref=${code}&via=whatsapp`);
    expect(shared).toContain('I get 5 euros too.');

    const friend = await open(new URL(`${link}&via=whatsapp`).search);
    await friend.page.getByText(`A friend sent you (${code}).`).waitFor();
    expect(await friend.keptOnDevice()).toEqual({
      cookies: [],
      localStorage: [],
      sessionStorage: [],
      databases: [],
      caches: [],
    });
    const log = friend.page.getByRole('listitem');
    expect(await log.allTextContents()).toEqual([]);

    await friend.page.getByRole('button', { name: 'Allow' }).click();
    await friend.page.getByText('events: visit').waitFor();
    expect((await log.allTextContents()).sort()).toEqual(['consents: grant', 'events: visit']);
    expect((await friend.keptOnDevice()).databases).toEqual(['goodword']);
    // All of it came from the app's own origin.
    expect(friend.requests.filter((request) => !request.url.startsWith(url))).toEqual([]);
  });

  it('catches a mistyped code offline, and offers the one that was meant', async () => {
    const { page } = await open();
    const entry = page.getByLabel('Code', { exact: true });
    await entry.fill('7k3m q9tz 47h');
    await entry.press('Enter');
    const verdict = page.locator('#verdict');
    await page.getByText('Did you mean').waitFor();
    const meant = /mean (.+)\?/.exec((await verdict.textContent()) ?? '')?.[1] ?? '';
    await entry.fill(meant);
    await entry.press('Enter');
    await page.getByText(`Thank you. ${meant} counts.`).waitFor();
    expect(await page.getByRole('listitem').allTextContents()).toEqual(['claims: 7K3MQ9TZ4H7']);
  });

  it('has no barrier and complains of nothing, under the strictest policy', async () => {
    const { page, findBarriers, complaints } = await open();
    await page.getByRole('button', { name: 'Make my link' }).click();
    expect(await findBarriers()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
