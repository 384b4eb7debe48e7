import { encodeText } from './encode-text.js';

/** What a share link carries besides its code. */
export interface ShareLinkOptions {
  /** The server's or short domain's address, as in `https://refer.example.com`. */
  base: string;
  code: string;
  /** The channel that it is shared by. */
  via?: string | undefined;
  /** The product that it is about. */
  sku?: string | undefined;
  /** A path of the destination: exactly one `/` first. */
  to?: string | undefined;
}

/**
 * Builds a share link, the code in its path: path data survives what strips parameters.
 *
 * @example buildShareLink({ base: 'https://refer.example.com', code: 'ADA', via: 'email' })
 *   // 'https://refer.example.com/r/ADA?via=email'
 * @throws TypeError when `base` is no absolute address
 */
export function buildShareLink({ base, code, via, sku, to }: ShareLinkOptions): string {
  const url = new URL(`/r/${encodeText(code)}`, base);
  for (const [name, value] of Object.entries({ to, via, sku })) {
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}
