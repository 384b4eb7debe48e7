import { start, type GoodwordQueue } from './script/start.js';

declare global {
  /** Settings and early calls before the script runs; `push()` takes calls ever after. */
  var goodword: GoodwordQueue | unknown[] | undefined;
}

// A second copy of the script finds the first at work and leaves it so.
if (!globalThis.goodword || Array.isArray(globalThis.goodword)) {
  globalThis.goodword = start(import.meta.url, globalThis.goodword);
}
