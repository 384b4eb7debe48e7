import { run } from './workspace.mjs';

/** The measured sizes as a table, from the same configuration that enforces the budgets. */
export async function sizesTable() {
  const { code, output } = await run('size-limit', ['--json'], { quiet: true });
  const start = output.indexOf('[');
  if (code !== 0 && start < 0) throw new Error(`size-limit failed.\n${output}`);
  const rows = JSON.parse(output.slice(start)).map(({ name, size, sizeLimit }) => [
    name.replaceAll('<', '`<').replaceAll('>', '>`'),
    `${(size / 1000).toFixed(2)} kB`,
    `${(sizeLimit / 1000).toFixed(1)} kB`,
  ]);
  const header = ['what a browser loads (brotli)', 'measured', 'budget'];
  const widths = header.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
