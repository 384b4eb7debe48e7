import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';

/**
 * Reads the browser's Global Privacy Control. It refuses `forwarding` and grants nothing.
 *
 * @see https://www.w3.org/TR/gpc/
 */
export const watchGpc: WatchConsent = (report) =>
  followEvents(report, [], () =>
    (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
      ? { forwarding: 'denied' }
      : {},
  );
