import type { Page } from '../ports.js';
import { readNavigation } from './landing.js';

/** How the page came, and when it goes and comes back. */
export function createLifecycle(): Pick<Page, 'isReload' | 'onLifecycle'> {
  return {
    isReload: () => readNavigation()?.type !== 'navigate',
    onLifecycle(listener) {
      const controller = new AbortController();
      const { signal } = controller;
      const onVisibility = () => document.visibilityState === 'hidden' && listener('hidden');
      // No `unload` and no `beforeunload`: the page stays eligible for the back/forward cache.
      document.addEventListener('visibilitychange', onVisibility, { signal });
      addEventListener('pagehide', () => listener('hide'), { signal });
      addEventListener('pageshow', ({ persisted }) => persisted && listener('show'), { signal });
      addEventListener('online', () => listener('online'), { signal });
      return () => controller.abort();
    },
  };
}
