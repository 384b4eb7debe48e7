/** Says on the console what `data-debug` asks for; without it the console stays silent. */
export function explain(message: string, detail?: unknown): void {
  // eslint-disable-next-line no-console -- the one place that speaks, and only when asked to
  console.info(`[goodword] ${message}`, ...(detail === undefined ? [] : [detail]));
}
