import type { ReferralClient } from '@goodword/core';

type Provided = ReferralClient | Promise<ReferralClient>;

let settle: ((client: Provided) => void) | undefined;
let provided: Promise<ReferralClient> | undefined;
let pageLocale = '';

/**
 * Sets the client of every element that stands in no `<goodword-program>`.
 *
 * The first client stays: a second program on the same page belongs into a `<goodword-program>`.
 *
 * @param locale a BCP 47 tag for these elements, instead of the page's `lang`
 */
export function setDefaultClient(client: Provided, locale = ''): void {
  if (provided && !settle) return;
  pageLocale = locale;
  if (settle) settle(client);
  else provided = Promise.resolve(client);
  settle = undefined;
}

/** Resolves with the page's default client, as soon as there is one. */
export function whenDefaultClient(): Promise<ReferralClient> {
  provided ??= new Promise((resolve) => {
    settle = resolve;
  });
  return provided;
}

/** The locale that came with the default client; empty where none did. */
export function defaultLocale(): string {
  return pageLocale;
}
