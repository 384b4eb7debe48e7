import { createReferralClient } from '@goodword/core/browser';
import type { ReferralClient } from '@goodword/core';
import '@goodword/elements/define';

/** What a test asks of a page from outside. */
export interface TestPage {
  unmount(): void;
  /** How many elements follow the client. */
  readonly followers: number;
}

/**
 * Starts a framework's page with a client for its elements.
 *
 * @param mount shows the page in the target, and returns what takes it away
 */
export function startPage(
  mount: (target: HTMLElement, client: ReferralClient) => () => void,
): void {
  const target = document.querySelector('main') as HTMLElement;
  const client = createReferralClient({
    program: 'demo',
    endpoint: target.dataset.server ?? '',
  });
  const { subscribe } = client;
  let followers = 0;
  client.subscribe = (listener) => {
    const release = subscribe(listener);
    followers += 1;
    return () => {
      followers -= 1;
      release();
    };
  };
  const page: TestPage = {
    unmount: mount(target, client),
    get followers() {
      return followers;
    },
  };
  Object.assign(globalThis, { page });
}
