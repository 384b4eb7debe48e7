/**
 * Makes this process exit in order when it is told to end. Left to itself, Node ends on a signal
 * without the `exit` event, at which what was started is ended.
 */
export function exitOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
}
