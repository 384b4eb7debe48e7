import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, ROOT, startProcess, type RunningProcess } from './testing/process.js';
import { openProfile, type Profile } from './testing/profile.js';

const SCRIPT = join(ROOT, 'packages', 'elements', 'dist', 'script');

async function readManifest(): Promise<Record<string, string[]>> {
  return JSON.parse(await readFile(join(SCRIPT, 'manifest.json'), 'utf8')) as Record<
    string,
    string[]
  >;
}

describe('the script build', () => {
  it('is one file as long as a page has no element', async () => {
    const manifest = await readManifest();
    expect(manifest['packages/elements/src/goodword.ts']).toEqual(['goodword.js']);
  });

  it('names its chunks by hashes alone, which no block list knows', async () => {
    const names = await readdir(join(SCRIPT, 'goodword'));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !/^[\w-]{8}\.(js|json)$/.test(name))).toEqual([]);
  });

  it('creates the Trusted Types policy “goodword” and no other, and carries no schema', async () => {
    const names = await readdir(join(SCRIPT, 'goodword'));
    const texts = await Promise.all(
      names.map((name) => readFile(join(SCRIPT, 'goodword', name), 'utf8')),
    );
    const code = texts.join('\n');
    expect([...code.matchAll(/createPolicy\(["'`]([\w-]+)/g)].map(([, name]) => name)).toEqual([
      'goodword',
    ]);
    expect(code).not.toMatch(/ZodError|_zod/);
  });
});

describe('a page with the tag and <goodword-refer>', () => {
  let folder: string;
  let server: RunningProcess;
  let site: Server;
  let visitor: Profile;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-bare-'));
    let serverUrl = '';
    site = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,">
        <script type="module" src="${serverUrl}/goodword.js" data-program="demo"></script>
        <goodword-refer></goodword-refer></html>`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    server = startProcess([CLI, 'serve', '--demo-shop', address], {
      GOODWORD_DATABASE_URL: `file:${join(folder, 'goodword.db')}`,
      GOODWORD_PORT: '0',
    });
    serverUrl = (await server.whenPrinted('Goodword is ready: ')).replace(/\/$/, '');
    visitor = await openProfile();
  });

  afterAll(async () => {
    await visitor?.close();
    await server?.stop();
    site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('loads at most six scripts, and just those that the budget counts', async () => {
    const { page, requests } = visitor;
    await page.goto(address);
    await page.getByRole('button', { name: 'Get my link' }).waitFor();
    await page.waitForLoadState('networkidle');
    const loaded = requests
      .map(({ url }) => new URL(url).pathname.slice(1))
      .filter((path) => path.endsWith('.js'));
    const manifest = await readManifest();
    const counted = [
      'elements/src/goodword',
      'core/src/browser/late',
      'elements/src/locales/en',
      'elements/src/refer/refer.define',
    ].flatMap((module) => manifest[`packages/${module}.ts`] ?? []);
    expect(loaded.sort()).toEqual([...new Set(counted)].sort());
    expect(loaded.length).toBeLessThanOrEqual(6);
    expect(visitor.complaints).toEqual([]);
  });
});
