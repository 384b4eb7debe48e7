import { codeParameters } from './code-parameters.js';
import { editQuery } from './edit-query.js';
import { encodeText } from './encode-text.js';
import { CODE_PARAMETER } from './read-landing-url.js';

/** What a link to a host's own page carries. */
export interface LandingLinkOptions {
  /** The page, absolute, as in `https://shop.example/tea?size=2#reviews`. */
  page: string;
  code: string;
  /** The channel that it is shared by. */
  via?: string | undefined;
  /** The product that it is about. */
  sku?: string | undefined;
  /** The parameter that carries the code. @default 'ref' */
  parameter?: string | undefined;
}

/**
 * Builds a link straight to a host's page, the code in its query, for shops without a redirect of
 * ours. The page's own query and hash stay to the letter; what an earlier link said is replaced.
 *
 * @example buildLandingLink({ page: 'https://shop.example/tea', code: 'ADA', via: 'email' })
 *   // 'https://shop.example/tea?ref=ADA&via=email'
 * @throws TypeError when `page` is no `https` or `http` address, or `parameter` may carry no code
 */
export function buildLandingLink({
  page,
  code,
  via,
  sku,
  parameter = CODE_PARAMETER,
}: LandingLinkOptions): string {
  const url = new URL(page);
  if (!/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `[goodword] Expected an https address of a page, received ${url.protocol}.`,
    );
  }
  const parameters = codeParameters(parameter);
  // A code under `via` leaves no room for the channel.
  const context = Object.entries({ via: parameter === 'via' ? undefined : via, sku });
  const added = [[parameter, code], ...context].flatMap(([name = '', value]) =>
    value ? [[name, encodeText(value)] as const] : [],
  );
  return editQuery(url, [...parameters, 'via', 'sku'], added);
}
