import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';

/**
 * Makes a folder for a profile of Firefox, which goes when this process ends. It is not in the
 * system's temporary folder, because a Firefox that is a snap, as Ubuntu's, sees nothing in there:
 * https://bugzilla.mozilla.org/show_bug.cgi?id=1766125
 *
 * @returns {string} its path
 */
export function createFirefoxProfile() {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.goodword-firefox-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
