/** Finds a Chromium-like browser: `CHROME_PATH` first, then the usual places, then the search path. */
export function findBrowser(): string | undefined;
