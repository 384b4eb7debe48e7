/** What a share link's own query may say. */
const OWN = new Set(['to', 'via', 'sku', 'ref']);

/**
 * Finds where a share link leads: always to the program's own destination, at most to another page
 * of it. What the sharer's query carries besides is kept.
 *
 * @param query the share link's query
 */
export function redirectTarget(destination: string, code: string, query: URLSearchParams): string {
  const url = resolvePage(destination, query.get('to'));
  for (const [name, value] of query) if (!OWN.has(name)) url.searchParams.append(name, value);
  for (const name of ['via', 'sku']) {
    const value = query.get(name);
    if (value) url.searchParams.set(name, value);
  }
  url.searchParams.set('ref', code);
  return url.href;
}

/** `to` begins with exactly one `/`, has no backslash and stays on the origin; else it is ignored. */
function resolvePage(destination: string, to: string | null): URL {
  const home = new URL(destination);
  if (to === null || !/^\/(?!\/)/.test(to) || to.includes('\\')) return home;
  const page = URL.parse(to, home.href);
  return page?.origin === home.origin ? page : home;
}
