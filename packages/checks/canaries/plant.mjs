import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Plants one fault in a copy: a new file (`content`), text at a file's end (`append`), or a
 * replacement (`find`, which must be there, and `replace`).
 *
 * @param {string} copy the copy's folder
 * @param {{ file: string, content?: string, append?: string, find?: string | RegExp, replace?: string }} fault
 * @returns {() => void} puts everything back
 */
export function plant(copy, { file, content, append, find, replace }) {
  const path = join(copy, file);
  const before = existsSync(path) ? readFileSync(path) : undefined;
  mkdirSync(dirname(path), { recursive: true });
  if (content !== undefined) {
    writeFileSync(path, content);
  } else {
    if (before === undefined) throw new Error(`There is no ${file} to plant a fault in.`);
    const text = before.toString();
    const planted = append === undefined ? text.replace(find, replace) : text + append;
    if (planted === text)
      throw new Error(`${file} has no ${find}: this canary has lost its place.`);
    writeFileSync(path, planted);
  }
  return () => (before === undefined ? rmSync(path) : writeFileSync(path, before));
}
