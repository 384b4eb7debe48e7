import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { describe, expect, it } from 'vitest';
import { ROOT } from './testing/process.js';

const execute = promisify(execFile);
const ENTRIES = ['', '/rules', '/browser', '/browser/early', '/browser/late', '/browser/evidence'];

/** An app that stands beside the packages it imports; there is no such file. */
const APP = join(ROOT, 'packages/checks/the-app.js');

/** What an app's bundle holds of the packages for a line of its own, a module each. */
async function modulesOf(line: string): Promise<string[]> {
  const bundle = await rollup({
    input: APP,
    onwarn: () => undefined,
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === APP ? id : null),
        load: (id) => (id === APP ? line : null),
      },
      nodeResolve({ browser: true, exportConditions: ['browser'] }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  return Object.entries(output[0].modules)
    .filter(([id, { renderedLength }]) => renderedLength > 0 && id !== APP)
    .map(([id]) => relative(ROOT, id).replace(/^.*node_modules\//, ''))
    .sort();
}

describe('an app that imports from @goodword/core', () => {
  it('bundles codes, and nothing else, for generateCode()', async () => {
    const modules = await modulesOf("export { generateCode } from '@goodword/core';");
    expect(modules).toContain('packages/core/dist/codes/generate-code.js');
    const others = modules.filter((id) => !/^packages\/core\/dist\/codes\/|^nanoid\//.test(id));
    expect(others).toEqual([
      'packages/core/dist/ids/secure-random.js',
      'packages/protocol/dist/ids.js',
    ]);
  });

  it('bundles links, and nothing else, for buildShareLink()', async () => {
    const modules = await modulesOf("export { buildShareLink } from '@goodword/core';");
    expect(modules.filter((id) => !id.includes('/links/'))).toEqual([]);
  });

  it('bundles no client for the rules', async () => {
    const modules = await modulesOf("export { decideAttribution } from '@goodword/core';");
    expect(modules.every((id) => id.includes('/attribution/'))).toBe(true);
  });

  it.each(ENTRIES)('bundles nothing for an import of %j that it does not use', async (entry) => {
    expect(await modulesOf(`import '@goodword/core${entry}';`)).toEqual([]);
  });
});

/** Fails at the first touch of anything that a page, a worker or a server has. */
const TRAPS = `
const names = ['window', 'document', 'location', 'navigator', 'localStorage', 'sessionStorage',
  'indexedDB', 'fetch', 'crypto', 'performance', 'process', 'setTimeout', 'addEventListener',
  'customElements', 'BroadcastChannel', 'MutationObserver', 'dataLayer', 'goodword'];
const touched = [];
const before = new Set(Reflect.ownKeys(globalThis));
for (const name of names) {
  const value = globalThis[name];
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() { if (!quiet) touched.push(name); return value; },
  });
  before.add(name);
}
let quiet = true;
const entries = process.argv.slice(1);
for (const entry of entries) {
  quiet = false;
  const module = await import('@goodword/core' + entry);
  quiet = true;
  if (Object.keys(module).length === 0) touched.push('no exports in ' + entry);
}
const added = Reflect.ownKeys(globalThis).filter((name) => !before.has(name));
console.log(JSON.stringify({ touched: [...new Set(touched)], added }));
`;

describe('importing every entry in plain Node', () => {
  it('works, touches nothing of the world and leaves nothing in it', async () => {
    const { stdout } = await execute(
      process.execPath,
      ['--input-type=module', '--eval', TRAPS, '--', ...ENTRIES.map((entry) => entry || '/.')].map(
        (argument) => (argument === '/.' ? '' : argument),
      ),
      { cwd: join(ROOT, 'packages/checks') },
    );
    const { touched, added } = JSON.parse(stdout) as { touched: string[]; added: string[] };
    // The loader itself reads \`process\`; nanoid keeps hold of the platform's generator.
    expect(touched.filter((name) => name !== 'process')).toEqual([]);
    expect(added).toEqual([]);
  });
});
