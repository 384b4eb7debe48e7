import type { ConsentValue, Purpose } from '@goodword/protocol';
import type { ReportConsent } from '../../ports.js';

/** What a platform says of the purposes; one that is left out was not spoken of. */
export type Said = Partial<Record<Purpose, ConsentValue>>;

/** Passes on what `read` finds now. A reading that throws is a broken signal: nothing is said. */
export type Say = (read: () => Said) => void;

/**
 * Follows one platform and keeps its faults, and ours, out of the page.
 *
 * The same words twice are passed on once, and nothing is passed on before there is something.
 *
 * @param start listens to the platform, and may return what ends that
 * @returns a function that ends it
 */
export function followPlatform(
  report: ReportConsent,
  start: (say: Say) => (() => void) | undefined,
): () => void {
  let isOver = false;
  let last = '{}';
  const say: Say = (read) => {
    if (isOver) return;
    let said: Said = {};
    attempt(() => (said = read()));
    const words = JSON.stringify(said);
    if (words === last) return;
    last = words;
    attempt(() => report(said));
  };
  let end: (() => void) | undefined;
  attempt(() => (end = start(say)));
  return () => {
    isOver = true;
    attempt(() => end?.());
  };
}

/** Runs what may meet a hostile or half-loaded platform. */
export function attempt(task: () => unknown): void {
  try {
    task();
  } catch {
    // A platform's fault is not the page's, and a missing signal is a no already.
  }
}
