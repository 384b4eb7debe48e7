import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './workspace.mjs';

/**
 * A digest of what the README's pictures show: the built script and the page around it. Pixels
 * differ from machine to machine, so what is compared is what they are made from.
 */
export function pictureFingerprint() {
  const script = join(ROOT, 'packages', 'elements', 'dist', 'script');
  const page = join(ROOT, 'packages', 'checks', 'pictures');
  const chunks = readdirSync(join(script, 'goodword')).map((name) =>
    join(script, 'goodword', name),
  );
  const pages = readdirSync(page).map((name) => join(page, name));
  const hash = createHash('sha256');
  for (const path of [...chunks, ...pages, join(script, 'goodword.js')].sort())
    hash.update(readFileSync(path));
  return `${hash.digest('hex')}\n`;
}
