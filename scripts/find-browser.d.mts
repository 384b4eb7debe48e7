/**
 * Finds a browser: what its environment variable names (`CHROME_PATH`, `FIREFOX_PATH`,
 * `WEBKIT_DRIVER_PATH`), else the usual places, else the search path. An engine that the run
 * leaves out (`npm test -- --engines=…`) is not found.
 */
export function findBrowser(name?: 'chromium' | 'firefox' | 'webkit'): string | undefined;
