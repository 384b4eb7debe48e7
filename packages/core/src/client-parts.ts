import type { Clock, Page, Random, Storage } from './ports.js';
import type { ReferralState } from './state.js';
import type { Store } from './store.js';

/** What the client's parts share. */
export interface ClientParts {
  store: Store<ReferralState>;
  storage: Storage;
  clock: Clock;
  random: Random;
  page: Page | undefined;
  /** A BCP 47 tag. */
  locale: () => string;
  onError: (cause: unknown) => void;
  /** Asks for a path. @throws GoodwordError */
  get<Answer>(path: string, read: (body: unknown) => Answer | undefined): Promise<Answer>;
  /** Sends a body to a resource of `/v1`; the program is added. @throws GoodwordError */
  post<Answer>(
    resource: string,
    body: object,
    read: (body: unknown) => Answer | undefined,
  ): Promise<Answer>;
}
