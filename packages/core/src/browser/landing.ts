import { CODE_PARAMETER, readLanding } from '../links/read-landing.js';
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

/** What any code is made of. */
const SHAPE = /^[\dA-Z]{3,40}$/;

/**
 * Reads the touch of this page's landing into memory; nothing is stored. A code is taken by its shape
 * alone here, which costs every page less: what follows a grant checks the rest.
 *
 * @param parameters names to look for, in this order
 */
export function readLandingTouch(
  parameters: readonly string[] = [CODE_PARAMETER],
): Touch | undefined {
  const landing = readLanding(readLandingAddress(), parameters, (text) => {
    const code = text.replace(/[\s-]/g, '').toUpperCase();
    return SHAPE.test(code) ? code : undefined;
  });
  return landing && { ...landing, touchedAt: Date.now() };
}
