import { createKeeper, type KeeperOptions, type KeeperParts } from '../keeper.js';
import type { Storage } from '../ports.js';
import { announceWithdrawal } from './announce-withdrawal.js';
import { createIndexedDbStorage } from './indexed-db-storage.js';
import { createLifecycle } from './lifecycle.js';
import { readStoredConsent } from './stored-consent.js';
import { writeStoredConsent } from './write-stored-consent.js';

/** Adds the cookie that subdomains share to a storage. */
export type ShareTouch = (storage: Storage) => Storage;

/** The keeper, with the browser's storage and lifecycle where the host brings nothing of its own. */
export const createBrowserKeeper = (
  parts: KeeperParts,
  options: KeeperOptions,
  shareTouch: ShareTouch = (storage) => storage,
) =>
  createKeeper(parts, {
    page: {
      ...createLifecycle(),
      readConsent: readStoredConsent,
      writeConsent: writeStoredConsent,
      announceWithdrawal,
      cleanAddress: async (parameters) =>
        (await import('./clean-address.js')).cleanAddress(parameters),
    },
    ...options,
    storage: shareTouch(options.storage ?? createIndexedDbStorage(options.program)),
  });
