import { createKeeper, type KeeperOptions, type KeeperParts } from '../keeper.js';
import { createIndexedDbStorage } from './indexed-db-storage.js';
import { createLifecycle } from './lifecycle.js';

/** The keeper, with IndexedDB and the page's lifecycle where the host brings nothing of its own. */
export const createBrowserKeeper = (parts: KeeperParts, options: KeeperOptions) =>
  createKeeper(parts, {
    storage: createIndexedDbStorage(),
    page: createLifecycle(),
    ...options,
  });
