import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './process.js';

const execute = promisify(execFile);

/**
 * Runs a module in a Node of its own, where packages resolve to what is published.
 *
 * @param code prints one line of JSON
 */
export async function runModule(code: string): Promise<unknown> {
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: join(ROOT, 'packages', 'checks'),
  });
  return JSON.parse(stdout);
}
