/** A quiet browser: no look-ups and no downloads of its own, no sandbox where it runs as root. */
export const BROWSER_ARGUMENTS: string[];
