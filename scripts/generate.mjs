import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizesTable } from './sizes-table.mjs';
import { pictureFingerprint } from './picture-fingerprint.mjs';
import { ROOT, ensureBuilt, ensureInstalled, fail, run, NODE } from './workspace.mjs';

/**
 * `npm run generate` writes what is derived from the sources; with `--check` it writes nothing and
 * fails where something on disk is not what would be written.
 */

const README = join(ROOT, 'README.md');
const PICTURES = join(ROOT, 'docs', 'images', 'fingerprint.txt');

/** The text between a pair of markers, replaced. */
function replaceBlock(text, name, content) {
  const begin = `<!-- generated: ${name} -->`;
  const end = `<!-- /generated: ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) fail(`README.md has lost its block ${name}.`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const isCheck = process.argv.includes('--check');
if (!isCheck) {
  await ensureInstalled();
  await ensureBuilt();
}

const readme = readFileSync(README, 'utf8');
const current = replaceBlock(readme, 'sizes', await sizesTable());
const pictures = pictureFingerprint();

if (isCheck) {
  const stale = [
    ...(readme === current ? [] : ['README.md']),
    ...(readIfThere(PICTURES) === pictures ? [] : ['docs/images']),
  ];
  if (stale.length > 0) fail(`Not current: ${stale.join(', ')}. Run npm run generate.`);
} else {
  writeFileSync(README, current);
  if (readIfThere(PICTURES) !== pictures) {
    const { code } = await run(NODE, ['packages/checks/pictures/widget.mjs']);
    if (code !== 0) fail('The pictures could not be made. See above.');
    writeFileSync(PICTURES, pictures);
  }
}
