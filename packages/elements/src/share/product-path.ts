/**
 * Finds where a product's page lies within a program's destination.
 *
 * @param address the product's address, absolute or as the page would write it in a link
 * @returns path and query, beginning with exactly one `/`; `undefined` where it lies elsewhere, since
 *   a share link leads to the program's own site alone
 */
export function productPath(address: string, destination: string): string | undefined {
  if (!URL.canParse(address, document.baseURI)) return undefined;
  const { origin, pathname, search } = new URL(address, document.baseURI);
  if (origin !== new URL(destination).origin || /^\/\/|\\/.test(pathname + search))
    return undefined;
  return pathname + search;
}
