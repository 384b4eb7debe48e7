import { spawnSync } from 'node:child_process';
import { installFromDebian } from './engines/install-from-debian.mjs';
import { findProgram } from './find-browser.mjs';

/**
 * Finds what records a program's system calls, else installs it where that is possible.
 *
 * @returns {Promise<string | undefined>} why it cannot be used, or `undefined` where it can
 */
export async function ensureTracer() {
  if (process.platform !== 'linux') return 'Only Linux has strace.';
  if (!findProgram('strace')) await installFromDebian([[['strace']]]);
  if (!findProgram('strace')) {
    return 'strace was not found. Debian, Ubuntu: sudo apt-get install strace; Fedora: sudo dnf install strace.';
  }
  const { status, stderr } = spawnSync('strace', ['-D', '-o', '/dev/null', 'true'], {
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `strace may not trace here: ${stderr.trim().split('\n')[0]}.`;
}
