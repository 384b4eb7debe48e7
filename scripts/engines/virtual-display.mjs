import { once } from 'node:events';
import { findProgram } from '../find-browser.mjs';
import { startOwned } from './owned-process.mjs';

/**
 * Starts a display that nobody sees, on a number that it chooses itself.
 *
 * @returns {Promise<{ display: string, end: () => Promise<void> }>} `display` is for `DISPLAY`
 */
export async function startVirtualDisplay() {
  const { child, end } = startOwned(
    findProgram('Xvfb'),
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [number] = await Promise.race([
    once(child.stdio[3], 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it was ready.'))),
  ]);
  return { display: `:${String(number).trim()}`, end };
}
