import type { ReferralClient } from '@goodword/core';
import { whenDefaultClient } from './default-client.js';

/** The tag that provides a client to the elements inside. */
export const PROGRAM_TAG = 'goodword-program';

/** What `<goodword-program>` offers to the elements inside. */
export interface ClientProvider {
  /** Resolves with the provided client; rejects when it could not be made. */
  whenClient(): Promise<ReferralClient>;
}

/**
 * Finds an element's client: its `<goodword-program>`, else the page's default.
 *
 * The provider may be upgraded later than the elements in it, so its definition is waited for.
 */
export async function findClient(element: Element): Promise<ReferralClient> {
  const provider = element.closest(PROGRAM_TAG);
  if (!provider) return whenDefaultClient();
  await customElements.whenDefined(PROGRAM_TAG);
  return (provider as Element & ClientProvider).whenClient();
}
