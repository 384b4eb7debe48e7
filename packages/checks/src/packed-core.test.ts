import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './testing/process.js';

const execute = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const SCRIPT = `
import { createReferralClient, generateCode, parseCode } from '@goodword/core';
const code = generateCode();
const parsed = parseCode(code.toLowerCase());
const client = createReferralClient({ program: 'acme', endpoint: 'none' });
console.log(JSON.stringify({ ok: parsed.ok, length: code.length, status: client.get().status }));
client.dispose();
`;

describe('@goodword/core, packed and installed', () => {
  let folder: string;
  let project: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodword-packed-'));
    for (const name of ['protocol', 'core']) {
      await execute('npx', ['-y', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], {
        cwd: join(ROOT, 'packages', name),
      });
    }
    const files = await readdir(folder);
    const tarball = (name: string) => {
      const file = files.find((candidate) => candidate.startsWith(`goodword-${name}-`));
      return `file:${join(folder, file ?? `there is no tarball of ${name}`)}`;
    };
    project = join(folder, 'project');
    await mkdir(project);
    await writeFile(
      join(project, 'package.json'),
      JSON.stringify({
        name: 'fresh',
        private: true,
        type: 'module',
        dependencies: { '@goodword/core': tarball('core') },
        // Neither is published yet, so the dependency between them is answered here.
        overrides: { '@goodword/protocol': tarball('protocol') },
      }),
    );
    await execute(npm, ['install', '--no-audit', '--no-fund'], { cwd: project });
  }, 240_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('runs in plain Node', async () => {
    await writeFile(join(project, 'main.js'), SCRIPT);
    const { stdout } = await execute(process.execPath, ['main.js'], { cwd: project });
    expect(JSON.parse(stdout)).toEqual({ ok: true, length: 11, status: 'idle' });
  });

  it('carries its types', async () => {
    await writeFile(
      join(project, 'main.ts'),
      `import { parseCode, type ReferralClient } from '@goodword/core';
       export const read = (client: ReferralClient): string | undefined => client.get().advocate?.url;
       // @ts-expect-error A code is text.
       parseCode(42);`,
    );
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2023,dom', 'main.ts'];
    const { stdout } = await execute(process.execPath, [tsc, ...args], { cwd: project });
    expect(stdout).toBe('');
  });

  it('is bundled by Vite, and runs from the bundle', async () => {
    await writeFile(join(project, 'app.js'), SCRIPT);
    await build({
      root: project,
      logLevel: 'silent',
      build: {
        lib: { entry: 'app.js', formats: ['es'], fileName: 'app' },
        outDir: 'bundle',
        rollupOptions: { external: [] },
      },
    });
    const [file] = (await readdir(join(project, 'bundle'))).filter((name) =>
      name.startsWith('app'),
    );
    const { stdout } = await execute(process.execPath, [join('bundle', file ?? '')], {
      cwd: project,
    });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, status: 'idle' });
    const bundle = await readFile(join(project, 'bundle', file ?? ''), 'utf8');
    expect(bundle).not.toMatch(/from\s*["'](@goodword|nanoid)/);
  });
});
