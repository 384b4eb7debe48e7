import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a program that ends when this process exits, and with it all that the program started
 * itself: they are a group of their own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {{ child: import('node:child_process').ChildProcess, end: () => Promise<void> }}
 */
export function startOwned(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: true });
  const exit = once(child, 'exit').catch(() => undefined);
  const kill = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', kill);
  return {
    child,
    async end() {
      kill();
      await exit;
      process.off('exit', kill);
    },
  };
}
