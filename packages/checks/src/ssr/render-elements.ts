import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What a server prints for some HTML with elements in it; `complaints` is its error output. */
export interface Rendered {
  html: string;
  complaints: string;
}

/** Renders in a Node of its own, where packages resolve to what is published. */
export async function renderElements(markup: string, ...flags: string[]): Promise<Rendered> {
  const script = join(import.meta.dirname, 'pages', 'render.mjs');
  const args = [script, markup, ...flags];
  const { stdout, stderr } = await execute(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return { html: stdout, complaints: stderr };
}
