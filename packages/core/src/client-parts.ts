import type { Clock, Page, Random, Storage, Transport } from './ports.js';
import type { ReferralState } from './state.js';
import type { Store } from './store.js';

/** What the client's parts share. */
export interface ClientParts {
  store: Store<ReferralState>;
  storage: Storage;
  transport: Transport;
  clock: Clock;
  random: Random;
  page: Page | undefined;
  /** The path of a public call, with the program in its query. */
  pathOf: (resource: string) => string;
  onError: (cause: unknown) => void;
}
