import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLIENT_ERROR_CODES, PROBLEM_STATUS } from '@goodword/protocol';
import { expect, it } from 'vitest';
import { ROOT } from './testing/process.js';

it('explains every error code under a heading of its own, and no other', async () => {
  const page = await readFile(join(ROOT, 'docs', 'errors.md'), 'utf8');
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([...Object.keys(PROBLEM_STATUS), ...CLIENT_ERROR_CODES]);
});

it('states the status that each problem is sent with', async () => {
  const page = await readFile(join(ROOT, 'docs', 'errors.md'), 'utf8');
  const stated = [...page.matchAll(/^### (\S+)\n\n(\d{3})\./gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(stated)).toEqual(PROBLEM_STATUS);
});
