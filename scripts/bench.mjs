import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, ensureBuilt, ensureInstalled, run } from './workspace.mjs';

/** `npm run bench`: every benchmark, one after the other; each prints its own table. */
await ensureInstalled();
await ensureBuilt();
const folder = join(ROOT, 'packages', 'checks', 'bench');
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .sort()) {
  const { code } = await run(NODE, ['--expose-gc', join(folder, name)]);
  if (code !== 0) process.exitCode = code;
}
