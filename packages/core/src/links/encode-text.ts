/** Half of a surrogate pair, which has no encoding, becomes U+FFFD, as in a browser's own forms. */
function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Percent-encodes a text, a space as `%20` and never as `+`. */
export function encodeText(text: string): string {
  return encodeURIComponent(toWellFormed(text));
}
