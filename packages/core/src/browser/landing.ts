import { readLandingUrl } from '../links/read-landing-url.js';
import type { Touch } from '../state.js';

/** How this page came to be shown; missing where the browser does not tell. */
export function readNavigation(): PerformanceNavigationTiming | undefined {
  return performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
}

/**
 * The address that was landed on. It is read from the navigation's timing, since a router may have
 * rewritten `location` before a deferred script runs.
 */
export function readLandingAddress(): string {
  // The timing has no fragment and may be missing: https://www.w3.org/TR/navigation-timing-2/
  return readNavigation()?.name ?? location.href;
}

/** Reads the touch of this page's landing into memory; nothing is stored. */
export function readLandingTouch(): Touch | undefined {
  const landing = readLandingUrl(readLandingAddress());
  return landing && { ...landing, touchedAt: Date.now() };
}
