import type { Terminal } from './terminal.js';

/** Milliseconds between two lines. */
const PERIOD = 1000;

/** Says how far long work has come, once a second at most; nothing where a program reads the answer. */
export function showProgress(
  { complain }: Terminal,
  isJson: boolean,
  toLine: (value: number) => string,
): (value: number) => void {
  let last = Date.now();
  return (value) => {
    if (isJson || Date.now() - last < PERIOD) return;
    last = Date.now();
    complain(toLine(value));
  };
}
