import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, NODE, ensureBuilt, ensureInstalled, run } from './workspace.mjs';

/**
 * `npm run bench [-- codes]`: each benchmark in turn; the tables are printed and written to
 * `docs/benchmarks.md`. Figures are ratios within one run: a busy machine slows both sides.
 */
if (!process.env.GOODWORD_BENCH) {
  await ensureInstalled();
  await ensureBuilt();
  // Again, on the pinned runtime.
  const { code } = await run(NODE, ['scripts/bench.mjs', ...process.argv.slice(2)], {
    env: { GOODWORD_BENCH: '1' },
  });
  process.exit(code);
}

const folder = join(ROOT, 'packages', 'checks', 'bench');
const named = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .filter((file) => named.length === 0 || named.includes(file.replace('.bench.mjs', '')))
  .sort();
const parts = [];
for (const file of files) {
  const { title, report } = await import(pathToFileURL(join(folder, file)).href);
  process.stdout.write(`${title}\n\n${report}\n\n`);
  parts.push(`## ${title}\n\n${report}\n`);
}
if (named.length === 0) {
  const versions = `Node ${process.versions.node}, SQLite ${process.versions.sqlite}, ${cpus().length} cores`;
  const head = `# Benchmarks\n\nWritten by \`npm run bench\`. ${versions}. The ratio is to the first row of each table, within the same run.\n`;
  writeFileSync(join(ROOT, 'docs', 'benchmarks.md'), [head, ...parts].join('\n'));
}
