import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../testing/process.js';

const execute = promisify(execFile);
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const FIXTURES = join(import.meta.dirname, 'types');

describe('the types for React, Preact, Solid, Vue and Svelte', () => {
  it('take what is right and refuse what is wrong', async () => {
    const { stdout } = await execute(process.execPath, [TSC, '--project', FIXTURES]).catch(
      ({ stdout }: { stdout: string }) => ({ stdout }),
    );
    expect(stdout).toBe('');
  });

  it('refuse a wrong property, and a wrong event, in each', async () => {
    const files = (await readdir(FIXTURES)).filter((file) => /\.tsx?$/.test(file));
    expect(files).toHaveLength(5);
    for (const file of files) {
      const text = await readFile(join(FIXTURES, file), 'utf8');
      expect(text.match(/@ts-expect-error/g)?.length, file).toBeGreaterThanOrEqual(3);
    }
  });
});
