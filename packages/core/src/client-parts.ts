import type { Clock, Transport } from './ports.js';
import type { ReferralState } from './state.js';
import type { Store } from './store.js';

/** What the client's parts share. */
export interface ClientParts {
  store: Store<ReferralState>;
  clock: Pick<Clock, 'now'>;
  transport: Transport;
  /** Names the program in a path, as in `?program=acme`. */
  query: string;
  /** A BCP 47 tag. */
  locale: () => string;
  onError: (cause: unknown) => void;
  /** Sends a body to a resource of `/v1`; the program is added. @throws GoodwordError */
  post<Answer>(
    resource: string,
    body: object,
    read: (body: unknown) => Answer | undefined,
  ): Promise<Answer>;
}
