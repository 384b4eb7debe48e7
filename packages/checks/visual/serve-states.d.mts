/** Serves the page that shows an element in its states, until it is closed. */
export function serveStates(): Promise<{ origin: string; close: () => Promise<void> }>;
