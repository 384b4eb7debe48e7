import type { ReportConsent } from '../../ports.js';
import { followPlatform, type Said } from './follow-platform.js';

/**
 * Follows a platform that tells of a change by events and can be read at any time.
 *
 * @param types the events, on `window` or `document`
 * @param read what the platform says now, and the event that told of it
 */
export function followEvents(
  report: ReportConsent,
  types: readonly string[],
  read: (event?: Event) => Said,
): () => void {
  return followPlatform(report, (say) => {
    const update = (event?: Event) => say(() => read(event));
    update();
    // While an event is on its way down, `window` also hears what `document` alone is told.
    for (const type of types) addEventListener(type, update, true);
    return () => {
      for (const type of types) removeEventListener(type, update, true);
    };
  });
}
