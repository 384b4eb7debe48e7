import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, ensureBuilt, ensureInstalled, run } from './workspace.mjs';

/** `npm run build`: every package, from nothing. `--no-stamp` is for those who keep the stamp. */
if (process.argv.includes('--no-stamp')) {
  for (const name of ['protocol', 'core', 'elements', 'server', 'mock', 'checks']) {
    rmSync(join(ROOT, 'packages', name, 'dist'), { recursive: true, force: true });
  }
  const { code } = await run('rollup', ['--config', '--silent']);
  process.exitCode = code;
} else {
  await ensureInstalled();
  await ensureBuilt({ force: true });
}
