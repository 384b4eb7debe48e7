/**
 * Takes parameters out of an address and puts others at the end of its query. Everything else stays to
 * the letter: `URLSearchParams` would write a host's `%20` and `?flag` anew as `+` and `?flag=`.
 *
 * @param added name and value, both encoded
 */
export function editQuery(
  url: URL,
  taken: readonly string[],
  added: readonly (readonly [name: string, value: string])[] = [],
): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !taken.includes(nameOf(pair)));
  const edited = new URL(url);
  const query = [...kept, ...added.map((pair) => pair.join('='))].join('&');
  // The setter takes one `?` off, which may be the first name's own.
  edited.search = query && `?${query}`;
  return edited.href;
}

/** A parameter’s name, decoded. The `&` keeps a `?` that belongs to the name. */
function nameOf(pair: string): string {
  const [name = ''] = new URLSearchParams(`&${pair}`).keys();
  return name;
}
