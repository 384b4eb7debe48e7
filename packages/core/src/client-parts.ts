import type { ConsentMode } from '@goodword/protocol';
import type { ForwardedEvent } from './forwarding.js';
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
  /** What the page, else the program, says of consent. */
  mode: () => ConsentMode;
  onError: (cause: unknown) => void;
  /** Passes an event on to where the host wants it, once that is allowed. */
  tell: (event: Omit<ForwardedEvent, 'program'>) => void;
  /** Sends a body to a resource of `/v1`; the program is added. @throws GoodwordError */
  post<Answer>(
    resource: string,
    body: object,
    read: (body: unknown) => Answer | undefined,
  ): Promise<Answer>;
}
